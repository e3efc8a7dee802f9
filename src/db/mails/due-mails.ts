import type { ISql, Sql } from 'postgres';
import type { CalendarMethod, MailContent, MailKind, MailState } from '../../domain/mails.ts';
import type { Fragment } from '../fragment.ts';

/** For so long a mail belongs to the process that took it; then another may try. Sending takes less, see `smtp.ts`. */
export const leaseSeconds = 120;

/** A mail that this process sends. */
export interface DueMail {
  id: string;
  /** Null: it is about the person's own way in, and no account's to read. */
  accountId: string | null;
  /** Null: it is about no campaign. */
  campaignId: string | null;
  kind: MailKind;
  occasion: string;
  /** Null: the address may have no user yet. */
  userId: string | null;
  address: string;
  /** This one is the so manieth. */
  attempt: number;
  /** How many of these were before somebody had it sent again. */
  attemptsBefore: number;
  /** Whether the person has switched mails of its kind off. */
  unwanted: boolean;
  /** Null: it was not written yet, so it was never sent. */
  content: MailContent | null;
}

/** Takes mails that are due, those that were due first, for this process alone. */
export async function takeDueMails(sql: Sql, limit: number): Promise<DueMail[]> {
  const rows = await sql<(Omit<DueMail, 'content'> & StoredContent)[]>`
    update mails m set attempts = m.attempts + 1, next_attempt_at = now() + make_interval(secs => ${leaseSeconds})
    where m.id in (
      select id from mails
      where state = 'waiting' and gather_at is null and next_attempt_at <= now()
      order by next_attempt_at, id
      limit ${limit}
      for update skip locked)
    returning m.id, m.account_id as "accountId", m.campaign_id as "campaignId", m.kind, m.occasion, m.user_id as "userId",
      m.address,
      m.attempts as "attempt", m.attempts_before as "attemptsBefore",
      exists (
        select from mail_opt_outs o
        where o.account_id = m.account_id and o.user_id = m.user_id and o.kind = m.kind) as "unwanted",
      m.message_id as "messageId", m.subject, m.html, m.text, ${calendarOf(sql)} as "calendar"`;
  return rows.map(({ messageId, subject, html, text, calendar, ...mail }) => ({
    ...mail,
    content: contentOf({ messageId, subject, html, text, calendar }),
  }));
}

/** The calendar file of a mail `m`, which stands beside the first entry that it changes: of the mail, or of one gathered in it. */
export const calendarOf = (sql: ISql): Fragment => sql`
  coalesce(m.calendar, (select g.calendar from mails g where g.gathered_in = m.id and g.calendar is not null))`;

export interface StoredContent {
  messageId: string | null;
  subject: string | null;
  html: string | null;
  text: string | null;
  calendar: string | null;
}

/** What a row says; null: it was not written yet. */
export function contentOf({ messageId, subject, html, text, calendar }: StoredContent): MailContent | null {
  if (messageId === null || subject === null || html === null || text === null) return null;
  const ics = calendar ?? '';
  const method = /^METHOD:(\w+)/m.exec(ics)?.[1] as CalendarMethod | undefined;
  return { messageId, subject, html, text, calendar: method ? { method, ics } : null };
}

/** What a mail makes of the entry of a campaign in its recipient's calendar. */
export interface EntryChange {
  /** The mail of that campaign: the one that is written, or one that was gathered in it. */
  mailId: string;
  campaignId: string;
  /** How often the entry was changed before. */
  sequence: number;
  /** ISO 8601. */
  at: string;
  /** Whether the entry stands from now on. */
  open: boolean;
}

/**
 * Writes what a mail says into its row, before it is sent for the first time. From then on it stays so: each further
 * attempt sends the same, with the same Message-ID.
 *
 * @returns false when another process has written or settled it meanwhile, or has written another mail that changes an
 *   entry of the same calendar: the next attempt writes it as it is then
 */
export async function writeContent(
  sql: Sql,
  { id, attempt, accountId, userId }: DueMail,
  { messageId, subject, html, text, calendar }: MailContent,
  entries: readonly EntryChange[],
): Promise<boolean> {
  return sql.begin(async (tx) => {
    const changes = () => tx`jsonb_to_recordset(${tx.json(entries as never)})
      as e("mailId" uuid, "campaignId" uuid, sequence int, at timestamptz, open boolean)`;
    // A person's calendar is changed by one mail after the other, so that each knows what the one before has made of it.
    if (entries.length > 0)
      await tx`select from members where account_id = ${accountId} and user_id = ${userId} for no key update`;
    const { count } = await tx`
      update mails set message_id = ${messageId}, subject = ${subject}, html = ${html}, text = ${text}
      where id = ${id} and attempts = ${attempt} and state = 'waiting' and subject is null
        and not exists (
          select from ${changes()} join mails o on o.campaign_id = e."campaignId" and o.user_id = ${userId}
          where o.calendar_sequence >= e.sequence and o.id <> e."mailId")`;
    if (count === 0) return false;
    if (entries.length > 0) {
      await tx`
        update mails m set calendar_sequence = e.sequence, calendar_at = e.at, calendar_open = e.open,
          calendar = case when m.id = ${entries[0]?.mailId ?? null} then ${calendar?.ics ?? null} end
        from ${changes()} where m.id = e."mailId"`;
    }
    return true;
  });
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
