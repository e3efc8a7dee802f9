import { z } from 'zod';
import type { HttpReply } from './http.ts';
import { escapeXml, xmlReader } from './xml.ts';

/**
 * Bandwidth's documents, as Bandwidth/api-docs `site/specs/numbers.yml` and `site/docs/numbers` and the bodies in
 * php-bandwidth-iris `tests/DisconnectsTest.php` show them. A reader gives null for what is not such a document.
 * Numbers come with and without `+1`, and leave here as ten digits.
 */
const read = xmlReader(['TelephoneNumber', 'Error', 'OrderIdUserIdDate']);

/** An empty element is read as empty text. */
const element = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess((value) => (value === '' ? {} : value), z.object(shape));

const digits = z.string().transform((number) => number.replace(/^\+?1(?=\d{10}$)/, ''));
const list = z.array(digits).default([]);
const numbers = element({ TelephoneNumber: list }).optional();
/** The number stands in a list of them, or directly in the error. */
const errorList = element({
  Error: z
    .array(z.object({ Code: z.string(), TelephoneNumbers: numbers, TelephoneNumber: list }))
    .default([]),
}).optional();
/** `Link=<https://...?page=...>;rel="next";` */
const links = z.preprocess(
  (value) => (typeof value === 'object' ? value : {}),
  z.object({ next: z.string().optional() }),
);

/** Bandwidth's ids are UUIDs; what could mean another address is no id of an order. */
const orderId = z.string().regex(/^[\w-]{1,64}$/);

const orderDocument = z.object({
  DisconnectTelephoneNumberOrderResponse: z.object({
    DisconnectedTelephoneNumberList: numbers,
    ErrorList: errorList,
    orderRequest: z.object({ id: orderId.optional(), CustomerOrderId: z.string().optional() }).optional(),
    OrderStatus: z.string(),
  }),
});
const errorDocument = z.object({
  DisconnectTelephoneNumberOrderResponse: z.object({ ErrorList: errorList }),
});
const orderListDocument = z.object({
  ResponseSelectWrapper: element({
    ListOrderIdUserIdDate: element({
      Links: links,
      OrderIdUserIdDate: z
        .array(z.object({ OrderId: orderId, OrderDate: z.string().default('') }))
        .default([]),
    }).optional(),
  }),
});
const numberDocument = z.object({
  TelephoneNumberResponse: z.object({
    TelephoneNumber: z.tuple([digits]),
    Status: z.string(),
    AccountId: z.string().optional(),
  }),
});
const inserviceDocument = z.object({
  TNs: element({ TotalCount: z.coerce.number(), Links: links, TelephoneNumbers: numbers }),
});

export interface OrderError {
  code: string;
  /** Ten digits each; empty when the error is the whole order's. */
  numbers: string[];
}

export interface OrderReply {
  id: string | null;
  customerOrderId: string | null;
  /** COMPLETE, PARTIAL and FAILED end it; RECEIVED, PROCESSING and other words do not. */
  status: string;
  /** Ten digits each. */
  disconnected: string[];
  errors: OrderError[];
}

/** One page of a list; `next` is the query of the following one, null when this is the last. */
interface Page<T> {
  items: T[];
  next: string | null;
}

export interface ListedOrder {
  id: string;
  /** Null where the list does not tell. */
  createdAt: Date | null;
}

/** The request that disconnects numbers of ten digits. */
export function disconnectOrder(customerOrderId: string, tenDigits: readonly string[]): string {
  const given = tenDigits.map((number) => `<TelephoneNumber>${escapeXml(number)}</TelephoneNumber>`).join('');
  return (
    '<?xml version="1.0" encoding="UTF-8"?><DisconnectTelephoneNumberOrder>' +
    `<CustomerOrderId>${escapeXml(customerOrderId)}</CustomerOrderId>` +
    '<DisconnectTelephoneNumberOrderType>' +
    `<TelephoneNumberList>${given}</TelephoneNumberList>` +
    '</DisconnectTelephoneNumberOrderType></DisconnectTelephoneNumberOrder>'
  );
}

/** An order as it is told by the POST that made it, or by a GET. */
export function orderReply(reply: HttpReply): OrderReply | null {
  const order = parse(orderDocument, reply)?.DisconnectTelephoneNumberOrderResponse;
  if (!order) return null;
  return {
    id: order.orderRequest?.id ?? null,
    customerOrderId: order.orderRequest?.CustomerOrderId ?? null,
    status: order.OrderStatus,
    disconnected: order.DisconnectedTelephoneNumberList?.TelephoneNumber ?? [],
    errors: listed(order.ErrorList),
  };
}

/** The errors of an order, or of a request for one that was refused. */
export function orderErrors(reply: HttpReply): OrderError[] {
  return listed(parse(errorDocument, reply)?.DisconnectTelephoneNumberOrderResponse.ErrorList);
}

/** One page of a list of orders. */
export function orderPage(reply: HttpReply): Page<ListedOrder> | null {
  const wrapper = parse(orderListDocument, reply)?.ResponseSelectWrapper;
  if (!wrapper) return null;
  const { Links, OrderIdUserIdDate: orders = [] } = wrapper.ListOrderIdUserIdDate ?? {};
  return {
    items: orders.map(({ OrderId, OrderDate }) => ({ id: OrderId, createdAt: dateOf(OrderDate) })),
    next: nextQuery(Links?.next),
  };
}

/** A number's own record: its ten digits, its status, and the account that has it, if one has. */
export function numberRecord(
  reply: HttpReply,
): { digits: string; status: string; accountId: string | null } | null {
  const record = parse(numberDocument, reply)?.TelephoneNumberResponse;
  if (!record) return null;
  const { TelephoneNumber, Status, AccountId = null } = record;
  return { digits: TelephoneNumber[0], status: Status, accountId: AccountId };
}

/** One page of the numbers in service, ten digits each; `total` over all pages. */
export function inservicePage(reply: HttpReply): (Page<string> & { total: number }) | null {
  const page = parse(inserviceDocument, reply)?.TNs;
  if (!page) return null;
  return {
    items: page.TelephoneNumbers?.TelephoneNumber ?? [],
    next: nextQuery(page.Links.next),
    total: page.TotalCount,
  };
}

/**
 * Of a link only its query is taken: what `page` means differs from list to list (a page, the first record's place, its
 * id), while host and path are ours to choose.
 */
function nextQuery(link: string | undefined): string | null {
  const url = link?.split(/[<>]/)[1] ?? '';
  return URL.canParse(url) ? new URL(url).search : null;
}

/** In some documents the time has dashes for colons. */
function dateOf(text: string): Date | null {
  const date = new Date(text.replace(/T(\d\d)-(\d\d)-(\d\d)/, 'T$1:$2:$3'));
  return Number.isNaN(date.getTime()) ? null : date;
}

function listed(errors: z.infer<typeof errorList>): OrderError[] {
  return (errors?.Error ?? []).map(({ Code, TelephoneNumbers, TelephoneNumber }) => ({
    code: Code,
    numbers: [...(TelephoneNumbers?.TelephoneNumber ?? []), ...TelephoneNumber],
  }));
}

function parse<T extends z.ZodType>(schema: T, reply: HttpReply): z.infer<T> | undefined {
  if (reply.kind !== 'answered' || reply.status >= 500) return undefined;
  return schema.safeParse(read(reply.body)).data;
}
