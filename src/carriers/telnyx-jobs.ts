/**
 * Telnyx's jobs over many numbers, as team-telnyx/openapi has them: 1,000 numbers a job, all of which must be owned or none
 * is deleted, 20 jobs pending; success and failure are told number by number.
 */
import { z } from 'zod';
import { readFailure, type Sent } from './adapter.ts';
import { answerOf, classifyRelease } from './classify.ts';
import type {
  BulkOutcome,
  CallOptions,
  CarrierNumber,
  CarrierOrders,
  OrderOutcome,
  OrderReport,
  WithAnswer,
} from './contract.ts';
import { jsonBody } from './http.ts';

type Send = (method: 'GET' | 'POST', path: string, signal?: AbortSignal, body?: object) => Promise<Sent>;

/** What kept a number that a job could not delete. */
export type Explain = (
  number: CarrierNumber,
  refused: Sent,
  signal?: AbortSignal,
) => Promise<WithAnswer<OrderOutcome>>;

const operation = z.object({ id: z.coerce.string().nullish(), phone_number: z.string().nullish() });
const job = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  status: z.string(),
  created_at: z.coerce.date(),
  phone_numbers: z.array(operation).default([]),
  successful_operations: z.array(operation).default([]),
  failed_operations: z.array(operation).default([]),
});
type Job = z.infer<typeof job>;
const jobDocument = z.object({ data: job });
const jobList = z.object({
  data: z.array(job),
  meta: z.object({ page_number: z.number(), total_pages: z.number() }),
});
const pointers = z.object({
  errors: z.array(z.object({ source: z.object({ pointer: z.string() }).optional() })),
});

const ending = new Set(['completed', 'failed', 'expired']);
const pollAfterMs = 2_000;
/** Until one of the jobs that are pending may be done. */
const tooManyJobsWaitMs = 10_000;
const pageSize = 20;
/** So many pages are read to find a job again, newest first. */
const mostPages = 10;

/** Whether a job of any kind was begun. */
export const isBegun = ({ reply }: Sent): boolean =>
  reply.kind === 'answered' && reply.status < 300 && jobDocument.safeParse(jsonBody(reply)).success;

/** Deletes numbers by jobs. */
export function telnyxOrders(send: Send, explain: Explain): CarrierOrders {
  function report(of: Job, sent: Sent): OrderReport {
    const answer = answerOf(sent.reply);
    const ended = ending.has(of.status);
    const names = (operations: Job['phone_numbers']) =>
      new Set(operations.flatMap(({ id, phone_number: e164 }) => [id, e164]));
    const [done, failed] = [names(of.successful_operations), names(of.failed_operations)];
    const has = (operations: typeof done, { carrierRef, e164 }: CarrierNumber) =>
      operations.has(carrierRef ?? e164) || operations.has(e164);
    return {
      orderRef: of.id,
      ended,
      async of(number: CarrierNumber, { signal }: CallOptions): Promise<WithAnswer<OrderOutcome>> {
        // Only of a job that has ended, or whoever asks for the others would be gone before them.
        if (!ended) return { kind: 'accepted', orderRef: of.id, pollAfterMs, answer };
        if (has(done, number)) return { kind: 'released', answer };
        if (has(failed, number)) return explain(number, sent, signal);
        return { kind: 'order_over', waitMs: 0, reason: 'order_expired', answer };
      },
    };
  }

  return {
    single: false,

    async read(orderRef, { signal }) {
      const sent = await send('GET', `/jobs/${encodeURIComponent(orderRef)}`, signal);
      const { data } = jobDocument.safeParse(jsonBody(sent.reply));
      if (data && sent.reply.kind === 'answered' && sent.reply.status === 200) return report(data.data, sent);
      const lost = sent.reply.kind === 'answered' && sent.reply.status === 404 && sent.code !== null;
      const outcome = lost
        ? { kind: 'unknown' as const, reason: 'order_lost' as const, answer: answerOf(sent.reply, sent.code) }
        : readFailure(sent);
      return { orderRef, ended: lost, of: () => Promise.resolve(outcome) };
    },

    // A job carries no id of ours: it is the newest one that names the number and was begun since.
    async find(number, { signal, sentAfter }) {
      const filter = { 'filter[type]': 'delete_phone_numbers', 'page[size]': String(pageSize) };
      for (let page = 1; ; page += 1) {
        const query = new URLSearchParams({ ...filter, 'page[number]': String(page) });
        const sent = await send('GET', `/jobs?${query.toString()}`, signal);
        const { data } = jobList.safeParse(jsonBody(sent.reply));
        if (!data) return readFailure(sent);
        const recent = data.data.filter(({ created_at: createdAt }) => createdAt >= sentAfter);
        const ours = recent.find(({ phone_numbers: named }) =>
          named.some((one) => one.id === number.carrierRef || one.phone_number === number.e164),
        );
        if (ours) return report(ours, sent);
        const last = recent.length < data.data.length || page >= data.meta.total_pages;
        const answer = answerOf(sent.reply);
        if (last) return { kind: 'no_order', answer };
        if (page === mostPages)
          return { kind: 'retry_after', waitMs: pollAfterMs, reason: 'order_being_looked_for', answer };
      }
    },

    bulk: {
      least: 20,
      kindOf: () => 'any',
      async send(numbers, { signal }): Promise<WithAnswer<BulkOutcome>> {
        // By id, so that no later rental of the same number can be meant.
        const ids = numbers.map(({ carrierRef }) => carrierRef);
        const sent = await send('POST', '/jobs/delete_phone_numbers', signal, { phone_numbers: ids });
        const alike = classifyRelease(sent.reply, sent.code);
        if (alike) return alike as WithAnswer<BulkOutcome>;
        const answer = answerOf(sent.reply, sent.code);
        const { data } = jobDocument.safeParse(jsonBody(sent.reply));
        if (data && answer.httpStatus !== null && answer.httpStatus < 300) {
          return { kind: 'accepted', orderRef: data.data.id, pollAfterMs, answer };
        }
        if (sent.code === null) return { kind: 'unknown', reason: 'unexpected_answer', answer };
        // What is wrong with the numbers points at them; that there are too many jobs points at nothing.
        const places = pointers
          .safeParse(jsonBody(sent.reply))
          .data?.errors.map(({ source }) => source?.pointer);
        return places?.includes('/base')
          ? { kind: 'retry_after', waitMs: tooManyJobsWaitMs, reason: 'throttled', answer }
          : { kind: 'refused', answer };
      },
    },
  };
}
