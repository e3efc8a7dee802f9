import type { Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { movingDeadlines } from './deadline-moves.ts';
import { isExempt, notBefore } from './deadline.ts';

interface KeepCampaign {
  accountId: string;
  campaignId: string;
  days: number;
  reason: string;
  actor: string;
}

type KeepResult =
  | { outcome: 'kept' | 'not_found' | 'not_launched' | 'archived' | 'exempt' }
  | { outcome: 'used_up'; maxKeeps: number };

/** Keeps an active campaign for some more days without a dial; so often at most as its account's policy says. */
export async function keepCampaign(sql: Sql, input: KeepCampaign): Promise<KeepResult> {
  const { accountId, campaignId, days, reason, actor } = input;
  return sql.begin(async (tx) => {
    const keep = () => tx<{ keptUntil: Date; keep: number }[]>`
      update campaigns c set kept_until = ${notBefore(tx)} + make_interval(days => ${days}), keep_count = c.keep_count + 1
      from accounts a
      where c.id = ${campaignId} and a.id = c.account_id and c.account_id = ${accountId} and c.status = 'active'
        and c.keep_count < a.max_keeps and not ${isExempt(tx)}
      returning c.kept_until as "keptUntil", c.keep_count as keep`;
    const [kept] = await movingDeadlines(
      tx,
      { accountId, campaignId },
      { reason: 'keep', actor, note: reason },
      keep,
    );
    if (!kept) {
      const [campaign] = await tx<{ status: string; exempt: boolean; maxKeeps: number }[]>`
        select c.status, ${isExempt(tx)} as exempt, a.max_keeps as "maxKeeps"
        from campaigns c join accounts a on a.id = c.account_id
        where c.id = ${campaignId} and c.account_id = ${accountId}`;
      if (!campaign) return { outcome: 'not_found' };
      if (campaign.status === 'draft') return { outcome: 'not_launched' };
      if (campaign.status === 'archived') return { outcome: 'archived' };
      if (campaign.exempt) return { outcome: 'exempt' };
      return { outcome: 'used_up', maxKeeps: campaign.maxKeeps };
    }
    await writeAudit(tx, {
      accountId,
      campaignId,
      actor,
      action: 'campaign.kept',
      details: { reason, days, keptUntil: kept.keptUntil, keep: kept.keep },
    });
    return { outcome: 'kept' };
  });
}
