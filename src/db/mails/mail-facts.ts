import type { Sql } from 'postgres';
import type { ArchiveReason } from '../../domain/campaign.ts';
import {
  type CampaignFacts,
  type GatheredFacts,
  type GatheredMailKind,
  isAboutAccess,
  type MailFacts,
} from '../../domain/mails.ts';
import { actorName } from '../audit/actor-name.ts';
import { campaignCounts } from '../campaigns/campaign-fields.ts';
import { isExempt, noticeStands, shownDeadline } from '../campaigns/deadline.ts';
import { digestFacts } from '../digests/digest-facts.ts';
import { webhookFacts } from '../webhooks/webhook-facts.ts';
import { previewArchive } from '../campaigns/preview-archive.ts';
import { accessFacts } from './access-facts.ts';
import type { DueMail, EntryChange } from './due-mails.ts';

/** A campaign that a mail tells of. */
interface Campaign {
  /** The mail itself, or one that was gathered in it. */
  mailId: string;
  accountId: string;
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
  archivedByName: string | null;
  completedAt: Date | null;
  numbers: number;
  remainingDials: number;
  /** Of the person's calendar: how often the entry was changed, and the date that it has. */
  nextSequence: number;
  toldBefore: Date | null;
  /** A later mail tells what became of the date. */
  superseded: boolean;
}

export interface FactsOptions {
  /** How long after its start a call without an end may still be live. */
  drainGraceMs: number;
  /** For how many days after its purchase a carrier does not take a number back, by carrier. */
  heldDays: Readonly<Record<string, number>>;
}

/**
 * What a mail has to tell now, with what it makes of the entries in the person's calendar; a text: why there is nothing to
 * tell any more. A mail in which others were gathered tells of the campaigns of all of which it still holds.
 */
export async function mailFacts(
  sql: Sql,
  mail: DueMail,
  options: FactsOptions,
): Promise<{ facts: MailFacts; entries: EntryChange[] } | string> {
  const { kind } = mail;
  if (isAboutAccess(kind)) {
    const facts = await accessFacts(sql, kind, mail);
    return typeof facts === 'string' ? facts : { facts, entries: [] };
  }
  if (kind === 'digest') {
    const facts = await digestFacts(sql, mail);
    return typeof facts === 'string' ? facts : { facts, entries: [] };
  }
  if (kind === 'webhook_disabled') {
    const facts = await webhookFacts(sql, mail);
    return typeof facts === 'string' ? facts : { facts, entries: [] };
  }
  const campaigns = await readCampaigns(sql, mail);
  const told: { campaign: Campaign; facts: CampaignFacts }[] = [];
  let whyNot = 'The person does not belong to the account any more, or may only call.';
  for (const campaign of campaigns) {
    const facts = await campaignFacts(sql, { ...mail, kind }, campaign, options);
    if (typeof facts === 'string') whyNot = facts;
    else told.push({ campaign, facts });
  }
  const [first, ...more] = told;
  if (!first) return whyNot;
  const entries = told.flatMap(({ campaign, facts }) => entryChange(campaign, facts) ?? []);
  if (more.length === 0) return { facts: first.facts, entries };
  const { accountName, timeZone, recipientName } = first.facts;
  const several = {
    kind: 'several',
    of: kind as GatheredMailKind,
    campaigns: told.map(({ facts }) => facts as GatheredFacts),
  } as const;
  return { facts: { ...several, accountName, timeZone, recipientName }, entries };
}

function entryChange({ mailId, campaignId }: Campaign, facts: CampaignFacts): EntryChange | null {
  if (facts.kind !== 'archive_notice' && facts.kind !== 'notice_withdrawn') return null;
  const withdrawn = facts.kind === 'notice_withdrawn';
  const at = withdrawn ? facts.toldBefore : facts.deadline;
  return { mailId, campaignId, sequence: facts.sequence, at: at.toISOString(), open: !withdrawn };
}

async function campaignFacts(
  sql: Sql,
  mail: DueMail & Pick<CampaignFacts, 'kind'>,
  campaign: Campaign,
  { drainGraceMs, heldDays }: FactsOptions,
): Promise<CampaignFacts | string> {
  const { campaignId, campaignName, accountName, timeZone, recipientName, lastDialAt } = campaign;
  const common = { campaignId, campaignName, accountName, timeZone, recipientName };
  const { inactivityDays, callbackGraceDays, numbers, archivedByName, nextSequence: sequence } = campaign;
  switch (mail.kind) {
    case 'archive_notice':
    case 'archive_reminder': {
      if (campaign.superseded) return laterMail;
      if (!campaign.noticeStands || campaign.deadline === null) return noNotice;
      const found = await previewArchive(sql, campaign.accountId, [campaignId], drainGraceMs, heldDays);
      const [preview] = found ?? [];
      if (!preview) return noNotice;
      return {
        ...common,
        kind: mail.kind,
        sequence,
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
      };
    }
    case 'notice_withdrawn': {
      if (campaign.superseded) return laterMail;
      // A notice of another date has come in between, and moves the entry.
      if (campaign.toldBefore === null || (campaign.noticeStands && !mail.content)) return noNotice;
      return {
        ...common,
        kind: 'notice_withdrawn',
        sequence,
        toldBefore: campaign.toldBefore,
        goesOnUntil: campaign.deadline,
        exempt: campaign.status === 'active' && campaign.exempt,
        lastDialAt,
        archivedByName,
      };
    }
    case 'archived': {
      const { archivedAt, archiveReason: reason } = campaign;
      if (archivedAt === null || reason === null) return 'The campaign is not archived.';
      return {
        ...common,
        kind: 'archived',
        archivedAt,
        reason,
        archivedByName,
        lastDialAt,
        inactivityDays,
        callbackGraceDays,
        numbers,
      };
    }
    case 'numbers_back': {
      const { completedAt } = campaign;
      if (completedAt === null) return 'The campaign is not complete.';
      return { ...common, kind: 'numbers_back', completedAt, numbers };
    }
    case 'numbers_stuck': {
      const stuck = await sql<{ carrier: string; reason: string; count: number }[]>`
        select n.carrier, coalesce(r.reason, '') as "reason", count(*)::int as "count"
        from releases r join phone_numbers n on n.id = r.number_id
        where r.campaign_id = ${campaignId} and r.status = 'needs_operator' and n.state = 'releasing'
        group by 1, 2 order by 3 desc, 1, 2
        limit ${mostReasons}`;
      if (stuck.length === 0) return 'No number is stuck any more.';
      return { ...common, kind: 'numbers_stuck', stuck };
    }
  }
}

const noNotice = 'The notice does not hold any more.';
const laterMail = 'A later mail tells what became of the date.';
const mostReasons = 20;

/** The campaigns that a mail tells of: its own, and those of the mails that were gathered in it. */
async function readCampaigns(sql: Sql, { id, userId, accountId }: DueMail): Promise<Campaign[]> {
  return await sql<Campaign[]>`
    select told.id as "mailId", a.id as "accountId", c.id as "campaignId", c.name as "campaignName", a.name as "accountName",
      a.time_zone as "timeZone", u.name as "recipientName", c.status, ${noticeStands(sql)} as "noticeStands",
      ${shownDeadline(sql)} as "deadline", ${isExempt(sql)} as "exempt",
      c.last_dial_at as "lastDialAt", a.inactivity_days as "inactivityDays",
      a.callback_grace_days as "callbackGraceDays", c.archived_at as "archivedAt", c.archive_reason as "archiveReason",
      case when c.archive_reason = 'person' then ${actorName(sql, sql`c.archived_by`)} end as "archivedByName",
      c.completed_at as "completedAt", c.number_count as "numbers", ${campaignCounts.remaining(sql)} as "remainingDials",
      coalesce(entry.calendar_sequence + 1, 0) as "nextSequence", entry.calendar_at as "toldBefore",
      exists (
        select from mails l
        where l.campaign_id = c.id and l.user_id = u.id and l.kind in ('archive_notice', 'notice_withdrawn')
          and l.id > told.id and l.state <> 'dropped') as "superseded"
    from mails told
    join campaigns c on c.id = told.campaign_id
    join accounts a on a.id = c.account_id
    join members m on m.account_id = a.id and m.user_id = ${userId} and m.role <> 'caller'
    join users u on u.id = m.user_id
    left join lateral (
      select e.calendar_sequence, case when e.kind = 'archive_notice' then e.calendar_at end as calendar_at from mails e
      where e.campaign_id = c.id and e.user_id = u.id and e.calendar_sequence is not null and e.id <> told.id
      order by e.calendar_sequence desc limit 1) entry on true
    where (told.id = ${id} or told.gathered_in = ${id}) and a.id = ${accountId}
    order by told.id`;
}
