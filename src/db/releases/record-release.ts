import type { Sql } from 'postgres';
import type { ReasonCode } from '../../carriers/reasons.ts';
import type { ReleaseStatus } from '../../domain/numbers.ts';
import type { Absence, ReadBackReceipt, ReleaseOutcome, ReleaseStep } from '../../domain/receipt.ts';
import { auditOf } from '../audit/write-audit.ts';
import { campaignNow, onCampaignClock } from '../campaigns/clock.ts';
import { eventsOf } from '../events/write-events.ts';
import type { Fragment } from '../fragment.ts';
import { stuckMailsOf } from '../mails/write-mails.ts';
import { isoTime, jsonObject } from '../json-object.ts';

/** What an attempt learned of what was sent before; what is left out it did not learn, and stays as it was. */
export interface Learned {
  /** True: a request may have had its effect, so read back first. False: the carrier's answer says that none can. */
  uncertain?: boolean;
  /**
   * The order, by the carrier's reference while it works on it. `over`: it has ended, and nothing of it can still have an
   * effect. `lost`: what became of it is not known, and it is looked for by our own id.
   */
  order?: { ref: string } | 'over' | 'lost';
  /** The carrier said that the number is gone, though its list still had it or did not answer. */
  saidGone?: true;
}

/** How an attempt left the release. */
export type ReleaseVerdict =
  /** Gone by a read-back. `outcome` tells whether it was our request that did it, `absence` what else shows it. */
  | { status: 'released'; outcome: ReleaseOutcome; absence: Absence }
  /** To be tried again after `waitMs`. */
  | ({ status: 'waiting'; waitMs: number; reason: ReasonCode; blockedUntil?: Date } & Learned)
  /** `foundIn`: the subaccount that rents it instead of the one of our books, '' for the account itself. */
  | ({ status: 'needs_operator'; reason: ReasonCode; foundIn?: string } & Learned);

export interface RecordReleaseInput {
  numberId: string;
  /** The claim's token: an attempt that lost its claim records nothing. */
  token: string;
  attempt: number;
  verdict: ReleaseVerdict;
  steps: ReleaseStep[];
  /** A release that has been failing for longer than this waits for an operator. */
  patienceMs: number;
  /** The carrier's id of the rental, where the attempt learned it. */
  carrierRef: string | null;
}

/**
 * Records how an attempt ended, and with `released` the receipt, in one statement.
 *
 * @returns where the release stands now; null when the claim was taken over meanwhile, and somebody else's word counts
 */
export async function recordRelease(sql: Sql, input: RecordReleaseInput): Promise<ReleaseStatus | null> {
  const { verdict } = input;
  const waiting = verdict.status === 'waiting' ? verdict : undefined;
  const learned: Learned = verdict.status === 'released' ? { uncertain: false } : verdict;
  const { order } = learned;
  const orderRef = typeof order === 'object' ? order.ref : null;
  // An order under way and a date that the carrier named are waits, not failures.
  const failing = waiting !== undefined && orderRef === null && !waiting.blockedUntil;
  const mayBeStuck = failing || verdict.status === 'needs_operator';
  const stuckNow = sql`(select account_id, campaign_id from recorded where status = 'needs_operator')`;
  const clock = campaignNow(sql);
  const receipt =
    verdict.status === 'released'
      ? jsonObject<ReadBackReceipt>(sql, {
          outcome: verdict.outcome,
          proof: 'read_back',
          absence: verdict.absence,
          readBackAt: input.steps.findLast((step) => step.request === 'read_back')?.at ?? null,
          releasedAt: isoTime(sql, sql`now()`),
          orderRef: sql`r.order_ref`,
          attempts: sql`r.attempts`,
        })
      : sql`null`;
  const [row] = await sql<{ status: ReleaseStatus }[]>`
  with recorded as (
    update releases r set
      status = case when ${failing} and r.failing_since <= ${clock} - ${input.patienceMs} * interval '1 millisecond'
        then 'needs_operator' else ${verdict.status} end,
      claim_token = null,
      claimed_until = null,
      uncertain = coalesce(${learned.uncertain ?? null}, r.uncertain),
      reason = case when ${failing} and r.failing_since <= ${clock} - ${input.patienceMs} * interval '1 millisecond'
        then 'patience_exhausted' else ${verdict.status === 'released' ? null : verdict.reason} end,
      failing_since = case when ${failing} then coalesce(r.failing_since, ${clock}) end,
      next_attempt_at = greatest(
        ${clock} + ${waiting?.waitMs ?? null}::bigint * interval '1 millisecond',
        ${onCampaignClock(sql, sql`${waiting?.blockedUntil ?? null}::timestamptz`)}),
      accepted_at = case when ${learned.saidGone ?? false} then now() else r.accepted_at end,
      blocked_until = ${waiting?.blockedUntil ?? null},
      order_ref = case when ${order === undefined} then r.order_ref else ${orderRef} end,
      order_id = case when ${order !== 'over'} then r.order_id end,
      ordered_at = case when ${order === undefined} or r.order_ref = ${orderRef} then r.ordered_at
        when ${orderRef}::text is not null then now() end,
      released_at = case when ${verdict.status} = 'released' then now() end,
      found_in = ${verdict.status === 'needs_operator' ? (verdict.foundIn ?? null) : null},
      receipt = ${receipt}
    from campaigns c
    where r.number_id = ${input.numberId} and r.claim_token = ${input.token} and c.id = r.campaign_id
    returning r.number_id, r.campaign_id, r.status, r.reason, c.account_id
  ),
  attempt as (
    update release_attempts a set finished_at = now(), outcome = r.status,
      steps = ${sql.json(input.steps)}
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
  ${unblocked(sql, input)}
  ${verdict.status === 'released' ? sql`, told as (${released(sql, verdict.outcome)})` : sql``}
  ${mayBeStuck ? sql`, mailed as (${stuckMailsOf(sql, stuckNow)}), told as (${blocked(sql)})` : sql``}
  select status from recorded`;
  return row?.status ?? null;
}

const ofRecorded = (sql: Sql) => ({ accountId: sql`account_id`, campaignId: sql`campaign_id` });

function released(sql: Sql, outcome: ReleaseOutcome): Fragment {
  const data = { numberId: sql`number_id`, outcome };
  return eventsOf(sql, { ...ofRecorded(sql), type: 'number.released', data }, sql`from recorded`);
}

function blocked(sql: Sql): Fragment {
  const data = { numberId: sql`number_id`, reason: sql`reason` };
  const rows = sql`from recorded where status = 'needs_operator'`;
  return eventsOf(sql, { ...ofRecorded(sql), type: 'number.blocked', data }, rows);
}

/** Whatever was taken away at the carrier stands in the audit log, also when the release did not come about. */
function unblocked(sql: Sql, { numberId, steps }: RecordReleaseInput): Fragment {
  const blocks = steps.flatMap(({ request, outcome, reason }) =>
    request === 'unblock' && (outcome === 'removed' || outcome === 'requested') && reason !== null
      ? [reason]
      : [],
  );
  if (blocks.length === 0) return sql``;
  const entry = {
    accountId: sql`n.account_id`,
    campaignId: sql`r.campaign_id`,
    actor: 'workflow',
    action: 'number.blocks_removed',
    details: { numberId, blocks },
  } as const;
  return sql`, audited as (${auditOf(sql, entry, sql`from recorded r join phone_numbers n on n.id = r.number_id`)})`;
}
