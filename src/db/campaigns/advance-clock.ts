import type { ISql, Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { campaignNow, clockAdvanced } from './clock.ts';
import { noteDeadlines } from './deadline-moves.ts';
import { isNoticed, nextReminder, noticeDue } from './deadline.ts';
import { giveNoticeWithin } from './give-notice.ts';
import { remindPeople } from './remind-people.ts';

/** So far a campaign's clock may be ahead of the world's: its times stay within four digits of a year. */
export const longestShiftYears = 100;
const longestShiftMs = longestShiftYears * 365 * 24 * 60 * 60 * 1000;

/** How far a clock is to go: by a span, or to a time on it. */
export type ClockGoal = { byMs: number } | { until: Date };

/**
 * Moves the clock of a demo account's campaign ahead, but no further than to the next notice or reminder, which is given there:
 * whoever leaps over 30 days wants to see what they bring. Nothing moves towards a time that has come already.
 *
 * @returns how far it went, and how much of the way is left; `not_demo` when the account has no such campaign, or is no
 *   demo account; `too_far` when nothing was moved, because the clock would be more than {@link longestShiftYears} ahead
 */
export async function advanceClock(
  sql: Sql,
  input: { accountId: string; campaignId: string; goal: ClockGoal; actor: string },
): Promise<{ movedMs: number; leftMs: number } | 'not_demo' | 'too_far'> {
  const { accountId, campaignId, goal, actor } = input;
  return sql.begin(async (tx) => {
    const by =
      'byMs' in goal
        ? tx`${goal.byMs}::float8`
        : tx`greatest(0, ceil(extract(epoch from ${goal.until}::timestamptz - ${campaignNow(tx)}) * 1000))::float8`;
    const [demo] = await tx<{ byMs: number; tooFar: boolean; active: boolean }[]>`
      select ${by} as "byMs", status = 'active' as active, clock_shift_ms + ${by} > ${longestShiftMs} as "tooFar"
      from campaigns c where id = ${campaignId} and account_id = ${accountId} and demo for no key update`;
    if (!demo) return 'not_demo';
    if (demo.tooFar) return 'too_far';
    // What a dial has moved before is told as of before.
    if (demo.active) await noteDeadlines(tx, [campaignId], null);
    const movedMs = await passStep(tx, campaignId, demo.byMs);
    if (movedMs > 0) {
      await writeAudit(tx, {
        accountId,
        campaignId,
        actor,
        action: clockAdvanced,
        details: { byMs: movedMs },
      });
    }
    return { movedMs, leftMs: demo.byMs - movedMs };
  });
}

/**
 * Lets time pass on a demo campaign's clock, up to the notice or the reminder that becomes due on the way, and gives it.
 *
 * @returns how many ms have passed
 */
export async function passStep(tx: ISql, campaignId: string, ms: number): Promise<number> {
  const step = await nextTelling(tx, campaignId, ms);
  const movedMs = step?.inMs ?? ms;
  await tx`update campaigns set clock_shift_ms = clock_shift_ms + ${movedMs} where id = ${campaignId}`;
  if (step?.noticed) await remindPeople(tx, campaignId);
  else if (step) await giveNoticeWithin(tx, campaignId, null);
  return movedMs;
}

/** What people are told next, if it is within so many ms: a reminder where they have their notice, else that. */
async function nextTelling(tx: ISql, campaignId: string, withinMs: number) {
  const [step] = await tx<{ inMs: number; noticed: boolean }[]>`
    select ${isNoticed(tx)} as noticed, greatest(0, ceil(extract(epoch from t.at - ${campaignNow(tx)}) * 1000))::float8 as "inMs"
    from campaigns c join accounts a on a.id = c.account_id
    cross join lateral (select case when ${isNoticed(tx)} then ${nextReminder(tx)} else ${noticeDue(tx)} end as at) t
    where c.id = ${campaignId} and c.status = 'active' and t.at <= ${campaignNow(tx)} + ${withinMs} * interval '1 millisecond'`;
  return step;
}
