import type { ISql, Sql } from 'postgres';
import { campaignNow } from '../campaigns/clock.ts';
import { isExempt, isNoticed, nextReminder, noticeDue, shownDeadline } from '../campaigns/deadline.ts';
import type { Fragment } from '../fragment.ts';

/** What decides when campaigns archive themselves. */
export interface Policy {
  /** IANA name. */
  timeZone: string;
  /** Days without a dial. */
  inactivityDays: number;
  noticeDays: number;
  /** How many days before the deadline people are told again, from the first to the last; each less than the notice. */
  reminderDays: number[];
  /** Times of the account's day, `HH:MM`; the same twice: any. */
  archiveWindow: { from: string; to: string };
}

export type PolicyChange = { [Key in keyof Policy]?: Policy[Key] | undefined };

/** The columns of `accounts` that hold the policy, as `a` has them, but for what is changed. */
export const changedPolicy = (sql: ISql, change: PolicyChange): Fragment => sql`
  coalesce(${change.timeZone ?? null}, a.time_zone) as time_zone,
  coalesce(${change.inactivityDays ?? null}, a.inactivity_days) as inactivity_days,
  coalesce(${change.noticeDays ?? null}, a.notice_days) as notice_days,
  coalesce(${change.reminderDays ?? null}::int[], a.reminder_days) as reminder_days,
  coalesce(${change.archiveWindow?.from ?? null}::time, a.archive_from) as archive_from,
  coalesce(${change.archiveWindow?.to ?? null}::time, a.archive_to) as archive_to`;

/** Why a policy is not possible; the code of the error. */
export type PolicyProblem = 'notice_not_before_deadline' | 'reminder_not_after_notice';

/** The same in SQL, of the policy that `n` has; null: none. */
export const policyProblem = (sql: ISql): Fragment => sql`
  (case when n.notice_days >= n.inactivity_days then 'notice_not_before_deadline'
    when n.notice_days <= any (n.reminder_days) then 'reminder_not_after_notice' end)`;

/** How a change of policy would move the deadlines of an account's active campaigns. */
export interface PolicyPreview {
  campaigns: number;
  nearer: number;
  later: number;
  exempt: number;
  /** How many would get their notice at once. */
  noticedAtOnce: number;
  /** How many of those that have theirs would get a reminder at once. */
  remindedAtOnce: number;
  /** How many notices would be taken back. */
  noticesTakenBack: number;
  /** When the first of them would archive itself, on its clock; null where none does. */
  earliest: Date | null;
}

export async function previewPolicy(
  sql: Sql,
  accountId: string,
  change: PolicyChange,
): Promise<PolicyPreview | PolicyProblem> {
  const [preview] = await sql<(PolicyPreview & { problem: PolicyProblem | null })[]>`
    with own as materialized (select * from accounts where id = ${accountId}),
    changed as materialized (select a.id, a.exempt_until, ${changedPolicy(sql, change)} from own a),
    before as (
      select c.id, ${shownDeadline(sql)} as deadline, ${isNoticed(sql)} as noticed
      from campaigns c join own a on a.id = c.account_id where c.status = 'active'
    ),
    after as (
      select c.id, ${shownDeadline(sql)} as deadline, ${isNoticed(sql)} as noticed, ${isExempt(sql)} as exempt,
        ${noticeDue(sql)} <= ${campaignNow(sql)} as due, ${nextReminder(sql)} <= ${campaignNow(sql)} as reminded
      from campaigns c join changed a on a.id = c.account_id where c.status = 'active'
    )
    select (select ${policyProblem(sql)} from changed n) as problem,
      count(*)::int as campaigns,
      count(*) filter (where after.deadline < before.deadline)::int as nearer,
      count(*) filter (where after.deadline > before.deadline)::int as later,
      count(*) filter (where after.exempt)::int as exempt,
      count(*) filter (where after.due and not after.noticed)::int as "noticedAtOnce",
      count(*) filter (where after.reminded)::int as "remindedAtOnce",
      count(*) filter (where before.noticed and not after.noticed)::int as "noticesTakenBack",
      min(after.deadline) as earliest
    from before join after using (id)`;
  if (!preview) throw new Error('policy preview: counting always answers a row');
  const { problem, ...told } = preview;
  return problem ?? told;
}
