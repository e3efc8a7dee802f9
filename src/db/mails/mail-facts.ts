import type { Sql } from 'postgres';
import type { ArchiveReason } from '../../domain/campaign.ts';
import type { MailFacts } from '../../domain/mails.ts';
import { campaignCounts } from '../campaigns/campaign-fields.ts';
import { isExempt, noticeStands, shownDeadline } from '../campaigns/deadline.ts';
import { previewArchive } from '../campaigns/preview-archive.ts';
import type { DueMail } from './due-mails.ts';

interface Campaign {
  campaignId: string;
  campaignName: string;
  accountName: string;
  timeZone: string;
  recipientName: string;
  status: string;
  noticeStands: boolean;
  /** Null while it is exempt, and once it is archived. */
  deadline: Date | null;
  exempt: boolean;
  lastDialAt: Date | null;
  inactivityDays: number;
  callbackGraceDays: number;
  archivedAt: Date | null;
  archiveReason: ArchiveReason | null;
  completedAt: Date | null;
  numbers: number;
  remainingDials: number;
  /** Of the person's calendar: how often the entry was changed, and the date that it has. */
  nextSequence: number;
  toldBefore: Date | null;
}

export interface FactsOptions {
  /** How long after its start a call without an end may still be live. */
  drainGraceMs: number;
  /** For how many days after its purchase a carrier does not take a number back, by carrier. */
  heldDays: Readonly<Record<string, number>>;
}

/**
 * What a mail has to tell now, with the number of the change that it makes to the calendar entry; a text: why there is
 * nothing to tell any more.
 */
export async function mailFacts(
  sql: Sql,
  mail: DueMail,
  { drainGraceMs, heldDays }: FactsOptions,
): Promise<{ facts: MailFacts; sequence: number } | string> {
  const campaign = await readCampaign(sql, mail);
  if (!campaign) return 'The person does not belong to the account any more, or may only call.';
  const { campaignId, campaignName, accountName, timeZone, recipientName, lastDialAt } = campaign;
  const common = { campaignId, campaignName, accountName, timeZone, recipientName };
  const { inactivityDays, callbackGraceDays, numbers } = campaign;
  const told = (facts: MailFacts) => ({ facts, sequence: campaign.nextSequence });
  switch (mail.kind) {
    case 'archive_notice': {
      if (!campaign.noticeStands || campaign.deadline === null) return noNotice;
      const found = await previewArchive(sql, mail.accountId, [campaignId], drainGraceMs, heldDays);
      const [preview] = found ?? [];
      if (!preview) return noNotice;
      return told({
        ...common,
        kind: 'archive_notice',
        deadline: campaign.deadline,
        toldBefore: campaign.toldBefore,
        lastDialAt,
        inactivityDays,
        callbackGraceDays,
        remainingDials: campaign.remainingDials,
        numbers: preview.numbers,
        tooNew: preview.tooNew.map(({ carrier, count, untilMs }) => ({
          carrier,
          count,
          until: new Date(untilMs),
        })),
        monthly: preview.rent.monthly,
        exportsNeverTaken: (['calls', 'contacts'] as const).filter(
          (kind) => !preview.exportsTaken.includes(kind),
        ),
      });
    }
    case 'notice_withdrawn': {
      // A notice of another date has come in between, and moves the entry.
      if (campaign.toldBefore === null || (campaign.noticeStands && !mail.content)) return noNotice;
      return told({
        ...common,
        kind: 'notice_withdrawn',
        toldBefore: campaign.toldBefore,
        goesOnUntil: campaign.deadline,
        exempt: campaign.status === 'active' && campaign.exempt,
        lastDialAt,
      });
    }
    case 'archived': {
      const { archivedAt, archiveReason: reason } = campaign;
      if (archivedAt === null || reason === null) return 'The campaign is not archived.';
      return told({
        ...common,
        kind: 'archived',
        archivedAt,
        reason,
        lastDialAt,
        inactivityDays,
        callbackGraceDays,
        numbers,
      });
    }
    case 'numbers_back': {
      const { completedAt } = campaign;
      if (completedAt === null) return 'The campaign is not complete.';
      return told({ ...common, kind: 'numbers_back', completedAt, numbers });
    }
    case 'numbers_stuck': {
      const stuck = await sql<{ carrier: string; reason: string; count: number }[]>`
        select n.carrier, coalesce(r.reason, '') as "reason", count(*)::int as "count"
        from releases r join phone_numbers n on n.id = r.number_id
        where r.campaign_id = ${campaignId} and r.status = 'needs_operator' and n.state = 'releasing'
        group by 1, 2 order by 3 desc, 1, 2
        limit ${mostReasons}`;
      return stuck.length === 0
        ? 'No number is stuck any more.'
        : told({ ...common, kind: 'numbers_stuck', stuck });
    }
  }
}

const noNotice = 'The notice does not hold any more.';
const mostReasons = 20;

async function readCampaign(
  sql: Sql,
  { id, campaignId, userId, accountId }: DueMail,
): Promise<Campaign | undefined> {
  const [campaign] = await sql<Campaign[]>`
    select c.id as "campaignId", c.name as "campaignName", a.name as "accountName", a.time_zone as "timeZone",
      u.name as "recipientName", c.status, ${noticeStands(sql)} as "noticeStands", ${shownDeadline(sql)} as "deadline", ${isExempt(sql)} as "exempt",
      c.last_dial_at as "lastDialAt", a.inactivity_days as "inactivityDays",
      a.callback_grace_days as "callbackGraceDays", c.archived_at as "archivedAt", c.archive_reason as "archiveReason",
      c.completed_at as "completedAt", c.number_count as "numbers", ${campaignCounts.remaining(sql)} as "remainingDials",
      coalesce(entry.calendar_sequence + 1, 0) as "nextSequence", entry.calendar_at as "toldBefore"
    from campaigns c
    join accounts a on a.id = c.account_id
    join members m on m.account_id = a.id and m.user_id = ${userId} and m.role <> 'caller'
    join users u on u.id = m.user_id
    left join lateral (
      select e.calendar_sequence, case when e.kind = 'archive_notice' then e.calendar_at end as calendar_at from mails e
      where e.campaign_id = c.id and e.user_id = u.id and e.calendar_sequence is not null and e.id <> ${id}
      order by e.calendar_sequence desc limit 1) entry on true
    where c.id = ${campaignId} and a.id = ${accountId}`;
  return campaign;
}
