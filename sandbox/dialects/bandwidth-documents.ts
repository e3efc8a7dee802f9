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
export function orderDocument(order: Order): string {
  const { result } = order;
  const disconnected = result?.done ?? [];
  const errors = (result?.failed ?? []).map(({ e164, code }) =>
    element(
      'Error',
      element('Code', String(code)) +
        element('Description', descriptions[code] ?? '') +
        element('TelephoneNumbers', tn(e164)),
    ),
  );
  return element(
    'DisconnectTelephoneNumberOrderResponse',
    element('DisconnectedTelephoneNumberList', disconnected.map(tn).join('')) +
      element('ErrorList', errors.join('')) +
      request(order) +
      element('OrderStatus', status(order)),
  );
}

/** A list of orders; the ids that the customer gave them are not in it. */
export function listDocument(orders: readonly Order[]): string {
  const items = orders.map((order) =>
    element(
      'OrderIdUserIdDate',
      element('CountOfTNs', String(order.numbers.length)) +
        element('OrderId', order.id) +
        element('OrderType', 'disconnect') +
        element('OrderDate', order.createdAt) +
        element('OrderStatus', status(order)),
    ),
  );
  const list = element('TotalCount', String(orders.length)) + items.join('');
  return element('ResponseSelectWrapper', element('ListOrderIdUserIdDate', list));
}

/** One page of the numbers in service. */
export function numbersDocument(totalCount: number, shown: readonly Rental[]): string {
  const numbers = element('Count', String(shown.length)) + shown.map(({ e164 }) => tn(e164)).join('');
  return element('TNs', element('TotalCount', String(totalCount)) + element('TelephoneNumbers', numbers));
}

/** A number's own record. */
export function numberDocument(rental: Rental): string {
  return element(
    'TelephoneNumberResponse',
    element('TelephoneNumber', rental.e164.slice(2)) +
      element('Status', rental.releasedAt === null ? 'Inservice' : 'Aging') +
      element('AccountId', rental.account),
  );
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

function status({ result }: Order): string {
  if (result === null) return 'PROCESSING';
  if (result.failed.length === 0) return 'COMPLETE';
  return result.done.length === 0 ? 'FAILED' : 'PARTIAL';
}

function tn(e164: string): string {
  return element('TelephoneNumber', escapeXml(e164.slice(2)));
}

function element(name: string, content: string): string {
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}
