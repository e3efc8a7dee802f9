import { randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import type { OptionalMailKind } from '../../domain/mails.ts';
import { hashOfToken } from '../accounts/link-tokens.ts';
import { setMailPreference } from './preferences.ts';

const tokenBytes = 32;

/** Makes a token with which whoever has it unsubscribes from mails of this kind. Only its hash is kept. */
export async function newUnsubscribeToken(sql: Sql, mailId: string): Promise<string> {
  const token = randomBytes(tokenBytes).toString('base64url');
  await sql`insert into unsubscribe_tokens (token_sha256, mail_id) values (${hashOfToken(token)}, ${mailId})`;
  return token;
}

/** Which mails a token is for. */
export interface Subscription {
  kind: OptionalMailKind;
  accountName: string;
  wanted: boolean;
}

interface Holder extends Subscription {
  accountId: string;
  userId: string;
}

/** What a token unsubscribes from; null: the token is none, its mail is deleted, or its person is no member any more. */
export async function findSubscription(sql: Sql, token: string): Promise<Subscription | null> {
  const holder = await holderOf(sql, token);
  if (!holder) return null;
  const { kind, accountName, wanted } = holder;
  return { kind, accountName, wanted };
}

/** Switches mails off by a token. Doing so twice changes nothing. Null as for {@link findSubscription}. */
export async function unsubscribe(sql: Sql, token: string): Promise<Subscription | null> {
  const holder = await holderOf(sql, token);
  if (!holder) return null;
  const { accountId, userId, kind, accountName } = holder;
  await setMailPreference(sql, { accountId, userId, kind, wanted: false, byLink: true });
  return { kind, accountName, wanted: false };
}

async function holderOf(sql: Sql, token: string): Promise<Holder | undefined> {
  const [holder] = await sql<Holder[]>`
    select m.account_id as "accountId", m.user_id as "userId", m.kind, a.name as "accountName", o.kind is null as "wanted"
    from unsubscribe_tokens t
    join mails m on m.id = t.mail_id
    join members b on b.account_id = m.account_id and b.user_id = m.user_id
    join accounts a on a.id = m.account_id
    left join mail_opt_outs o on o.account_id = m.account_id and o.user_id = m.user_id and o.kind = m.kind
    where t.token_sha256 = ${hashOfToken(token)}`;
  return holder;
}
