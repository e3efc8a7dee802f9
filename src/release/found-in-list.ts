import { CarrierListError, type Carrier, type ReadFailure, type WithAnswer } from '../carriers/contract.ts';

/** So many pages are always read; for many numbers more of them, but far fewer than asking for each would take. */
const fewestPages = 10;
const numbersPerPage = 4;
/** A carrier that takes so long to list is asked for each number. */
const longestMs = 45_000;

interface Wanted {
  e164: string;
  carrierRef: string | null;
}

/**
 * Whose numbers these are, asked of the carrier's own list: those that it has, under our reference where we have one, with the
 * reference that it gives. What it does not have, or not on the pages that are read, is not said to be gone.
 */
export async function foundInList<T extends Wanted>(
  carrier: Carrier,
  wanted: readonly T[],
  signal: AbortSignal | undefined,
): Promise<{ found: T[] } | { failure: WithAnswer<ReadFailure> }> {
  const missing = new Map(wanted.map((number) => [number.e164, number]));
  const found: T[] = [];
  const untilMs = performance.now() + longestMs;
  let pagesLeft = Math.max(fewestPages, Math.ceil(wanted.length / numbersPerPage));
  try {
    for await (const page of carrier.list({ signal })) {
      for (const { e164, carrierRef, subaccount = null } of page) {
        const number = missing.get(e164);
        if (!number || subaccount !== null) continue;
        // A number that is listed twice, or under another reference, is looked at by itself.
        missing.delete(e164);
        if (number.carrierRef === null || number.carrierRef === carrierRef)
          found.push({ ...number, carrierRef });
      }
      pagesLeft -= 1;
      if (missing.size === 0 || pagesLeft === 0 || performance.now() > untilMs) break;
    }
  } catch (error) {
    if (!(error instanceof CarrierListError)) throw error;
    return { failure: error.failure };
  }
  return { found };
}
