import type { Sql } from 'postgres';
import type { Carrier } from '../carriers/contract.ts';
import { claimRelease } from '../db/claim-release.ts';
import { recordRelease, type RecordReleaseInput } from '../db/record-release.ts';
import type { ReleaseStatus } from '../domain/numbers.ts';
import { Dialogue } from './dialogue.ts';

/** How long one attempt may hold its claim. An attempt sends at most three requests, each bounded by the adapter. */
export const claimLeaseMs = 45_000;

export interface AttemptDeps {
  sql: Sql;
  /** The carrier of an account, or null when nobody configured it. */
  carrierFor(accountId: string, carrier: string): Promise<Carrier | null>;
  /** Aborts requests when the worker shuts down; the claim then stays uncertain. */
  signal?: AbortSignal;
}

/**
 * One attempt to release one number: claim, ask the carrier, read back, record. Whatever the carrier does ends in a
 * recorded verdict; only the database being away throws.
 *
 * @returns where the release stands now, or null when there is no such release
 */
export async function attemptRelease(deps: AttemptDeps, numberId: string): Promise<ReleaseStatus | null> {
  const result = await claimRelease(deps.sql, numberId, claimLeaseMs);
  if (!result.claimed) return result.status;
  const { claim } = result;
  const carrier = await deps.carrierFor(claim.accountId, claim.carrier);
  const end = carrier
    ? await talk(new Dialogue(carrier, numberId, claim, deps.signal))
    : {
        verdict: { status: 'needs_operator', reason: 'carrier_not_configured' } as const,
        steps: [],
        carrierRef: null,
      };
  await recordRelease(deps.sql, { numberId, token: claim.token, attempt: claim.attempt, ...end });
  return end.verdict.status;
}

async function talk(
  dialogue: Dialogue,
): Promise<Pick<RecordReleaseInput, 'verdict' | 'steps' | 'carrierRef'>> {
  const verdict = await dialogue.verdict();
  return { verdict, steps: dialogue.steps, carrierRef: dialogue.number.carrierRef };
}
