import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Carrier } from '../carriers/contract.ts';
import type { ReasonCode } from '../carriers/reasons.ts';
import { endReclaim, type ReclaimClaim } from '../db/numbers/claim-reclaim.ts';
import { recordReclaim } from '../db/numbers/record-reclaim.ts';

const looks = 3;
const betweenLooksMs = 1_000;

export type ReclaimResult =
  | { outcome: 'reclaimed'; newNumberId: string }
  /** The carrier took the order, or its answer is missing: asking again tells. */
  | { outcome: 'ordered' }
  /** Somebody rents it by now. */
  | { outcome: 'rented' }
  | { outcome: 'failed'; reason: ReasonCode };

/**
 * Takes a released number back from its carrier, under a claim. The carrier's list is asked first, so that a request that is
 * repeated, or whose answer was lost, buys nothing twice.
 */
export async function reclaimNumber(
  { sql, carrier }: { sql: Sql; carrier: Carrier },
  { numberId, claim, ...by }: { numberId: string; claim: ReclaimClaim; accountId: string; actor: string },
): Promise<ReclaimResult> {
  const { e164, subaccount } = claim;
  // A number that is bought again gets another id.
  const number = { e164, carrierRef: null, subaccount };
  let ended: 'asking' | 'ordered' = 'asking';
  try {
    const seen = await carrier.readBack(number, {});
    if (seen.kind === 'present') return await taken(seen.carrierRef);
    if (seen.kind !== 'gone') return { outcome: 'failed', reason: seen.reason };
    const asked = await carrier.reclaim!(number, {});
    if (asked.kind === 'retry_after' || asked.kind === 'needs_operator') {
      return { outcome: 'failed', reason: asked.reason };
    }
    ended = 'ordered';
    for (let look = 1; look <= looks; look += 1) {
      const now = await carrier.readBack(number, {});
      if (now.kind === 'present') return await taken(now.carrierRef);
      if (look < looks) await sleep(betweenLooksMs);
    }
    return { outcome: 'ordered' };
  } finally {
    await endReclaim(sql, numberId, ended);
  }

  async function taken(carrierRef: string | null): Promise<ReclaimResult> {
    const newNumberId = await recordReclaim(sql, { ...by, numberId, carrierRef });
    return newNumberId === null ? { outcome: 'rented' } : { outcome: 'reclaimed', newNumberId };
  }
}
