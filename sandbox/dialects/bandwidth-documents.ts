import { escapeXml } from '../../src/carriers/xml.ts';
import type { Order, Rental } from '../model.ts';

/** Bandwidth's XML documents, as its public specification shows them, without the declaration. */

const descriptions: Record<number, string> = {
  5006: 'TelephoneNumber Disconnect Error',
  5012: 'The account is locked and the operation is not permissible',
  5074: 'Telephone number is not in service.',
};

/** The answer to a new order. */
export function acceptedDocument(order: Order): string {
  return element(
    'DisconnectTelephoneNumberOrderResponse',
    request(order) + element('OrderStatus', 'RECEIVED'),
  );
}

/** An order as it stands. */
export function orderDocument(order: Order, word: string): string {
  const { result } = order;
  const disconnected = result?.done ?? [];
  const errors = (result?.failed ?? []).map(({ e164, code }) =>
    element(
      'Error',
      element('Code', String(code)) +
        element('Description', descriptions[code] ?? '') +
        // As in the bodies of php-bandwidth-iris: this one has its number directly inside.
        (code === 5006 ? tn(e164) : element('TelephoneNumbers', tn(e164))),
    ),
  );
  return element(
    'DisconnectTelephoneNumberOrderResponse',
    element('DisconnectedTelephoneNumberList', disconnected.map(tn).join('')) +
      element('ErrorList', errors.join('')) +
      request(order) +
      element('OrderStatus', status(order, word)),
  );
}

/** One page of a list of orders; the ids that the customer gave them are not in it. */
export function listDocument(totalCount: number, orders: readonly Order[], next: string | null): string {
  const items = orders.map((order) =>
    element(
      'OrderIdUserIdDate',
      element('CountOfTNs', String(order.numbers.length)) +
        element('OrderId', order.id) +
        element('OrderType', 'disconnect') +
        element('OrderDate', order.createdAt.replace(/:/g, '-')) +
        element('OrderStatus', status(order, 'PROCESSING')),
    ),
  );
  const list = element('TotalCount', String(totalCount)) + links(next) + items.join('');
  return element('ResponseSelectWrapper', element('ListOrderIdUserIdDate', list));
}

/** One page of the numbers in service. */
export function numbersDocument(totalCount: number, shown: readonly Rental[], next: string | null): string {
  const numbers =
    element('Count', String(shown.length)) +
    shown.map(({ e164 }) => element('TelephoneNumber', oftenWithCountry(e164))).join('');
  const counted = element('TotalCount', String(totalCount));
  return element('TNs', counted + links(next) + element('TelephoneNumbers', numbers));
}

function links(next: string | null): string {
  const link =
    next === null ? '' : element('next', `Link=&lt;${next.replaceAll('&', '&amp;')}&gt;;rel="next";`);
  return element('Links', element('first', '-- link to first page of results --') + link);
}

/** Documents have numbers with and without `+1`. */
const oftenWithCountry = (e164: string) => (Number(e164.at(-1)) % 2 === 0 ? e164 : e164.slice(2));

/** A number's own record. */
export function numberDocument(rental: Rental): string {
  return element(
    'TelephoneNumberResponse',
    element('TelephoneNumber', oftenWithCountry(rental.e164)) +
      element('Status', standing(rental)) +
      element('AccountId', rental.account),
  );
}

function standing({ releasedAt, hold }: Rental): string {
  if (releasedAt !== null) return 'Aging';
  return hold === 'in_account' ? 'InAccount' : 'Inservice';
}

/** The answer to an order that cannot be placed. */
export function errorDocument(code: number, description: string): string {
  const error = element('Code', String(code)) + element('Description', description);
  return element('DisconnectTelephoneNumberOrderResponse', element('ErrorList', element('Error', error)));
}

function request({ id, customerOrderId, createdAt, numbers }: Order): string {
  const type = element('DisconnectMode', 'normal') + element('TelephoneNumberList', numbers.map(tn).join(''));
  return element(
    'orderRequest',
    (customerOrderId === null ? '' : element('CustomerOrderId', escapeXml(customerOrderId))) +
      element('id', id) +
      element('OrderCreateDate', createdAt) +
      element('DisconnectTelephoneNumberOrderType', type),
  );
}

/** @param word what an order under way is called */
function status({ result }: Order, word: string): string {
  if (result === null) return word;
  if (result.failed.length === 0) return 'COMPLETE';
  return result.done.length === 0 ? 'FAILED' : 'PARTIAL';
}

function tn(e164: string): string {
  return element('TelephoneNumber', escapeXml(e164.slice(2)));
}

function element(name: string, content: string): string {
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}
