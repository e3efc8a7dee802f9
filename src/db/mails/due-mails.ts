import type { Sql } from 'postgres';
import type { MailContent, MailKind, MailState } from '../../domain/mails.ts';

/** For so long a mail belongs to the process that took it; then another may try. Sending takes less, see `smtp.ts`. */
export const leaseSeconds = 120;

/** A mail that this process sends. */
export interface DueMail {
  id: string;
  accountId: string;
  campaignId: string;
  kind: MailKind;
  userId: string;
  address: string;
  /** This one is the so manieth. */
  attempt: number;
  /** Null: it was not written yet, so it was never sent. */
  content: MailContent | null;
}

/** Takes mails that are due, those that were due first, for this process alone. */
export async function takeDueMails(sql: Sql, limit: number): Promise<DueMail[]> {
  const rows = await sql<(Omit<DueMail, 'content'> & StoredContent)[]>`
    update mails m set attempts = m.attempts + 1, next_attempt_at = now() + make_interval(secs => ${leaseSeconds})
    where m.id in (
      select id from mails
      where state = 'waiting' and next_attempt_at <= now()
      order by next_attempt_at, id
      limit ${limit}
      for update skip locked)
    returning m.id, m.account_id as "accountId", m.campaign_id as "campaignId", m.kind, m.user_id as "userId", m.address,
      m.attempts as "attempt", m.message_id as "messageId", m.subject, m.html, m.text, m.calendar`;
  return rows.map(({ messageId, subject, html, text, calendar, ...mail }) => ({
    ...mail,
    content: contentOf(mail.kind, { messageId, subject, html, text, calendar }),
  }));
}

interface StoredContent {
  messageId: string | null;
  subject: string | null;
  html: string | null;
  text: string | null;
  calendar: string | null;
}

/** What a row says; null: it was not written yet. */
export function contentOf(kind: MailKind, row: StoredContent): MailContent | null {
  const { messageId, subject, html, text, calendar } = row;
  if (messageId === null || subject === null || html === null || text === null) return null;
  const method = kind === 'notice_withdrawn' ? 'CANCEL' : 'REQUEST';
  return { messageId, subject, html, text, calendar: calendar === null ? null : { method, ics: calendar } };
}

/**
 * Writes what a mail says into its row, before it is sent for the first time. From then on it stays so: each further
 * attempt sends the same, with the same Message-ID.
 *
 * @param entry the state of the person's calendar that the mail makes; null: it has no entry
 * @returns false when another process has written or settled it meanwhile
 */
export async function writeContent(
  sql: Sql,
  { id, attempt }: DueMail,
  content: MailContent,
  entry: { sequence: number; at: Date; open: boolean } | null,
): Promise<boolean> {
  const { count } = await sql`
    update mails set message_id = ${content.messageId}, subject = ${content.subject}, html = ${content.html},
      text = ${content.text}, calendar = ${content.calendar?.ics ?? null}, calendar_sequence = ${entry?.sequence ?? null},
      calendar_at = ${entry?.at ?? null}, calendar_open = ${entry?.open ?? false}
    where id = ${id} and attempts = ${attempt} and state = 'waiting' and subject is null`;
  return count === 1;
}

/**
 * Records how a mail ended. Who lost it to another process meanwhile records nothing.
 *
 * @param said what the mail server said, or why it was dropped; at most 500 characters are kept
 */
export async function settleMail(
  sql: Sql,
  { id, attempt }: DueMail,
  state: Exclude<MailState, 'waiting'>,
  said: string | null = null,
): Promise<void> {
  await sql`
    update mails set state = ${state}, settled_at = now(), last_error = left(${said}, 500),
      -- What was refused is in no calendar; anything else may be.
      calendar_open = calendar_open and ${state !== 'refused'}
    where id = ${id} and attempts = ${attempt} and state = 'waiting'`;
}

/** Keeps a mail for another attempt after so many seconds. */
export async function postponeMail(
  sql: Sql,
  { id, attempt }: DueMail,
  seconds: number,
  said: string,
): Promise<void> {
  await sql`
    update mails set next_attempt_at = now() + make_interval(secs => ${seconds}), last_error = left(${said}, 500)
    where id = ${id} and attempts = ${attempt} and state = 'waiting'`;
}
