import type { Sql } from 'postgres';
import type { ArchiveStage, CampaignStatus } from '../../domain/campaign.ts';
import { campaignNow, idleSince, lateUntil, noticeDue } from './clock.ts';

/** What a campaign's workflow needs to know to decide what happens next. Times are Unix epoch in ms. */
export interface CampaignState {
  accountId: string;
  status: CampaignStatus;
  stage: ArchiveStage | null;
  /** The last dial, or the launch when there was none, on the campaign's clock. */
  lastDialAtMs: number;
  inactivityMs: number;
  noticeMs: number;
  /** Whether people were told of the deadline that stands; a notice of an earlier policy's deadline does not count. */
  noticed: boolean;
  archivedAtMs: number | null;
  /** When calls placed before the close may report no more, on the campaign's clock. */
  lateUntilMs: number | null;
  /** The campaign's clock now. */
  nowMs: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Null when there is no such campaign, or it is a draft and so has no workflow. */
export async function campaignState(sql: Sql, campaignId: string): Promise<CampaignState | null> {
  const [row] = await sql<
    (Pick<CampaignState, 'accountId' | 'status' | 'stage' | 'noticed'> & {
      lastDialAt: Date;
      inactivityDays: number;
      noticeDays: number;
      archivedAt: Date | null;
      lateUntil: Date | null;
      now: Date;
    })[]
  >`
  select c.account_id as "accountId", c.status, c.stage, coalesce(c.noticed_at >= ${noticeDue(sql)}, false) as "noticed",
    ${idleSince(sql)} as "lastDialAt",
    a.inactivity_days as "inactivityDays", a.notice_days as "noticeDays", c.archived_at as "archivedAt",
    ${lateUntil(sql)} as "lateUntil", ${campaignNow(sql)} as "now"
  from campaigns c join accounts a on a.id = c.account_id
  where c.id = ${campaignId} and c.status <> 'draft'`;
  if (!row) return null;
  return {
    accountId: row.accountId,
    status: row.status,
    stage: row.stage,
    noticed: row.noticed,
    lastDialAtMs: row.lastDialAt.getTime(),
    inactivityMs: row.inactivityDays * dayMs,
    noticeMs: row.noticeDays * dayMs,
    archivedAtMs: row.archivedAt?.getTime() ?? null,
    lateUntilMs: row.lateUntil?.getTime() ?? null,
    nowMs: row.now.getTime(),
  };
}
