import type { Sql } from 'postgres';
import { beforeEachRequest } from '../carriers/before-request.ts';
import type { RateOf } from '../carriers/carrier-rates.ts';
import type { Carrier } from '../carriers/contract.ts';
import { claimRelease, type ReleaseClaim } from '../db/releases/claim-release.ts';
import { recordRelease, type ReleaseVerdict } from '../db/releases/record-release.ts';
import { renewClaim } from '../db/releases/renew-claim.ts';
import { releaseAttempts } from '../metrics/instruments.ts';
import { traced } from '../tracing/spans.ts';
import type { CarrierLogin, ReleaseStatus } from '../domain/numbers.ts';
import { Dialogue } from './dialogue.ts';
import { waitInLine } from './wait-in-line.ts';

/** How long a claim holds without being renewed. */
export const claimLeaseMs = 60_000;

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
  /** How many numbers are attempted at the same time: when there are enough, one order is for all of them. */
  together?: number;
}

/** A claim, with what is being said to the carrier under it. */
export interface Attempt {
  numberId: string;
  claim: ReleaseClaim;
  dialogue: Dialogue;
}

/**
 * One attempt to release one number: claim, ask the carrier, read back, record. Whatever the carrier does ends in a
 * recorded verdict; an absent database and a lost claim throw, and the next attempt then reads back first.
 *
 * @returns where the release stands now, or null when there is no such release
 */
export async function attemptRelease(deps: AttemptDeps, numberId: string): Promise<ReleaseStatus | null> {
  const result = await claimRelease(deps.sql, numberId, claimLeaseMs);
  return result.claimed ? attemptClaimed(deps, numberId, result.claim) : result.status;
}

/** The attempt that a claim was given for. */
export async function attemptClaimed(
  deps: AttemptDeps,
  numberId: string,
  claim: ReleaseClaim,
): Promise<ReleaseStatus> {
  const carrier = await deps.carrierFor(claim.accountId, claim.carrier, claim.login);
  if (carrier) return talk(deps, beginAttempt(deps, carrier, numberId, claim));
  const status = await recordRelease(deps.sql, {
    numberId,
    token: claim.token,
    attempt: claim.attempt,
    patienceMs: deps.patienceMs,
    verdict: { status: 'needs_operator', reason: 'carrier_not_configured' },
    steps: [],
    carrierRef: null,
  });
  return counted(claim, status);
}

/** Null: somebody else has the claim by now. */
function counted({ carrier }: ReleaseClaim, recorded: ReleaseStatus | null): ReleaseStatus {
  const status = recorded ?? 'attempting';
  releaseAttempts.inc({ carrier, status });
  return status;
}

/** Nothing is said yet. To be called right after the claim was given. */
export function beginAttempt(
  deps: AttemptDeps,
  carrier: Carrier,
  numberId: string,
  claim: ReleaseClaim,
): Attempt {
  const { sql, signal } = deps;
  let renewedAtMs = performance.now();
  const rate = deps.rate(claim.carrier);
  const inLine = () => waitInLine({ sql, carrier: claim.carrier, rate, signal });
  const renew = async (orderId?: string) => {
    if (orderId === undefined && performance.now() - renewedAtMs < claimLeaseMs - neededLeaseMs) return;
    const held = await renewClaim(sql, numberId, claim.token, claimLeaseMs, orderId);
    if (!held) throw new Error('the claim was taken over by another attempt');
    renewedAtMs = performance.now();
  };
  const everyRequest = rate.counts === 'requests';
  const dialogue = new Dialogue(carrier, claim, {
    signal,
    renewClaim: renew,
    pace: everyRequest ? () => Promise.resolve() : inLine,
    around: everyRequest
      ? (work) =>
          beforeEachRequest(async () => {
            await inLine();
            await renew();
          }, work)
      : (work) => work(),
    releasedTogether: (deps.together ?? 1) >= (carrier.orders?.bulk?.least ?? Infinity),
  });
  return { numberId, claim, dialogue };
}

/** Says all that is to be said under a claim, and records what came of it. */
export async function talk(deps: AttemptDeps, attempt: Attempt): Promise<ReleaseStatus> {
  return record(deps, attempt, await attempt.dialogue.verdict());
}

export async function record(
  { sql, patienceMs }: AttemptDeps,
  { numberId, claim, dialogue }: Attempt,
  verdict: ReleaseVerdict,
): Promise<ReleaseStatus> {
  const attributes = { 'lastcall.number_id': numberId, 'lastcall.carrier': claim.carrier };
  return traced({ name: 'record receipt', attributes }, async (span) => {
    const status = await recordRelease(sql, {
      numberId,
      token: claim.token,
      attempt: claim.attempt,
      patienceMs,
      verdict,
      steps: dialogue.steps,
      carrierRef: dialogue.number.carrierRef,
    });
    const recorded = counted(claim, status);
    span?.set({ 'lastcall.release.status': recorded });
    return recorded;
  });
}
