import type { Sql } from 'postgres';
import { isWorthTelling } from '../../domain/digest.ts';
import type { DigestFacts } from '../../domain/mails.ts';
import type { DueMail } from '../mails/due-mails.ts';
import { readDigest } from './read-digest.ts';

/** What a digest has to tell now; a text: why there is nothing to tell any more. */
export async function digestFacts(
  sql: Sql,
  { accountId, userId, occasion }: DueMail,
): Promise<DigestFacts | string> {
  const [recipient] = await sql<{ name: string }[]>`
    select u.name from members m join users u on u.id = m.user_id
    where m.account_id = ${accountId} and m.user_id = ${userId} and m.role in ('owner', 'admin')`;
  if (!recipient || accountId === null) return 'The person is no owner or admin of the account any more.';
  const digest = await readDigest(sql, accountId, occasion);
  if (!digest || !isWorthTelling(digest)) return 'There is nothing to tell any more.';
  const { accountName, timeZone } = digest;
  return { kind: 'digest', digest, accountName, timeZone, recipientName: recipient.name };
}
