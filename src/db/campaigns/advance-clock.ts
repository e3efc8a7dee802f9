import type { Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';

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
    const { count: moved } = await tx`
      update campaigns set clock_shift_ms = clock_shift_ms + ${byMs}
      where id = ${campaignId} and account_id = ${accountId} and demo
        and clock_shift_ms + ${byMs} <= ${longestShiftMs}`;
    if (moved === 0) {
      const { count: demo } = await tx`
        select from campaigns where id = ${campaignId} and account_id = ${accountId} and demo`;
      return demo === 0 ? 'not_demo' : 'too_far';
    }
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
