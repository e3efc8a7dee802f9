import type { Sql } from 'postgres';
import { beforeEachRequest } from '../carriers/before-request.ts';
import type { RateOf } from '../carriers/carrier-rates.ts';
import type { Carrier } from '../carriers/contract.ts';
import { claimRelease, type ReleaseClaim } from '../db/releases/claim-release.ts';
import { recordRelease, type RecordReleaseInput } from '../db/releases/record-release.ts';
import { renewClaim } from '../db/releases/renew-claim.ts';
import type { CarrierLogin, ReleaseStatus } from '../domain/numbers.ts';
import { Dialogue } from './dialogue.ts';
import { waitInLine } from './wait-in-line.ts';

/** How long a claim holds without being renewed. */
const claimLeaseMs = 60_000;

/** What must be left of it before anything is sent: longer than one call of an adapter, four requests of ten seconds. */
const neededLeaseMs = 45_000;

export interface AttemptDeps {
  sql: Sql;
  /** The carrier of an account, or null when nobody configured it; for the login `own` never the installation's. */
  carrierFor(accountId: string, carrier: string, login?: CarrierLogin): Promise<Carrier | null>;
  /** How fast a carrier may be asked, over all workers. */
  rate: RateOf;
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
  const renew = async (orderId?: string) => {
    if (orderId === undefined && Date.now() - renewedAtMs < claimLeaseMs - neededLeaseMs) return;
    const held = await renewClaim(sql, numberId, claim.token, claimLeaseMs, orderId);
    if (!held) throw new Error('the claim was taken over by another attempt');
    renewedAtMs = Date.now();
  };
  const rate = deps.rate(claim.carrier);
  const inLine = () => waitInLine({ sql, carrier: claim.carrier, rate, signal });
  const everyRequest = rate.counts === 'requests';
  const dialogue = new Dialogue(carrier, claim, {
    signal,
    renewClaim: renew,
    pace: everyRequest ? () => Promise.resolve() : inLine,
  });
  const verdict = await (everyRequest
    ? beforeEachRequest(
        async () => {
          await inLine();
          await renew();
        },
        () => dialogue.verdict(),
      )
    : dialogue.verdict());
  return { verdict, steps: dialogue.steps, carrierRef: dialogue.number.carrierRef };
}
