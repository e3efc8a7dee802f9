import type { Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { campaignNow } from '../campaigns/clock.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';
import { unheldCampaign } from './unheld-campaign.ts';

interface ExpiredCampaign {
  campaignId: string;
  accountId: string;
}

/**
 * Campaigns whose data their accounts keep no longer: completed longer ago than the account's days, without a legal hold.
 * With those whose deletion was begun and not ended.
 */
export async function expiredCampaigns(sql: Sql): Promise<ExpiredCampaign[]> {
  return sql<ExpiredCampaign[]>`
    select c.id as "campaignId", c.account_id as "accountId"
    from campaigns c join accounts a on a.id = c.account_id
    where c.stage = 'complete' and (
      (c.data_deleted_at is null and c.legal_hold_at is null and a.legal_hold_at is null
        and c.completed_at < ${campaignNow(sql)} - make_interval(days => a.retention_days))
      or (c.data_deleted_at is not null and exists (select from archives where campaign_id = c.id)))
    order by c.id`;
}

/** What would be deleted in the next night if data were kept for so many days. */
export interface RetentionPreview {
  campaigns: number;
  contacts: number;
  dials: number;
  /** The first of them, the oldest first. */
  names: string[];
  /** Campaigns that are old enough, and that a legal hold keeps. */
  heldCampaigns: number;
}

const mostNamed = 5;

export async function previewRetention(
  sql: Sql,
  accountId: string,
  retentionDays: number,
): Promise<RetentionPreview> {
  const [preview] = await sql<[RetentionPreview]>`
    with expired as (
      select c.name, c.completed_at, c.contact_count, c.dial_count,
        c.legal_hold_at is not null or a.legal_hold_at is not null as held
      from campaigns c join accounts a on a.id = c.account_id
      where c.account_id = ${accountId} and c.stage = 'complete' and c.data_deleted_at is null
        and c.completed_at < ${campaignNow(sql)} - make_interval(days => ${retentionDays})
    )
    select (count(*) filter (where not held))::int as campaigns,
      coalesce(sum(contact_count) filter (where not held), 0)::float8 as contacts,
      coalesce(sum(dial_count) filter (where not held), 0)::float8 as dials,
      coalesce((array_agg(name order by completed_at) filter (where not held))[:${mostNamed}], '{}') as names,
      (count(*) filter (where held))::int as "heldCampaigns"
    from expired`;
  return preview;
}

/**
 * Marks a campaign's data as deleted, before the first of it is. From here on nothing of it is served.
 *
 * @returns false when a legal hold protects it
 */
export async function beginDeletion(sql: Sql, { campaignId, accountId }: ExpiredCampaign): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [begun] = await tx`select from campaigns where id = ${campaignId} and data_deleted_at is not null`;
    if (begun) return true;
    if (!(await unheldCampaign(tx, { campaignId, accountId }))) return false;
    await tx`update campaigns set data_deleted_at = now() where id = ${campaignId} and stage = 'complete'`;
    return true;
  });
}

/** Deletes the rows of a campaign whose files are gone. The campaign itself, its counts and its receipts stay. */
export async function endDeletion(sql: Sql, { campaignId, accountId }: ExpiredCampaign): Promise<void> {
  await withLongStatements(wholeCampaignMs, () =>
    sql.begin(async (tx) => {
      await tx`delete from call_events where campaign_id = ${campaignId}`;
      await tx`delete from calls where campaign_id = ${campaignId}`;
      await tx`delete from contacts where campaign_id = ${campaignId}`;
      await tx`delete from cleared_events where campaign_id = ${campaignId}`;
      await tx`delete from cleared_source_calls where campaign_id = ${campaignId}`;
      await tx`delete from contact_imports where campaign_id = ${campaignId}`;
      await tx`delete from inbound_calls where campaign_id = ${campaignId}`;
      await tx`delete from archive_parts where campaign_id = ${campaignId}`;
      await tx`delete from archives where campaign_id = ${campaignId}`;
      await writeAudit(tx, { accountId, campaignId, actor: 'workflow', action: 'campaign.data_deleted' });
    }),
  );
}
