import type { ISql, Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { markOverlapsDue } from '../contacts/refresh-overlaps.ts';
import { writeEvent } from '../events/write-events.ts';
import { enqueue } from '../outbox.ts';
import { campaignNow } from './clock.ts';

interface LaunchCampaignInput {
  accountId: string;
  campaignId: string;
  actor: string;
}

/** Launching twice is one launch. */
type LaunchCampaignResult = 'launched' | 'already_launched' | 'archived' | 'not_found';

/** Makes a draft active, from which on it can be called from, and owes Temporal the start of its workflow. */
export async function launchCampaign(sql: Sql, input: LaunchCampaignInput): Promise<LaunchCampaignResult> {
  const { accountId, campaignId, actor } = input;
  return sql.begin(async (tx) => {
    const [launched] = await tx`
      update campaigns c set status = 'active', launched_at = ${campaignNow(tx)},
        -- Without a start of its own it starts now, unless its end has passed already.
        starts_at = coalesce(starts_at, case when coalesce(ends_at > now(), true) then now() end)
      where id = ${campaignId} and account_id = ${accountId} and status = 'draft'
      returning id`;
    if (!launched) return whyNot(tx, input);
    await enqueue(tx, { topic: 'start', campaignId });
    await markOverlapsDue(tx, accountId);
    await writeAudit(tx, { accountId, campaignId, actor, action: 'campaign.launched' });
    await writeEvent(tx, { accountId, campaignId, type: 'campaign.launched' });
    return 'launched';
  });
}

async function whyNot(sql: ISql, input: LaunchCampaignInput): Promise<LaunchCampaignResult> {
  const [campaign] = await sql<{ status: string }[]>`
    select status from campaigns where id = ${input.campaignId} and account_id = ${input.accountId}`;
  if (!campaign) return 'not_found';
  return campaign.status === 'archived' ? 'archived' : 'already_launched';
}
