import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Carrier } from '../carriers/contract.ts';
import type { ComparisonAttempt } from '../db/comparisons/begin-comparison.ts';
import { unlistedNumbers, type UnlistedNumber } from '../db/comparisons/unlisted-numbers.ts';

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
 * numbers leave it skips some that are still there, so that a number's absence from it proves nothing.
 *
 * @returns the ids of the numbers that are gone; one that cannot be looked up now is not among them
 */
export async function lookUpUnlisted(deps: LookUp, attempt: ComparisonAttempt): Promise<string[]> {
  const gone: string[] = [];
  let after: string | null = null;
  for (;;) {
    const page: UnlistedNumber[] = await unlistedNumbers(deps.sql, attempt, { after, limit: pageSize });
    for (const number of page) if (await isGone(deps, number)) gone.push(number.numberId);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return gone;
    after = last.numberId;
  }
}

async function isGone({ carrier, signal }: LookUp, number: UnlistedNumber): Promise<boolean> {
  for (let tried = 1; ; tried += 1) {
    const seen = await carrier.readBack(number, { signal });
    signal?.throwIfAborted();
    if (seen.kind === 'gone') return true;
    if (seen.kind !== 'retry_after' || tried === tries) return false;
    await sleep(Math.min(seen.waitMs, longestWaitMs), undefined, { ...(signal && { signal }) });
  }
}
