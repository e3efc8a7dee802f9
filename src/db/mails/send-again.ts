import type { Sql } from 'postgres';
import { type MailState, resendableStates } from '../../domain/mails.ts';
import { writeAudit } from '../audit/write-audit.ts';

/**
 * Has a mail sent again that was refused, given up or kept, to the address that its person has now. It is written anew, so
 * that it tells what is so by then, as another mail with another Message-ID.
 *
 * @returns the state in which it stays where it is of another one; null: the account has no such mail
 */
export async function sendMailAgain(
  sql: Sql,
  { accountId, mailId, actor }: { accountId: string; mailId: string; actor: string },
): Promise<'again' | MailState | null> {
  return sql.begin(async (tx) => {
    const [again] = await tx<{ campaignId: string | null }[]>`
      update mails m set state = 'waiting', settled_at = null, last_error = null, next_attempt_at = now(),
        attempts_before = m.attempts, address = coalesce(u.email, m.address), link = null, message_id = null, subject = null, html = null, text = null,
        calendar = null, calendar_sequence = null, calendar_at = null, calendar_open = false
      from mails was left join users u on u.id = was.user_id
      where m.id = ${mailId} and m.account_id = ${accountId} and m.state = any(${[...resendableStates]})
        and was.id = m.id
      returning m.campaign_id as "campaignId"`;
    if (again) {
      await tx`
        update mails set calendar = null, calendar_sequence = null, calendar_at = null, calendar_open = false
        where gathered_in = ${mailId}`;
      const about = again.campaignId === null ? {} : { campaignId: again.campaignId };
      await writeAudit(tx, { accountId, ...about, actor, action: 'mail.sent_again', details: { mailId } });
      return 'again';
    }
    const [mail] = await tx<{ state: MailState }[]>`
      select state from mails where id = ${mailId} and account_id = ${accountId}`;
    return mail?.state ?? null;
  });
}
