import type { Sql } from 'postgres';
import type { AccessFacts, AccessMailKind, InvitationFacts } from '../../domain/mails.ts';
import { isOpen } from '../accounts/invitation-links.ts';
import { actorName } from '../audit/actor-name.ts';
import type { DueMail } from './due-mails.ts';

/** For how long a password link that was asked for is still sent. */
const longestWaitMinutes = 60;

/** What a mail about a person's own way in has to tell now; a text: why there is nothing to tell any more. */
export async function accessFacts(
  sql: Sql,
  kind: AccessMailKind,
  mail: DueMail,
): Promise<AccessFacts | string> {
  switch (kind) {
    case 'invitation': {
      const [found] = await sql<Omit<InvitationFacts, 'kind' | 'recipientName'>[]>`
        select a.name as "accountName", a.time_zone as "timeZone", a.demo, i.role, i.expires_at as "expiresAt",
          case when i.invited_by like 'user:%' then ${actorName(sql, sql`i.invited_by`)} end as "inviterName"
        from invitations i join accounts a on a.id = i.account_id
        where i.token_sha256 = ${mail.occasion} and i.account_id = ${mail.accountId} and ${isOpen(sql)}`;
      if (!found) return 'The invitation was used, taken back or replaced, or is too old.';
      return { kind, recipientName: null, ...found };
    }
    case 'password_reset': {
      const [found] = await sql<{ recipientName: string; hasPassword: boolean; stale: boolean }[]>`
        select u.name as "recipientName",
          not exists (select from identities i where i.user_id = u.id)
            or exists (select from identities i where i.user_id = u.id and i.password is not null) as "hasPassword",
          m.created_at <= now() - make_interval(mins => ${longestWaitMinutes}) or exists (
            select from mails changed
            where changed.user_id = u.id and changed.account_id is null and changed.kind = 'password_changed'
              and changed.created_at >= m.created_at) as "stale"
        from mails m join users u on u.id = m.user_id
        where m.id = ${mail.id} and u.email = m.address`;
      if (!found || found.stale) return 'It was asked for too long ago, or the password has changed since.';
      const { recipientName, hasPassword } = found;
      return { kind, recipientName, hasPassword };
    }
    case 'password_changed': {
      const [found] = await sql<{ recipientName: string; timeZone: string; changedAt: Date }[]>`
        select u.name as "recipientName", m.created_at as "changedAt", coalesce(
          (select a.time_zone from members b join accounts a on a.id = b.account_id
            where b.user_id = u.id order by b.created_at, a.id limit 1), 'UTC') as "timeZone"
        from mails m join users u on u.id = m.user_id where m.id = ${mail.id}`;
      return found ? { kind, ...found } : 'There is no such user any more.';
    }
  }
}
