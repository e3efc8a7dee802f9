import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Carrier } from '../carriers/contract.ts';
import { takePlace } from '../db/carrier-pace.ts';
import { claimRelease, type ReleaseClaim } from '../db/claim-release.ts';
import { recordRelease, type RecordReleaseInput } from '../db/record-release.ts';
import { renewClaim } from '../db/renew-claim.ts';
import type { ReleaseStatus } from '../domain/numbers.ts';
import { Dialogue } from './dialogue.ts';

/** How long a claim holds without being renewed: longer than one call of an adapter, four requests of ten seconds. */
export const claimLeaseMs = 45_000;

export interface AttemptDeps {
  sql: Sql;
  /** The carrier of an account, or null when nobody configured it. */
  carrierFor(accountId: string, carrier: string): Promise<Carrier | null>;
  /** How many numbers a second the carrier may be asked to release, over all workers. */
  perSecond(carrier: string): number;
  /** After failing for this long a release waits for an operator. */
  patienceMs: number;
  /** Aborts requests when the worker shuts down; what was being asked then stays uncertain. */
  signal?: AbortSignal;
}

/**
 * One attempt to release one number: claim, ask the carrier, read back, record. Whatever the carrier does ends in a
 * recorded verdict; an absent database and a lost claim throw, and the next attempt then reads back first.
 *
 * @returns where the release stands now, or null when there is no such release
 */
export async function attemptRelease(deps: AttemptDeps, numberId: string): Promise<ReleaseStatus | null> {
  const result = await claimRelease(deps.sql, numberId, claimLeaseMs);
  if (!result.claimed) return result.status;
  const { claim } = result;
  const carrier = await deps.carrierFor(claim.accountId, claim.carrier);
  const end = carrier
    ? await talk(deps, carrier, numberId, claim)
    : {
        verdict: { status: 'needs_operator', reason: 'carrier_not_configured' } as const,
        steps: [],
        carrierRef: null,
      };
  const status = await recordRelease(deps.sql, {
    numberId,
    token: claim.token,
    attempt: claim.attempt,
    patienceMs: deps.patienceMs,
    ...end,
  });
  return status ?? 'attempting';
}

async function talk(
  { sql, signal, ...deps }: AttemptDeps,
  carrier: Carrier,
  numberId: string,
  claim: ReleaseClaim,
): Promise<Pick<RecordReleaseInput, 'verdict' | 'steps' | 'carrierRef'>> {
  const dialogue = new Dialogue(carrier, numberId, claim, {
    ...(signal && { signal }),
    async renewClaim() {
      const held = await renewClaim(sql, numberId, claim.token, claimLeaseMs);
      if (!held) throw new Error('the claim was taken over by another attempt');
    },
    async pace() {
      await sleep(await takePlace(sql, claim.carrier, deps.perSecond(claim.carrier)), undefined, {
        ...(signal && { signal }),
      });
    },
  });
  const verdict = await dialogue.verdict();
  return { verdict, steps: dialogue.steps, carrierRef: dialogue.number.carrierRef };
}
