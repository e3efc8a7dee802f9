import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { RateOf } from '../carriers/carrier-rates.ts';
import { CarrierListError, type Carrier } from '../carriers/contract.ts';
import { beginComparison, type ComparisonAttempt } from '../db/comparisons/begin-comparison.ts';
import { failComparison } from '../db/comparisons/fail-comparison.ts';
import { finishComparison, type ComparisonCounts } from '../db/comparisons/finish-comparison.ts';
import { ownListings } from '../db/comparisons/own-listings.ts';
import { recordListing } from '../db/comparisons/record-listing.ts';
import { refreshNumbers } from '../db/numbers/refresh-numbers.ts';
import { readInLine } from '../release/wait-in-line.ts';
import { lookUpUnlisted } from './look-up-unlisted.ts';

/** How often a list is begun again that broke off for a reason that heals by itself. */
const listingTries = 3;
/** A carrier that wants a longer wait than this is compared the next night. */
const longestWaitMs = 60_000;

interface CompareDeps {
  sql: Sql;
  /** The carrier of an account, or null when nobody configured it. */
  carrierFor(accountId: string, carrier: string): Promise<Carrier | null>;
  /** How fast a carrier may be asked. */
  rate: RateOf;
  signal?: AbortSignal | undefined;
}

export interface ComparisonInput {
  /** Of the caller's choice; the same one again goes on with the same comparison. */
  comparisonId: string;
  accountId: string;
  carrier: string;
}

/**
 * Compares an account's numbers of one carrier with the carrier's own list, page by page, and keeps what differs as
 * findings. A carrier that cannot be listed leaves its reason on the comparison, and nothing is judged.
 *
 * @returns null when nothing was judged, or somebody else does or did it
 * @throws the signal's reason when it was aborted
 */
export async function compareInventory(
  deps: CompareDeps,
  input: ComparisonInput,
): Promise<ComparisonCounts | null> {
  const { sql, signal } = deps;
  for (let tries = 1; ; tries += 1) {
    const attempt = await beginComparison(sql, input);
    if (!attempt) return null;
    const carrier = await deps.carrierFor(input.accountId, input.carrier);
    if (!carrier) {
      await failComparison(sql, { ...attempt, error: 'carrier_not_configured' });
      return null;
    }
    try {
      const line = { sql, carrier: input.carrier, rate: deps.rate(input.carrier), signal };
      const gone = await readInLine(line, async () => {
        if (!(await readList(deps, carrier, input, attempt))) return null;
        return lookUpUnlisted({ sql, carrier, signal }, attempt);
      });
      if (gone === null) return null;
      return await finishComparison(sql, { ...input, ...attempt, gone });
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof CarrierListError)) throw error;
      const { failure } = error;
      const heals = failure.kind === 'retry_after' && failure.waitMs <= longestWaitMs && tries < listingTries;
      if (!heals) {
        await failComparison(sql, { ...attempt, error: failure.reason });
        return null;
      }
      await sleep(failure.waitMs, undefined, { ...(signal && { signal }) });
    }
  }
}

/** @returns false when another attempt has taken the comparison over */
async function readList(
  { sql, signal }: CompareDeps,
  carrier: Carrier,
  input: ComparisonInput,
  attempt: ComparisonAttempt,
): Promise<boolean> {
  for await (const page of carrier.list({ ...(signal && { signal }) })) {
    const own = await ownListings(sql, input, page);
    if ((await recordListing(sql, attempt, own)) === null) return false;
    await refreshNumbers(sql, input, own);
    signal?.throwIfAborted();
  }
  return true;
}
