import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { TransactionSql } from 'postgres';
import {
  claimKey,
  keepAnswer,
  type KeptRequest,
  leaseSeconds,
  releaseKey,
  renewKey,
  settleKey,
  takeKey,
} from '../../db/idempotency/kept-answers.ts';
import { joinTransaction } from '../../db/join-transaction.ts';
import { LastcallError } from '../../errors.ts';
import { describeError } from '../../log.ts';
import type { GivenAnswer, KeyedRequest } from './idempotency-key.ts';
import { inPlace } from './in-place.ts';
import { problemDocument, problemType } from './problem.ts';
import { requestIdOf } from './request-log.ts';
import type { Services } from './services.ts';

/** What a request is answered: by its handler now, or as it was before. */
type Outcome = { answer: GivenAnswer; replayed: boolean } | { error: LastcallError };

interface Once {
  services: Pick<Services, 'db' | 'places' | 'log'>;
  accountId: string;
  request: KeyedRequest;
  res: Response;
  work: () => Promise<GivenAnswer>;
}

/** Seconds after which a request is done in nearly every case. */
const usualWaitSeconds = 1;
/** A crashed process gives a key up by the end of its lease only. */
const longestWaitSeconds = 10;

/**
 * Does a request's work and keeps its answer in one transaction: whatever fails, there are both or neither. Of a process
 * that dies, the database undoes what was not committed and lets go of the key.
 *
 * @throws LastcallError `idempotency_key_reused`, `idempotency_key_in_use`, `idempotency_answer_lost`, `account_busy`,
 *   `server_busy`
 * @throws what `work` throws; unless it is final, nothing is kept of it
 */
export async function answerInTransaction(once: Once): Promise<{ answer: GivenAnswer; replayed: boolean }> {
  const { services, accountId, request, res, work } = once;
  let put: readonly (() => void)[] = [];
  const outcome = await inPlace(services.places.keyedChanges, { accountId, res }, () =>
    services.db.sql.begin(async (tx): Promise<Outcome> => {
      const kept = await keptOf(tx, request);
      if (kept) return kept;
      const keep = ({ status }: { status: number }, answer: GivenAnswer) =>
        keepAnswer(tx, { ...request, accountId, status, answer: request.seal(answer) });
      try {
        const { result, afterwards } = await joinTransaction(tx, work);
        await keep(result, result);
        put = afterwards;
        return { answer: result, replayed: false };
      } catch (error) {
        if (!isFinal(error)) throw error;
        await keep(error, problemAnswer(error, res));
        return { error };
      }
    }),
  );
  for (const task of put) task();
  if ('error' in outcome) throw outcome.error;
  return outcome;
}

/**
 * The same for work that asks others, who know nothing of our transactions. While it is under way its key has a lease; when
 * the process dies, the request may be made again after that, so such work has to be safe to repeat.
 *
 * @throws LastcallError, and what `work` throws, as {@link answerInTransaction}
 */
export async function answerWithLease(once: Once): Promise<{ answer: GivenAnswer; replayed: boolean }> {
  const { services, accountId, request, res, work } = once;
  const { sql } = services.db;
  const { keyHash } = request;
  const claim = randomUUID();
  const before = await sql.begin(async (tx) => {
    const kept = await keptOf(tx, request);
    if (!kept) await claimKey(tx, { ...request, accountId, claim });
    return kept;
  });
  if (before) return before;
  const log = (what: string) => (error: unknown) => {
    services.log.warn({ requestId: requestIdOf(res), error: describeError(error) }, what);
  };
  const renewal = setInterval(
    () => {
      renewKey(sql, keyHash, claim).catch(log('the lease of an idempotency key was not renewed'));
    },
    (leaseSeconds * 1_000) / 3,
  );
  // The work is done: who asked is to know of it, whatever becomes of the record.
  const keep = (status: number, answer: GivenAnswer) =>
    settleKey(sql, claim, { keyHash, status, answer: request.seal(answer) }).catch(
      log('an answer was not kept'),
    );
  try {
    const answer = await work();
    await keep(answer.status, answer);
    return { answer, replayed: false };
  } catch (error) {
    if (isFinal(error)) await keep(error.status, problemAnswer(error, res));
    else await releaseKey(sql, keyHash, claim).catch(log('an idempotency key was not given up'));
    throw error;
  } finally {
    clearInterval(renewal);
  }
}

/** What is to be answered without any work; null: the key is free, and held until the transaction's end. */
async function keptOf(
  tx: TransactionSql,
  { keyHash, fingerprint, open }: KeyedRequest,
): Promise<{ answer: GivenAnswer; replayed: true } | null> {
  const kept = await takeKey(tx, keyHash);
  if (kept === 'held') throw inUse(usualWaitSeconds);
  if (kept === null) return null;
  if (!kept.fingerprint.equals(fingerprint)) throw new LastcallError('idempotency_key_reused');
  if (kept.status === null) return refuseUnderWay(kept);
  const answer = kept.answer && open(kept.answer);
  if (!answer) throw new LastcallError('idempotency_answer_lost', { status: String(kept.status) });
  return { answer, replayed: true };
}

function refuseUnderWay({ leaseLeftSeconds }: KeptRequest): null {
  if (leaseLeftSeconds > 0) throw inUse(Math.min(Math.ceil(leaseLeftSeconds), longestWaitSeconds));
  return null;
}

const inUse = (retryAfterSeconds: number) =>
  new LastcallError('idempotency_key_in_use', { seconds: String(retryAfterSeconds) }, { retryAfterSeconds });

/** Errors that would be the same again: not those of our side, nor those that say to send the request again. */
function isFinal(error: unknown): error is LastcallError {
  if (!(error instanceof LastcallError) || error.status >= 500 || error.status === 429) return false;
  return !['request_timeout', 'import_running', 'reclaim_busy'].includes(error.code);
}

const problemAnswer = (error: LastcallError, res: Response): GivenAnswer => ({
  status: error.status,
  headers: { 'Content-Type': problemType },
  body: problemDocument(error, requestIdOf(res)),
});
