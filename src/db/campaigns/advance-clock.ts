import type { ISql, Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { campaignNow } from './clock.ts';
import { isNoticed, noticeDue } from './deadline.ts';
import { giveNotice } from './give-notice.ts';

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
 * Lets time pass on a demo campaign's clock. A notice that becomes due on the way is given at its time, since whoever
 * leaps over 30 days wants to see what they bring.
 */
export async function passTime(tx: ISql, campaignId: string, ms: number): Promise<void> {
  const [notice] = await tx<{ inMs: number }[]>`
    select greatest(0, ceil(extract(epoch from ${noticeDue(tx)} - ${campaignNow(tx)}) * 1000))::float8 as "inMs"
    from campaigns c join accounts a on a.id = c.account_id
    where c.id = ${campaignId} and c.status = 'active' and not ${isNoticed(tx)}
      and ${noticeDue(tx)} <= ${campaignNow(tx)} + ${ms} * interval '1 millisecond'`;
  if (notice) {
    await shift(tx, campaignId, notice.inMs);
    await giveNotice(tx, campaignId, null);
  }
  await shift(tx, campaignId, ms - (notice?.inMs ?? 0));
}

const shift = (tx: ISql, campaignId: string, ms: number) =>
  tx`update campaigns set clock_shift_ms = clock_shift_ms + ${ms} where id = ${campaignId}`;
