import type { ISql, Sql } from 'postgres';

/** For how long an answer is given again, in hours. */
export const keptHours = 24;
/** How long a request whose work is not one transaction has its key for itself, unless it renews that. */
export const leaseSeconds = 60;
const mostForgotten = 1_000;

/** What became of a request with a key. */
export interface KeptRequest {
  fingerprint: Buffer;
  /** Null: it is under way. */
  status: number | null;
  answer: Buffer | null;
  /** Of one that is under way, in seconds; 0 when it may be taken over. */
  leaseLeftSeconds: number;
}

export interface NewAnswer {
  keyHash: Buffer;
  accountId: string;
  fingerprint: Buffer;
  status: number;
  answer: Buffer | null;
}

/**
 * Has the key for itself until the end of the transaction, and reads what was kept of it. `held`: another transaction has
 * it.
 */
export async function takeKey(tx: ISql, keyHash: Buffer): Promise<KeptRequest | 'held' | null> {
  // Two statements, one after the other: the snapshot of the second is newer than the lock, so that it sees whatever the
  // one before has committed.
  const [[lock], [kept]] = await Promise.all([
    tx<{ free: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtextextended(${keyHash.toString('hex')}, ${lockSpace})) as free`,
    tx<KeptRequest[]>`
      select fingerprint, status, answer,
        coalesce(greatest(extract(epoch from leased_until - now()), 0), 0)::float8 as "leaseLeftSeconds"
      from idempotency_keys k where key_hash = ${keyHash} and not ${isOver(tx)}`,
  ]);
  if (lock?.free !== true) return 'held';
  return kept ?? null;
}

/** Keeps an answer, as a part of the transaction of what it tells of. */
export async function keepAnswer(
  tx: ISql,
  { keyHash, accountId, fingerprint, ...rest }: NewAnswer,
): Promise<void> {
  const { count } = await tx`
    insert into idempotency_keys as k (key_hash, account_id, fingerprint, status, answer)
    values (${keyHash}, ${accountId}, ${fingerprint}, ${rest.status}, ${rest.answer})
    on conflict (key_hash) do update set fingerprint = excluded.fingerprint, created_at = now(),
      status = excluded.status, answer = excluded.answer, claim = null, leased_until = null
    where ${isOver(tx)}`;
  // Thrown within the transaction, it undoes what would have happened twice.
  if (count === 0) throw new Error('keep an answer: the key was used meanwhile');
}

/** Says that a request is under way whose work is not one transaction. */
export async function claimKey(
  tx: ISql,
  {
    keyHash,
    accountId,
    fingerprint,
    claim,
  }: Pick<NewAnswer, 'keyHash' | 'accountId' | 'fingerprint'> & { claim: string },
): Promise<void> {
  const { count } = await tx`
    insert into idempotency_keys as k (key_hash, account_id, fingerprint, claim, leased_until)
    values (${keyHash}, ${accountId}, ${fingerprint}, ${claim}, ${leaseEnd(tx)})
    on conflict (key_hash) do update set fingerprint = excluded.fingerprint, created_at = now(),
      status = null, answer = null, claim = excluded.claim, leased_until = excluded.leased_until
    where ${isOver(tx)} or (k.status is null and k.leased_until <= now())`;
  if (count === 0) throw new Error('claim a key: it was used meanwhile');
}

/** Keeps the key for a request that is still under way. */
export async function renewKey(sql: Sql, keyHash: Buffer, claim: string): Promise<void> {
  await sql`update idempotency_keys set leased_until = ${leaseEnd(sql)} where key_hash = ${keyHash} and claim = ${claim}`;
}

/** Keeps the answer of a request that has claimed its key. */
export async function settleKey(
  sql: Sql,
  claim: string,
  { keyHash, status, answer }: Pick<NewAnswer, 'keyHash' | 'status' | 'answer'>,
): Promise<void> {
  await sql`
    update idempotency_keys set status = ${status}, answer = ${answer}, claim = null, leased_until = null
    where key_hash = ${keyHash} and claim = ${claim}`;
}

/** Gives up a claim, so that the request may be made again at once. */
export async function releaseKey(sql: Sql, keyHash: Buffer, claim: string): Promise<void> {
  await sql`delete from idempotency_keys where key_hash = ${keyHash} and claim = ${claim}`;
}

/** Keeps what was done, and takes away how an account was told of it: for whoever is erased, and may stand there. */
export async function forgetAnswersOf(tx: ISql, accountId: string): Promise<void> {
  await tx`update idempotency_keys set answer = null where account_id = ${accountId} and answer is not null`;
}

/** Deletes some of the answers whose time is over; whether there may be more. */
export async function forgetAnswers(sql: Sql): Promise<boolean> {
  const { count } = await sql`
    delete from idempotency_keys where key_hash in (
      select k.key_hash from idempotency_keys k where ${isOver(sql)}
      order by k.created_at limit ${mostForgotten} for update skip locked)`;
  return count === mostForgotten;
}

/** Sets these advisory locks apart from other uses of the same hash. */
const lockSpace = 1_003;

const isOver = (sql: ISql) => sql`k.created_at <= now() - make_interval(hours => ${keptHours})`;

const leaseEnd = (sql: ISql) => sql`now() + make_interval(secs => ${leaseSeconds})`;
