import type { ISql } from 'postgres';
import type { AuditAction } from '../../domain/audit.ts';
import { lateWindowHours } from '../../domain/calls.ts';
import type { Fragment } from '../fragment.ts';

// A campaign's time in SQL, for statements in which `c` is the campaign's row and, where a policy counts, `a` its
// account's. A campaign's clock is the database's plus `clock_shift_ms`, which only demo accounts have.

/** The same as text, for a statement that is asked too often to be put together each time. */
export const clockText = {
  /** How far the campaign's clock is ahead of the database's. */
  shift: `c.clock_shift_ms * interval '1 millisecond'`,
  /** Since when nobody has dialled: the newest dial, or the launch when there was none since. */
  idleSince: 'greatest(c.last_dial_at, c.launched_at)',
  /** When calls from before the close may report no more; null before the close. */
  lateUntil: `(c.archived_at + make_interval(hours => ${lateWindowHours}))`,
};

/** The audit log has every move of a demo campaign's clock. */
export const clockAdvanced = 'campaign.clock_advanced' satisfies AuditAction;

const clockShift = (sql: ISql): Fragment => sql.unsafe(clockText.shift);

/** An instant of the database's clock as the campaign's clock has it. */
export const onCampaignClock = (sql: ISql, instant: Fragment): Fragment =>
  sql`(${instant} + ${clockShift(sql)})`;

/** When it was on the database's clock, as far as the campaign's clock has not leapt since. */
export const onDatabaseClock = (sql: ISql, instant: Fragment): Fragment =>
  sql`(${instant} - ${clockShift(sql)})`;

export const campaignNow = (sql: ISql): Fragment => onCampaignClock(sql, sql`now()`);

/**
 * How far a campaign's clock was ahead at an instant of the database's clock, in ms: 0 for all but demo campaigns. What
 * the world's clock dates (entries of the audit log, mails, receipts) is told on the campaign's clock by it.
 */
export const shiftAt = (sql: ISql, campaignId: Fragment, instant: Fragment): Fragment => sql`
  (case when (select shifted.clock_shift_ms from campaigns shifted where shifted.id = ${campaignId}) > 0 then (
    select coalesce(sum((advance.details ->> 'byMs')::float8), 0) from audit_log advance
    where advance.campaign_id = ${campaignId} and advance.action = ${clockAdvanced}
      and advance.created_at <= ${instant}) else 0 end)::float8`;

/** An instant of the database's clock as the campaign's clock had it then. */
export const onClockThen = (sql: ISql, campaignId: Fragment, instant: Fragment): Fragment =>
  sql`(${instant} + ${shiftAt(sql, campaignId, instant)} * interval '1 millisecond')`;

export const idleSince = (sql: ISql): Fragment => sql.unsafe(clockText.idleSince);

export const lateUntil = (sql: ISql): Fragment => sql.unsafe(clockText.lateUntil);
