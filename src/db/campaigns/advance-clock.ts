import type { ISql, Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { campaignNow } from './clock.ts';
import { isNoticed, nextReminder, noticeDue } from './deadline.ts';
import { giveNotice } from './give-notice.ts';
import { remindPeople } from './remind-people.ts';

/** So far a campaign's clock may be ahead of the world's: its times stay within four digits of a year. */
export const longestShiftYears = 100;
const longestShiftMs = longestShiftYears * 365 * 24 * 60 * 60 * 1000;

/**
 * Moves the clock of a demo account's campaign ahead.
 *
 * @returns `not_demo` when the account has no such campaign, or is no demo account; `too_far` when nothing was moved,
 *   because the clock would be more than {@link longestShiftYears} ahead
 */
export async function advanceClock(
  sql: Sql,
  input: { accountId: string; campaignId: string; byMs: number; actor: string },
): Promise<'moved' | 'not_demo' | 'too_far'> {
  const { accountId, campaignId, byMs, actor } = input;
  return sql.begin(async (tx) => {
    const [demo] = await tx<{ tooFar: boolean }[]>`
      select clock_shift_ms + ${byMs} > ${longestShiftMs} as "tooFar"
      from campaigns where id = ${campaignId} and account_id = ${accountId} and demo for no key update`;
    if (!demo) return 'not_demo';
    if (demo.tooFar) return 'too_far';
    await passTime(tx, campaignId, byMs);
    await writeAudit(tx, {
      accountId,
      campaignId,
      actor,
      action: 'campaign.clock_advanced',
      details: { byMs },
    });
    return 'moved';
  });
}

/**
 * Lets time pass on a demo campaign's clock. The notice and the reminders that become due on the way are given at their
 * time, since whoever leaps over 30 days wants to see what they bring.
 */
export async function passTime(tx: ISql, campaignId: string, ms: number): Promise<void> {
  let leftMs = ms;
  for (;;) {
    const step = await nextTelling(tx, campaignId, leftMs);
    if (!step) break;
    await shift(tx, campaignId, step.inMs);
    leftMs -= step.inMs;
    if (step.noticed) await remindPeople(tx, campaignId);
    else if (!(await giveNotice(tx, campaignId, null))) break;
  }
  await shift(tx, campaignId, leftMs);
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

const shift = (tx: ISql, campaignId: string, ms: number) =>
  tx`update campaigns set clock_shift_ms = clock_shift_ms + ${ms} where id = ${campaignId}`;
