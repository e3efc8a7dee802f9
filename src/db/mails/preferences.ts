import type { Sql } from 'postgres';
import type { OptionalMailKind } from '../../domain/mails.ts';
import { writeAudit } from '../audit/write-audit.ts';

/** The kinds of mails that a person has switched off in an account. */
export async function optOutsOf(
  sql: Sql,
  { accountId, userId }: { accountId: string; userId: string },
): Promise<Set<OptionalMailKind>> {
  const rows = await sql<{ kind: OptionalMailKind }[]>`
    select kind from mail_opt_outs where account_id = ${accountId} and user_id = ${userId}`;
  return new Set(rows.map(({ kind }) => kind));
}

/**
 * Switches mails of a kind on or off for a member of an account. What is so already changes nothing.
 *
 * @param input.byLink whether it was asked for by the link of a mail, by somebody who is not signed in
 */
export async function setMailPreference(
  sql: Sql,
  input: { accountId: string; userId: string; kind: OptionalMailKind; wanted: boolean; byLink: boolean },
): Promise<void> {
  const { accountId, userId, kind, wanted, byLink } = input;
  await sql.begin(async (tx) => {
    const { count } = wanted
      ? await tx`
          delete from mail_opt_outs where account_id = ${accountId} and user_id = ${userId} and kind = ${kind}`
      : await tx`
          insert into mail_opt_outs (account_id, user_id, kind)
          select account_id, user_id, ${kind} from members
          where account_id = ${accountId} and user_id = ${userId}
          for key share
          on conflict do nothing`;
    if (count === 0) return;
    await writeAudit(tx, {
      accountId,
      actor: `user:${userId}`,
      action: 'mail_preference.changed',
      details: { mailKind: kind, wanted, ...(byLink && { byLink }) },
    });
  });
}
