import type { ISql, Sql } from 'postgres';
import type { AdviceReason } from '../../domain/advice.ts';
import { liveForSeconds } from '../../domain/callers.ts';
import type { ArchiveReason, ArchiveStage, CampaignStatus } from '../../domain/campaign.ts';
import { actorName } from '../audit/actor-name.ts';
import { adviceColumns, type SharedContacts } from './advice.ts';
import { campaignNow, deadline, noticeDue } from './clock.ts';

/**
 * A campaign as people and dialers see it. `launchedAt`, `lastDialAt`, `deadline` and `archivedAt` are on the
 * campaign's clock.
 */
export interface CampaignView {
  id: string;
  name: string;
  status: CampaignStatus;
  stage: ArchiveStage | null;
  startsAt: Date | null;
  endsAt: Date | null;
  eventAt: Date | null;
  createdAt: Date;
  createdBy: string;
  clonedFrom: string | null;
  launchedAt: Date | null;
  lastDialAt: Date | null;
  /** When the campaign archives itself if nobody dials; null unless it is active. */
  deadline: Date | null;
  /** Whether the deadline is within the account's notice time. */
  archivesSoon: boolean;
  archivedAt: Date | null;
  archiveReason: ArchiveReason | null;
  archivedBy: string | null;
  /** Null where no person and no key did it. */
  archivedByName: string | null;
  sealedAt: Date | null;
  completedAt: Date | null;
  contactCount: number;
  dialledContactCount: number;
  eventCount: number;
  dialCount: number;
  numberCount: number;
  releasedNumberCount: number;
  clockShiftMs: number;
  /** Callers heard of within the last minute. */
  callersOnline: number;
  /** Without `shared_contacts`, which `sharedContacts` tells. */
  advice: AdviceReason[];
  sharedContacts: SharedContacts | null;
}

/** Null: the account has no such campaign. */
export async function readCampaign(
  sql: ISql,
  accountId: string,
  campaignId: string,
): Promise<CampaignView | null> {
  const [campaign] = await sql<CampaignView[]>`
    select ${campaignColumns(sql)} from campaigns c join accounts a on a.id = c.account_id
    where c.id = ${campaignId} and c.account_id = ${accountId}`;
  return campaign ?? null;
}

/** Whether the account has such a campaign. */
export async function campaignExists(sql: Sql, accountId: string, campaignId: string): Promise<boolean> {
  const [row] = await sql`select from campaigns where id = ${campaignId} and account_id = ${accountId}`;
  return row !== undefined;
}

/** What makes a row of `campaigns c join accounts a` a {@link CampaignView}. */
export const campaignColumns = (sql: ISql) => sql`
  c.id, c.name, c.status, c.stage, c.starts_at as "startsAt", c.ends_at as "endsAt", c.event_at as "eventAt", c.created_at as "createdAt",
  c.created_by as "createdBy", c.cloned_from as "clonedFrom", c.launched_at as "launchedAt",
  c.last_dial_at as "lastDialAt", case when c.status = 'active' then ${deadline(sql)} end as "deadline",
  ${archivesSoon(sql)} as "archivesSoon",
  c.archived_at as "archivedAt", c.archive_reason as "archiveReason", c.archived_by as "archivedBy",
  ${actorName(sql, sql`c.archived_by`)} as "archivedByName",
  c.sealed_at as "sealedAt", c.completed_at as "completedAt", c.contact_count as "contactCount",
  c.dialled_contact_count as "dialledContactCount", c.event_count::float8 as "eventCount",
  c.dial_count::float8 as "dialCount", c.number_count as "numberCount",
  c.released_number_count as "releasedNumberCount", c.clock_shift_ms::float8 as "clockShiftMs",
  ${callersOnline(sql)} as "callersOnline", ${adviceColumns(sql)}`;

/** How many callers of a row of `campaigns c` are live. */
export const callersOnline = (sql: ISql) => sql`
  case when c.status = 'active' then (
    select count(*)::int from caller_presence p
    where p.campaign_id = c.id and p.seen_at > now() - make_interval(secs => ${liveForSeconds})) else 0 end`;

/** Whether the deadline of a row of `campaigns c join accounts a` is within the account's notice time. */
export const archivesSoon = (sql: ISql) => sql`
  (c.status = 'active' and ${noticeDue(sql)} <= ${campaignNow(sql)})`;
