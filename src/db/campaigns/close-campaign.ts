import type { ISql, Sql } from 'postgres';
import type { ArchiveReason } from '../../domain/campaign.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { markOverlapsDue } from '../contacts/refresh-overlaps.ts';
import { writeEvent } from '../events/write-events.ts';
import type { Fragment } from '../fragment.ts';
import { mailsOf } from '../mails/write-mails.ts';
import { enqueue } from '../outbox.ts';
import { campaignNow, idleSince, onCampaignClock } from './clock.ts';
import { deadline, isNoticed } from './deadline.ts';

export interface CloseCampaignInput {
  campaignId: string;
  /** The account that asks; left out by the workflow, which works for all accounts. */
  accountId?: string;
  reason: ArchiveReason;
  /** Who closes, for the archive and the audit log. */
  actor: string;
  /** For `inactivity`: closes only if the last dial is at or before this instant on the campaign's clock. */
  cutoff?: Date;
  /** For `person`: leaves the campaign alone if somebody dialled after this instant of the world's clock. */
  unlessDialledAfter?: Date;
  /** After a restore: how it was closed, as its sealed manifest says. It is so whatever the deadline says by now. */
  sealed?: { archivedAt: string; archivedBy: string };
  /** The bulk job that it is a part of. */
  jobId?: string;
  /** Whether the workflow has to be told; false when it is the workflow itself that asks. */
  tellWorkflow: boolean;
}

type CloseCampaignResult =
  | { outcome: 'closed' | 'already_closed'; archivedAt: Date }
  /** It is not due, or somebody dialled after `unlessDialledAfter`: the campaign lives on. */
  | { outcome: 'still_in_use'; lastDialAt: Date }
  | { outcome: 'not_launched' | 'not_found' };

/**
 * The close: the one transaction that makes a campaign archived, the point of no return. Inactivity holds only if the
 * last dial is at or before the cutoff, people were told, and the deadline has come by the database's own `now()`: so
 * neither a wrong clock nor a skipped timer archives a campaign that is in use, kept or exempt, or by day. Closing twice
 * changes nothing.
 *
 * The first statement locks the row; what follows sees everything that was committed before the lock was given: the
 * account's policy too, by which the close is judged, and no number attached and no caller assigned in the same moment is
 * left behind.
 */
export async function closeCampaign(sql: Sql, input: CloseCampaignInput): Promise<CloseCampaignResult> {
  return sql.begin((tx) => closeWithin(tx, input));
}

/** The close as a part of the caller's own transaction. */
export async function closeWithin(tx: ISql, input: CloseCampaignInput): Promise<CloseCampaignResult> {
  // Not by the update itself: one that has waited reads the campaign as it is then, but its account as it was before.
  await tx`select from campaigns where id = ${input.campaignId} for no key update`;
  const { sealed } = input;
  const [closed] = await tx<{ archivedAt: Date; accountId: string; lastDialAt: Date | null }[]>`
      update campaigns c set
        status = 'archived', stage = 'draining', noticed_at = null,
        -- Not now(), which stood still while this waited for the row: no recorded dial is later than the close.
        archived_at = coalesce(${sealed?.archivedAt ?? null}::timestamptz, ${onCampaignClock(tx, tx`clock_timestamp()`)}),
        archive_reason = ${input.reason}, archived_by = ${sealed?.archivedBy ?? input.actor}
      from accounts a
      where c.id = ${input.campaignId}
        and a.id = c.account_id
        and a.id = coalesce(${input.accountId ?? null}, a.id)
        and c.status = 'active'
        and (${sealed !== undefined}::boolean or (${input.reason} = 'person'
            and (c.last_dial_at > ${onCampaignClock(tx, tx`${input.unlessDialledAfter ?? null}::timestamptz`)}) is not true)
          or ${input.reason} = 'inactivity' and ${isNoticed(tx)} and ${deadline(tx)} <= ${campaignNow(tx)}
            and (${input.cutoff ?? null}::timestamptz is null or ${idleSince(tx)} <= ${input.cutoff ?? null}::timestamptz))
      returning c.archived_at as "archivedAt", c.account_id as "accountId", c.last_dial_at as "lastDialAt"`;
  if (!closed) return whyNot(tx, input);

  await tx`
      with releasing as (
        update phone_numbers set state = 'releasing'
        where campaign_id = ${input.campaignId} and state = 'assigned'
        returning id, campaign_id
      )
      insert into releases (number_id, campaign_id, status, reason, next_attempt_at)
      select r.id, r.campaign_id,
        case when a.callback_grace_days > 0 then 'waiting' else 'pending' end,
        case when a.callback_grace_days > 0 then 'callback_grace' end,
        case when a.callback_grace_days > 0 then c.archived_at + make_interval(days => a.callback_grace_days) end
      from releasing r join campaigns c on c.id = r.campaign_id join accounts a on a.id = c.account_id`;
  await tx`
      update campaign_callers set ended_at = clock_timestamp(), end_reason = 'archived'
      where campaign_id = ${input.campaignId} and ended_at is null`;
  await tx`
      with gone as (
        -- In the order in which presence is written.
        select caller_id from caller_presence where campaign_id = ${input.campaignId} order by caller_id for update
      )
      delete from caller_presence
      where campaign_id = ${input.campaignId} and caller_id in (select caller_id from gone)`;
  await tx`delete from contact_imports where campaign_id = ${input.campaignId}`;
  await writeAudit(tx, {
    accountId: closed.accountId,
    campaignId: input.campaignId,
    actor: input.actor,
    action: 'campaign.archived',
    details: { reason: input.reason, lastDialAt: closed.lastDialAt, ...sealed },
  });
  await writeEvent(tx, {
    accountId: closed.accountId,
    campaignId: input.campaignId,
    type: 'campaign.archived',
    data: { reason: input.reason },
  });
  const news = tx`(
    select ${closed.accountId}::uuid as account_id, ${input.campaignId}::uuid as campaign_id, '' as occasion,
      ${input.jobId ?? null}::uuid as job_id)`;
  await mailsOf(
    tx,
    'archived',
    news,
    input.reason === 'person' ? knowsOfIt(tx, sealed?.archivedBy ?? input.actor) : undefined,
  );
  if (input.tellWorkflow) await enqueue(tx, { topic: 'archive', campaignId: input.campaignId });
  await markOverlapsDue(tx, closed.accountId);
  return { outcome: 'closed', archivedAt: closed.archivedAt };
}

/** Who archives by hand needs no word of it, nor does who hears of it by the mail that takes the date out of their calendar. */
const knowsOfIt = (sql: ISql, actor: string): Fragment => sql`
  ('user:' || u.id = ${actor} or exists (
    select from mails e where e.campaign_id = news.campaign_id and e.user_id = u.id and e.calendar_open))`;

async function whyNot(sql: ISql, input: CloseCampaignInput): Promise<CloseCampaignResult> {
  const [campaign] = await sql<{ status: string; archivedAt: Date; lastDialAt: Date }[]>`
    select c.status, c.archived_at as "archivedAt", coalesce(c.last_dial_at, c.launched_at) as "lastDialAt"
    from campaigns c
    where c.id = ${input.campaignId} and c.account_id = coalesce(${input.accountId ?? null}, c.account_id)`;
  if (!campaign) return { outcome: 'not_found' };
  if (campaign.status === 'draft') return { outcome: 'not_launched' };
  if (campaign.status === 'archived') return { outcome: 'already_closed', archivedAt: campaign.archivedAt };
  return { outcome: 'still_in_use', lastDialAt: campaign.lastDialAt };
}
