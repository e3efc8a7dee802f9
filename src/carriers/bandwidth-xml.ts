import { z } from 'zod';
import type { HttpReply } from './http.ts';
import { escapeXml, xmlReader } from './xml.ts';

/**
 * Bandwidth's documents, as Bandwidth/api-docs `site/specs/numbers.yml` and `site/docs/numbers` show them. A reader
 * gives null for what is not such a document.
 */
const read = xmlReader(['TelephoneNumber', 'Error', 'OrderIdUserIdDate']);

/** An empty element is read as empty text. */
const element = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess((value) => (value === '' ? {} : value), z.object(shape));

const numbers = element({ TelephoneNumber: z.array(z.string()).default([]) }).optional();
const errorList = element({
  Error: z.array(z.object({ Code: z.string(), TelephoneNumbers: numbers })).default([]),
}).optional();

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
      OrderIdUserIdDate: z.array(z.object({ OrderId: orderId })).default([]),
    }).optional(),
  }),
});
const numberDocument = z.object({
  TelephoneNumberResponse: z.object({
    TelephoneNumber: z.tuple([z.string()]),
    Status: z.string(),
    AccountId: z.string(),
  }),
});
const inserviceDocument = z.object({ TNs: element({ TelephoneNumbers: numbers }) });

export interface OrderError {
  code: string;
  /** Ten digits each; empty when the error is the whole order's. */
  numbers: string[];
}

export interface OrderReply {
  id: string | null;
  customerOrderId: string | null;
  /** RECEIVED, PROCESSING, COMPLETE, PARTIAL or FAILED. */
  status: string;
  /** Ten digits each. */
  disconnected: string[];
  errors: OrderError[];
}

/** The request that disconnects numbers of ten digits. */
export function disconnectOrder(customerOrderId: string, digits: readonly string[]): string {
  const list = digits.map((number) => `<TelephoneNumber>${escapeXml(number)}</TelephoneNumber>`).join('');
  return (
    '<?xml version="1.0" encoding="UTF-8"?><DisconnectTelephoneNumberOrder>' +
    `<CustomerOrderId>${escapeXml(customerOrderId)}</CustomerOrderId>` +
    '<DisconnectTelephoneNumberOrderType>' +
    `<TelephoneNumberList>${list}</TelephoneNumberList>` +
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

/** The ids of a list of orders. */
export function orderIds(reply: HttpReply): string[] | null {
  const wrapper = parse(orderListDocument, reply)?.ResponseSelectWrapper;
  return wrapper
    ? (wrapper.ListOrderIdUserIdDate?.OrderIdUserIdDate ?? []).map(({ OrderId }) => OrderId)
    : null;
}

/** A number's own record: its ten digits, its status, and the account that has it. */
export function numberRecord(reply: HttpReply): { digits: string; status: string; accountId: string } | null {
  const record = parse(numberDocument, reply)?.TelephoneNumberResponse;
  if (!record) return null;
  const {
    TelephoneNumber: [number],
    Status: status,
    AccountId: accountId,
  } = record;
  return { digits: number.replace(/^\+1/, ''), status, accountId };
}

/** One page of the numbers in service, ten digits each. */
export function inserviceList(reply: HttpReply): string[] | null {
  const list = parse(inserviceDocument, reply)?.TNs;
  return list ? (list.TelephoneNumbers?.TelephoneNumber ?? []) : null;
}

function listed(list: z.infer<typeof errorList>): OrderError[] {
  return (list?.Error ?? []).map(({ Code, TelephoneNumbers }) => ({
    code: Code,
    numbers: TelephoneNumbers?.TelephoneNumber ?? [],
  }));
}

function parse<T extends z.ZodType>(schema: T, reply: HttpReply): z.infer<T> | undefined {
  if (reply.kind !== 'answered' || reply.status >= 500) return undefined;
  return schema.safeParse(read(reply.body)).data;
}
