import type { ISql, Sql } from 'postgres';
import type { NumberState, ReleaseStatus } from '../../domain/numbers.ts';
import type { Receipt, ReleaseAttempt } from '../../domain/receipt.ts';
import { shiftAt } from '../campaigns/clock.ts';

/** A rented number; `release` members are null until the close of its campaign. */
export interface NumberView {
  id: string;
  campaignId: string | null;
  e164: string;
  carrier: string;
  carrierRef: string | null;
  state: NumberState;
  assignedAt: Date | null;
  releaseStatus: ReleaseStatus | null;
  attempts: number | null;
  /** A code of `src/carriers/reasons.ts`. */
  reason: string | null;
  nextAttemptAt: Date | null;
  blockedUntil: Date | null;
  releasedAt: Date | null;
  /** How far the clock of its campaign was ahead at its release, in ms: 0 for all but demo campaigns. */
  clockShiftMs: number;
}

/** A number's release with everything that was asked of the carrier; codes only. */
export interface ReleaseView {
  number: NumberView;
  /** Null until the release was proved. */
  receipt: Receipt | null;
  attempts: ReleaseAttempt[];
}

/** A campaign's numbers in the order of their ids. */
export async function listNumbers(
  sql: Sql,
  input: { campaignId: string; after: string | null; limit: number },
): Promise<NumberView[]> {
  return sql<NumberView[]>`
    select ${numberColumns(sql)} from phone_numbers n left join releases r on r.number_id = n.id
    where n.campaign_id = ${input.campaignId}
      ${input.after === null ? sql`` : sql`and n.id > ${input.after}`}
    order by n.id limit ${input.limit}`;
}

/** Null: the account has no such number, or its release has not begun. */
export async function readRelease(
  sql: Sql,
  accountId: string,
  numberId: string,
): Promise<ReleaseView | null> {
  const [row] = await sql<(NumberView & { receipt: Receipt | null })[]>`
    select ${numberColumns(sql)}, r.receipt
    from phone_numbers n join releases r on r.number_id = n.id
    where n.id = ${numberId} and n.account_id = ${accountId}`;
  if (!row) return null;
  const { receipt, ...number } = row;
  const attempts = await sql<ReleaseAttempt[]>`
    select attempt, started_at as "startedAt", finished_at as "finishedAt", outcome, steps
    from release_attempts where number_id = ${numberId} order by attempt`;
  return { number, receipt, attempts };
}

/** What makes a row of `phone_numbers n left join releases r` a {@link NumberView}. */
export const numberColumns = (sql: ISql) => sql`
  n.id, n.campaign_id as "campaignId", n.e164, n.carrier, n.carrier_ref as "carrierRef", n.state,
  n.assigned_at as "assignedAt", r.status as "releaseStatus", r.attempts, r.reason,
  r.next_attempt_at as "nextAttemptAt", r.blocked_until as "blockedUntil", r.released_at as "releasedAt",
  ${shiftAt(sql, sql`r.campaign_id`, sql`r.released_at`)} as "clockShiftMs"`;
