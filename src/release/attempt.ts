import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Carrier } from '../carriers/contract.ts';
import { takePlace } from '../db/releases/carrier-pace.ts';
import { claimRelease, type ReleaseClaim } from '../db/releases/claim-release.ts';
import { recordRelease, type RecordReleaseInput } from '../db/releases/record-release.ts';
import { renewClaim } from '../db/releases/renew-claim.ts';
import type { CarrierLogin, ReleaseStatus } from '../domain/numbers.ts';
import { Dialogue } from './dialogue.ts';

/** How long a claim holds without being renewed. */
const claimLeaseMs = 60_000;

/** What must be left of it before anything is sent: longer than one call of an adapter, four requests of ten seconds. */
const neededLeaseMs = 45_000;

/** A place in line that is used later than this is missed. */
const missedMs = 250;

export interface AttemptDeps {
  sql: Sql;
  /** The carrier of an account, or null when nobody configured it; for the login `own` never the installation's. */
  carrierFor(accountId: string, carrier: string, login?: CarrierLogin): Promise<Carrier | null>;
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
  const claimedAtMs = Date.now();
  const result = await claimRelease(deps.sql, numberId, claimLeaseMs);
  if (!result.claimed) return result.status;
  const { claim } = result;
  const carrier = await deps.carrierFor(claim.accountId, claim.carrier, claim.login);
  const end = carrier
    ? await talk(deps, carrier, numberId, claim, claimedAtMs)
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
  claimedAtMs: number,
): Promise<Pick<RecordReleaseInput, 'verdict' | 'steps' | 'carrierRef'>> {
  let renewedAtMs = claimedAtMs;
  const dialogue = new Dialogue(carrier, claim, {
    signal,
    async renewClaim(orderId) {
      if (orderId === undefined && Date.now() - renewedAtMs < claimLeaseMs - neededLeaseMs) return;
      const held = await renewClaim(sql, numberId, claim.token, claimLeaseMs, orderId);
      if (!held) throw new Error('the claim was taken over by another attempt');
      renewedAtMs = Date.now();
    },
    async pace() {
      // A busy machine wakes up late, and then many at once: who missed its place takes another, so that no burst forms.
      for (let tries = 0; tries < 5; tries += 1) {
        const waitMs = await takePlace(sql, claim.carrier, deps.perSecond(claim.carrier));
        const placeMs = Date.now() + waitMs;
        await sleep(waitMs, undefined, { ...(signal && { signal }) });
        if (Date.now() - placeMs < missedMs) return;
      }
    },
  });
  const verdict = await dialogue.verdict();
  return { verdict, steps: dialogue.steps, carrierRef: dialogue.number.carrierRef };
}
