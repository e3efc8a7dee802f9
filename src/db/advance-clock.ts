import type { Sql } from 'postgres';
import { writeAudit } from './audit.ts';

/**
 * Moves the clock of a demo account's campaign ahead.
 *
 * @returns the whole shift in ms; null when the account has no such campaign, or is no demo account
 */
export async function advanceClock(
  sql: Sql,
  input: { accountId: string; campaignId: string; byMs: number; actor: string },
): Promise<number | null> {
  const { accountId, campaignId, byMs, actor } = input;
  return sql.begin(async (tx) => {
    const [moved] = await tx<{ shiftMs: number }[]>`
      update campaigns set clock_shift_ms = clock_shift_ms + ${byMs}
      where id = ${campaignId} and account_id = ${accountId} and demo
      returning clock_shift_ms::float8 as "shiftMs"`;
    if (!moved) return null;
    await writeAudit(tx, {
      accountId,
      campaignId,
      actor,
      action: 'campaign.clock_advanced',
      details: { byMs },
    });
    return moved.shiftMs;
  });
}
