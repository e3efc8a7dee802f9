import type { Sql } from 'postgres';
import type { MailContent, MailKind, MailState } from '../../domain/mails.ts';
import { shiftAt } from '../campaigns/clock.ts';
import { calendarOf, contentOf, type StoredContent } from './due-mails.ts';
import { keptToken } from './mail-links.ts';

export interface MailEntry {
  id: string;
  at: Date;
  /** How far the campaign's clock was ahead then, in ms: 0 for all but demo campaigns. */
  clockShiftMs: number;
  kind: MailKind;
  /** Null: it is about no campaign. */
  campaignId: string | null;
  campaignName: string | null;
  /** Null: the address had no user when it was written. */
  recipientName: string | null;
  address: string;
  state: MailState;
  attempts: number;
  settledAt: Date | null;
  /** While it waits. */
  nextAttemptAt: Date | null;
  lastError: string | null;
  /** For `gathered`: the mail that tells it. */
  gatheredIn: string | null;
  /** How many other mails it tells. */
  gathered: number;
  /** Null until it is written. */
  subject: string | null;
}

const columns = (sql: Sql) => sql`
  m.id, m.created_at as "at", ${shiftAt(sql, sql`m.campaign_id`, sql`m.created_at`)} as "clockShiftMs", m.kind, m.campaign_id as "campaignId", c.name as "campaignName",
  u.name as "recipientName", m.address, m.state, m.attempts, m.settled_at as "settledAt",
  case when m.state = 'waiting' then greatest(m.next_attempt_at, m.gather_at) end as "nextAttemptAt",
  m.last_error as "lastError", m.subject, m.gathered_in as "gatheredIn",
  (select count(*)::int from mails g where g.gathered_in = m.id) as "gathered"`;

const joins = (sql: Sql) => sql`
  mails m left join users u on u.id = m.user_id left join campaigns c on c.id = m.campaign_id`;

/** An account's mails, newest first; of one campaign, and in one state, when these are given. */
export async function listMails(
  sql: Sql,
  input: {
    accountId: string;
    campaignId?: string | undefined;
    state?: MailState | undefined;
    before: string | null;
    limit: number;
  },
): Promise<MailEntry[]> {
  const { accountId, campaignId, state, before, limit } = input;
  return await sql<MailEntry[]>`
    select ${columns(sql)} from ${joins(sql)}
    where m.account_id = ${accountId}
      ${campaignId === undefined ? sql`` : sql`and m.campaign_id = ${campaignId}`}
      ${state === undefined ? sql`` : sql`and m.state = ${state}`}
      ${before === null ? sql`` : sql`and m.id < ${before}`}
    order by m.id desc
    limit ${limit}`;
}

/**
 * One mail of an account with what it says; null: it has no such mail.
 *
 * @param may whose invitations' links may be shown, where they are kept at all; null: nobody's
 */
export async function readMail(
  sql: Sql,
  { accountId, mailId, may }: { accountId: string; mailId: string; may: { inviteOwners: boolean } | null },
): Promise<(MailEntry & { content: MailContent | null; token: string | null }) | null> {
  const [row] = await sql<
    (MailEntry & StoredContent & { token: string | null })[]
  >`select ${columns(sql)}, m.message_id as "messageId", m.html, m.text, ${calendarOf(sql)} as "calendar",
      ${may ? keptToken(sql, may) : sql`null`} as "token"
    from ${joins(sql)}
    where m.account_id = ${accountId} and m.id = ${mailId}`;
  if (!row) return null;
  const { messageId, html, text, calendar, ...entry } = row;
  const content = contentOf({ messageId, subject: entry.subject, html, text, calendar });
  return { ...entry, content };
}
