import { readFailure, type Sent } from './adapter.ts';
import { numberRecord, orderErrors } from './bandwidth-xml.ts';
import { answerOf } from './classify.ts';
import type { Client } from './client.ts';
import type { CarrierAnswer, CarrierNumber, ReadFailure, WithAnswer } from './contract.ts';

/** Whom Bandwidth says that a number belongs to. */
export type Standing =
  | { kind: 'ours'; status: string; answer: CarrierAnswer }
  /** Disconnected, given to nobody, or known to nobody. */
  | { kind: 'gone'; answer: CarrierAnswer }
  | { kind: 'elsewhere'; answer: CarrierAnswer }
  | WithAnswer<ReadFailure>;

/** The status of a number that is assigned to the account, but not yet, or not any more, in service. */
export const inAccount = 'InAccount';
/** Disconnected and held back for its old owner; free for everybody. */
const gone = new Set(['Aging', 'Available']);

/** What the adapter's parts ask of Bandwidth's API for one account. */
export type BandwidthApi = ReturnType<typeof bandwidthApi>;

export function bandwidthApi(client: Client, accountId: string) {
  let accountProven = false;

  /** `path` within the account. */
  const send = (method: 'GET' | 'POST', path: string, signal?: AbortSignal, body?: string): Promise<Sent> =>
    sendTo(method, `/accounts/${accountId}${path}`, signal, body);

  async function sendTo(method: 'GET' | 'POST', path: string, signal?: AbortSignal, body?: string) {
    const reply = await client({
      method,
      path,
      signal,
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/xml; charset=utf-8' } }),
    });
    return { reply, code: orderErrors(reply)[0]?.code ?? null };
  }

  return {
    send,

    /** A 404 without a body says that something is not there only if the account and the address are right. */
    async proveAccount(signal?: AbortSignal): Promise<Sent | null> {
      if (accountProven) return null;
      const sent = await send('GET', '/inserviceNumbers/totals', signal);
      accountProven = sent.reply.kind === 'answered' && sent.reply.status === 200;
      return accountProven ? null : sent;
    },

    /** What the number's own record says, in one request. A 404 is `gone`: who must be sure proves the account too. */
    async standing(digits: string, signal?: AbortSignal): Promise<Standing> {
      const sent = await sendTo('GET', `/tns/${digits}`, signal);
      const answer = answerOf(sent.reply, sent.code);
      if (answer.httpStatus === 404) return { kind: 'gone', answer };
      const record = numberRecord(sent.reply);
      if (record === null) return readFailure(sent);
      if (record.digits !== digits) return { kind: 'needs_operator', reason: 'unexpected_answer', answer };
      if (record.accountId === null) {
        return gone.has(record.status)
          ? { kind: 'gone', answer }
          : { kind: 'needs_operator', reason: 'unexpected_answer', answer };
      }
      if (record.accountId !== accountId) return { kind: 'elsewhere', answer };
      return gone.has(record.status)
        ? { kind: 'gone', answer }
        : { kind: 'ours', status: record.status, answer };
    },
  };
}

/** Ten digits; null for a number that this API does not know: another form than `+1` and ten digits. */
export function tenDigits({ e164 }: CarrierNumber): string | null {
  return /^\+1(\d{10})$/.exec(e164)?.[1] ?? null;
}
