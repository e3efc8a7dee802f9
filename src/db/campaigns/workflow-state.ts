import type { Sql } from 'postgres';
import type { ArchiveStage, CampaignStatus } from '../../domain/campaign.ts';
import { campaignNow, idleSince, lateUntil } from './clock.ts';
import { isNoticed, nextStep, shownDeadline } from './deadline.ts';

/** What a campaign's workflow needs to know to decide what happens next. Times are Unix epoch in ms. */
export interface CampaignState {
  accountId: string;
  status: CampaignStatus;
  stage: ArchiveStage | null;
  /** The last dial, or the launch when there was none, on the campaign's clock. */
  lastDialAtMs: number;
  /** Of the policy; when something is due is in `nextAtMs`. Workflows of before computed it themselves. */
  inactivityMs: number;
  noticeMs: number;
  /** Whether people were told of the deadline that stands; a notice of an earlier policy's deadline does not count. */
  noticed: boolean;
  /** When to ask for the notice or, after it, for the close. Where neither will ever be due, when to look again. */
  nextAtMs: number;
  /** Null while the campaign is exempt, and after the close. */
  deadlineMs: number | null;
  archivedAtMs: number | null;
  /** When calls placed before the close may report no more, on the campaign's clock. */
  lateUntilMs: number | null;
  /** The campaign's clock now. */
  nowMs: number;
}

const dayMs = 24 * 60 * 60 * 1000;
/** An exempt campaign is told when that changes; should that get lost, this is how long it goes unnoticed. */
const lookAgainDays = 30;

/** Null when there is no such campaign, or it is a draft and so has no workflow. */
export async function campaignState(sql: Sql, campaignId: string): Promise<CampaignState | null> {
  const [row] = await sql<
    (Pick<CampaignState, 'accountId' | 'status' | 'stage' | 'noticed'> & {
      lastDialAt: Date;
      inactivityDays: number;
      noticeDays: number;
      nextAt: Date;
      deadline: Date | null;
      archivedAt: Date | null;
      lateUntil: Date | null;
      now: Date;
    })[]
  >`
  select c.account_id as "accountId", c.status, c.stage, ${isNoticed(sql)} as "noticed",
    ${idleSince(sql)} as "lastDialAt",
    coalesce(nullif(${nextStep(sql)}, 'infinity'), ${campaignNow(sql)} + make_interval(days => ${lookAgainDays})) as "nextAt",
    ${shownDeadline(sql)} as "deadline",
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
    nextAtMs: row.nextAt.getTime(),
    deadlineMs: row.deadline?.getTime() ?? null,
    archivedAtMs: row.archivedAt?.getTime() ?? null,
    lateUntilMs: row.lateUntil?.getTime() ?? null,
    nowMs: row.now.getTime(),
  };
}
