import type { ISql, Sql } from 'postgres';
import { type CallBackTexts, callBackTextNames } from '../../domain/call-backs.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { etagOf, type IfMatch, isMeantFor } from '../etag.ts';

const standardLanguage = 'en-US' satisfies CallBackTexts['language'];

/** What an account says to people who call back. */
export async function readCallBackTexts(
  sql: ISql,
  accountId: string,
): Promise<CallBackTexts & { etag: string }> {
  const language = sql`coalesce(t.language, ${standardLanguage})`;
  const [texts] = await sql<(CallBackTexts & { etag: string })[]>`
    select ${language} as language, t.archived, t.active, t.opted_out as "optedOut", t.withheld,
      ${etagOf(sql, sql`${language}, t.archived, t.active, t.opted_out, t.withheld`)} as etag
    from accounts a left join call_back_texts t on t.account_id = a.id
    where a.id = ${accountId}`;
  if (!texts) throw new Error(`account ${accountId} is gone`);
  return texts;
}

/** Puts other texts in the place of those that an account has. */
export async function replaceCallBackTexts(
  sql: Sql,
  input: { accountId: string; actor: string; texts: CallBackTexts; ifMatch?: IfMatch },
): Promise<'replaced' | 'changed_meanwhile'> {
  const { accountId, actor, texts, ifMatch } = input;
  const { language, archived, active, optedOut, withheld } = texts;
  return sql.begin(async (tx) => {
    // Of the account: its texts may have no row yet.
    await tx`select from accounts where id = ${accountId} for no key update`;
    const { etag } = await readCallBackTexts(tx, accountId);
    if (!isMeantFor(etag, ifMatch)) return 'changed_meanwhile';
    await tx`
      insert into call_back_texts (account_id, language, archived, active, opted_out, withheld)
      values (${accountId}, ${language}, ${archived}, ${active}, ${optedOut}, ${withheld})
      on conflict (account_id) do update set language = excluded.language, archived = excluded.archived,
        active = excluded.active, opted_out = excluded.opted_out, withheld = excluded.withheld`;
    const own = callBackTextNames.filter((name) => texts[name] !== null);
    const details = { language, own };
    await writeAudit(tx, { accountId, actor, action: 'call_back_texts.changed', details });
    return 'replaced';
  });
}
