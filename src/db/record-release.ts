import type { Sql } from 'postgres';
import type { ReleaseStep } from './schema/numbers.ts';

/** How an attempt left the release. */
export type ReleaseVerdict =
  /** Proved gone by a read-back. `outcome` tells whether it was our request that did it. */
  | { status: 'released'; outcome: 'released' | 'already_gone' }
  /** To be tried again after `waitMs`. `uncertain`: a request may have had its effect, so read back first. */
  | {
      status: 'waiting';
      waitMs: number;
      reason: string;
      uncertain: boolean;
      /** The carrier said that the number is gone, though its list still has it. */
      saidGone?: true;
      blockedUntil?: Date;
      orderRef?: string;
    }
  | { status: 'needs_operator'; reason: string };

export interface RecordReleaseInput {
  numberId: string;
  /** The claim's token: an attempt that lost its claim records nothing. */
  token: string;
  attempt: number;
  verdict: ReleaseVerdict;
  steps: ReleaseStep[];
  /** The carrier's id of the rental, where the attempt learned it. */
  carrierRef: string | null;
}

/**
 * Records how an attempt ended, and with `released` the receipt, in one statement.
 *
 * @returns false when the claim was taken over meanwhile: then somebody else's word counts
 */
export async function recordRelease(sql: Sql, input: RecordReleaseInput): Promise<boolean> {
  const { verdict } = input;
  const waiting = verdict.status === 'waiting' ? verdict : undefined;
  const readBack = input.steps.findLast((step) => step.request === 'read_back');
  const [row] = await sql<{ recorded: boolean }[]>`
    with recorded as (
      update releases r set
        status = ${verdict.status},
        claim_token = null,
        claimed_until = null,
        uncertain = ${waiting?.uncertain ?? verdict.status === 'needs_operator'},
        reason = ${verdict.status === 'released' ? null : verdict.reason},
        next_attempt_at = now() + c.clock_shift_ms * interval '1 millisecond'
          + ${waiting?.waitMs ?? null}::bigint * interval '1 millisecond',
        accepted_at = case when ${waiting?.saidGone ?? false} then now() else r.accepted_at end,
        blocked_until = ${waiting?.blockedUntil ?? null},
        order_ref = coalesce(${waiting?.orderRef ?? null}, r.order_ref),
        released_at = case when ${verdict.status} = 'released' then now() end,
        receipt = case when ${verdict.status} = 'released' then jsonb_build_object(
          'outcome', ${verdict.status === 'released' ? verdict.outcome : null}::text,
          'proof', 'read_back',
          'readBackAt', ${readBack?.at ?? null}::text,
          'releasedAt', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'orderRef', r.order_ref,
          'attempts', r.attempts) end
      from campaigns c
      where r.number_id = ${input.numberId} and r.claim_token = ${input.token} and c.id = r.campaign_id
      returning r.number_id, r.campaign_id, r.status
    ),
    attempt as (
      update release_attempts a set finished_at = now(), outcome = ${verdict.status},
        steps = ${sql.json(input.steps as never)}
      from recorded r
      where a.number_id = r.number_id and a.attempt = ${input.attempt}
    ),
    number as (
      update phone_numbers n set
        carrier_ref = coalesce(${input.carrierRef}, n.carrier_ref),
        state = case when r.status = 'released' then 'released' else n.state end,
        released_at = case when r.status = 'released' then now() end
      from recorded r
      where n.id = r.number_id
    ),
    counted as (
      update campaigns c set released_number_count = released_number_count + 1
      from recorded r
      where c.id = r.campaign_id and r.status = 'released'
    )
    select exists (select from recorded) as "recorded"`;
  return row?.recorded ?? false;
}
