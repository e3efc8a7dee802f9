import type { Sql } from 'postgres';
import { lateWindowHours } from '../calls/record-calls.ts';
import type { ArchiveStage, CampaignStatus } from '../../domain/campaign.ts';

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

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** Null when there is no such campaign, or it is a draft and so has no workflow. */
export async function campaignState(sql: Sql, campaignId: string): Promise<CampaignState | null> {
  const [row] = await sql<
    (Pick<CampaignState, 'accountId' | 'status' | 'stage' | 'noticed'> & {
      lastDialAt: Date;
      inactivityDays: number;
      noticeDays: number;
      archivedAt: Date | null;
      now: Date;
    })[]
  >`
  select c.account_id as "accountId", c.status, c.stage, coalesce(c.noticed_at >= greatest(c.last_dial_at, c.launched_at)
      + make_interval(days => a.inactivity_days - a.notice_days), false) as "noticed",
    greatest(c.last_dial_at, c.launched_at) as "lastDialAt",
    a.inactivity_days as "inactivityDays", a.notice_days as "noticeDays", c.archived_at as "archivedAt",
    now() + c.clock_shift_ms * interval '1 millisecond' as "now"
  from campaigns c join accounts a on a.id = c.account_id
  where c.id = ${campaignId} and c.status <> 'draft'`;
  if (!row) return null;
  const archivedAtMs = row.archivedAt?.getTime() ?? null;
  return {
    accountId: row.accountId,
    status: row.status,
    stage: row.stage,
    noticed: row.noticed,
    lastDialAtMs: row.lastDialAt.getTime(),
    inactivityMs: row.inactivityDays * dayMs,
    noticeMs: row.noticeDays * dayMs,
    archivedAtMs,
    lateUntilMs: archivedAtMs === null ? null : archivedAtMs + lateWindowHours * hourMs,
    nowMs: row.now.getTime(),
  };
}
