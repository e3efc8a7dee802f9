import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Carrier, ReadFailure } from '../carriers/contract.ts';
import type { ComparisonAttempt } from '../db/comparisons/begin-comparison.ts';
import type { GoneNumber } from '../db/comparisons/judge-listing.ts';
import { unlistedNumbers, type UnlistedNumber } from '../db/comparisons/unlisted-numbers.ts';
import type { Absence } from '../domain/receipt.ts';

const pageSize = 500;
const tries = 3;
const longestWaitMs = 30_000;

interface LookUp {
  sql: Sql;
  carrier: Carrier;
  signal: AbortSignal | undefined;
}

/**
 * Asks the carrier for each number, one by one, that it did not list though we hold it. A list that is read by pages while
 * numbers leave it skips some that are still there, so that a number's absence from it proves nothing; and what is not
 * rented to the account may be rented to a subaccount of it.
 *
 * @returns the numbers that are gone; one that cannot be looked up now is not among them
 */
export async function lookUpUnlisted(deps: LookUp, attempt: ComparisonAttempt): Promise<GoneNumber[]> {
  const gone: GoneNumber[] = [];
  let after: string | null = null;
  for (;;) {
    const page: UnlistedNumber[] = await unlistedNumbers(deps.sql, attempt, { after, limit: pageSize });
    for (const number of page) {
      const absence = await absenceOf(deps, number);
      if (absence !== null) gone.push({ numberId: number.numberId, absence });
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return gone;
    after = last.numberId;
  }
}

/** How sure it is that a number is gone; null when it is not, or cannot be asked now. */
async function absenceOf(deps: LookUp, number: UnlistedNumber): Promise<Absence | null> {
  const { carrier, signal } = deps;
  const seen = await patiently(deps, () => carrier.readBack(number, { signal }));
  if (seen.kind !== 'gone') return null;
  if (!carrier.locate) return 'unknown';
  const place = await patiently(deps, () => carrier.locate!(number, { signal }));
  if (place.kind === 'needs_operator') return 'unknown';
  return place.kind === 'gone' ? place.absence : null;
}

/** Asks again while the carrier asks to wait, a few times. */
async function patiently<T extends { kind: string }>(
  { signal }: LookUp,
  ask: () => Promise<T | ReadFailure>,
): Promise<T | ReadFailure> {
  for (let tried = 1; ; tried += 1) {
    const answer = await ask();
    signal?.throwIfAborted();
    if (!('waitMs' in answer) || tried === tries) return answer;
    await sleep(Math.min(answer.waitMs, longestWaitMs), undefined, { ...(signal && { signal }) });
  }
}
