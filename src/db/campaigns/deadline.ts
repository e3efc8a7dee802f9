import type { ISql } from 'postgres';
import type { Fragment } from '../fragment.ts';
import { campaignNow, idleSince } from './clock.ts';

// When a campaign archives itself, in SQL: the one place that spells it. As in clock.ts, `c` is the campaign's row and `a`
// its account's; whoever wants to know what another policy would do puts another `a` in its place.

/** Until when the campaign does not archive itself: infinity without an end, null without an exemption. */
const exemptUntil = (sql: ISql): Fragment => sql`greatest(c.exempt_until, a.exempt_until)`;

export const isExempt = (sql: ISql): Fragment =>
  sql`coalesce(${exemptUntil(sql)} > ${campaignNow(sql)}, false)`;

const notice = (sql: ISql): Fragment => sql`make_interval(days => a.notice_days)`;

/** Before this it is not archived, whoever was told: its days without a dial, what it was kept for, and its exemption. */
const earliest = (sql: ISql): Fragment => sql`
  greatest(${idleSince(sql)} + make_interval(days => a.inactivity_days), c.kept_until, ${exemptUntil(sql)} + ${notice(sql)})`;

/** From when on the deadline is near enough to give notice of it. */
export const noticeDue = (sql: ISql): Fragment => sql`(${earliest(sql)} - ${notice(sql)})`;

/** Whether people were told of the deadline that stands. A notice from before it was due tells of another one. */
export const isNoticed = (sql: ISql): Fragment => sql`coalesce(c.noticed_at >= ${noticeDue(sql)}, false)`;

/** The same of a campaign that is not archived yet. */
export const noticeStands = (sql: ISql): Fragment => sql`(c.status = 'active' and ${isNoticed(sql)})`;

/**
 * When the campaign may be archived, but for the time of day: never before what people were told, and never without the
 * whole time of the notice.
 */
export const notBefore = (sql: ISql): Fragment => sql`
  case when ${isNoticed(sql)}
    then greatest(${earliest(sql)}, c.noticed_for, c.noticed_at + ${notice(sql)})
    else greatest(${earliest(sql)}, ${campaignNow(sql)} + ${notice(sql)}) end`;

/** Where in the window the campaign has its place, from 0 to 1: by the random digits of its id, so that it stays. */
const share = (sql: ISql): Fragment =>
  sql`(('x' || right(c.id::text, 6))::bit(24)::int / 16777216.0::float8)`;

const slot = (sql: ISql, clock: Fragment): Fragment => sql`
  archive_slot(${notBefore(sql)}, ${clock}, a.time_zone, a.archive_from, a.archive_to, ${share(sql)})`;

/** When the campaign was to be archived at first, also where that night is over. */
export const firstSlot = (sql: ISql): Fragment => slot(sql, notBefore(sql));

/**
 * When the campaign archives itself unless somebody dials; infinity where it never does. At that moment it is in its
 * account's window, and a night that was missed counts no more. But a demo campaign's clock leaps, over nights too.
 */
export const deadline = (sql: ISql): Fragment =>
  slot(sql, sql`case when c.demo then ${notBefore(sql)} else ${campaignNow(sql)} end`);

/** When the workflow has to ask again: for the notice, and then for the close. */
export const nextStep = (sql: ISql): Fragment =>
  sql`(case when ${isNoticed(sql)} then ${deadline(sql)} else ${noticeDue(sql)} end)`;

/**
 * When people are to be told of the deadline again: the first step of the account's reminders since they were last told;
 * null when none is left. Of steps that were missed together one is told, since people are told of the deadline as it is.
 */
export const nextReminder = (sql: ISql): Fragment => sql`
  (case when ${isNoticed(sql)} then (
    select min(${stepTime(sql)}) from unnest(a.reminder_days) as step
    where ${stepTime(sql)} > greatest(c.noticed_at, c.reminded_at)) end)`;

/** How many days before the deadline the last of the steps is whose time has come. */
export const reminderStep = (sql: ISql): Fragment => sql`
  (select min(step) from unnest(a.reminder_days) as step where ${stepTime(sql)} <= ${campaignNow(sql)})`;

const stepTime = (sql: ISql): Fragment => sql`(${deadline(sql)} - make_interval(days => step))`;

/** The deadline that people see: none while the campaign is exempt. */
export const shownDeadline = (sql: ISql): Fragment =>
  sql`(case when c.status = 'active' and not ${isExempt(sql)} then ${deadline(sql)} end)`;
