import type { ISql, Sql } from 'postgres';
import { type CallBackTexts, callBackTextNames } from '../../domain/call-backs.ts';
import { writeAudit } from '../audit/write-audit.ts';

const standard: CallBackTexts = {
  language: 'en-US',
  archived: null,
  active: null,
  optedOut: null,
  withheld: null,
};

/** What an account says to people who call back. */
export async function readCallBackTexts(sql: ISql, accountId: string): Promise<CallBackTexts> {
  const [texts] = await sql<CallBackTexts[]>`
    select language, archived, active, opted_out as "optedOut", withheld
    from call_back_texts where account_id = ${accountId}`;
  return texts ?? standard;
}

/** Puts other texts in the place of those that an account has. */
export async function replaceCallBackTexts(
  sql: Sql,
  { accountId, actor, texts }: { accountId: string; actor: string; texts: CallBackTexts },
): Promise<void> {
  const { language, archived, active, optedOut, withheld } = texts;
  await sql.begin(async (tx) => {
    await tx`
      insert into call_back_texts (account_id, language, archived, active, opted_out, withheld)
      values (${accountId}, ${language}, ${archived}, ${active}, ${optedOut}, ${withheld})
      on conflict (account_id) do update set language = excluded.language, archived = excluded.archived,
        active = excluded.active, opted_out = excluded.opted_out, withheld = excluded.withheld`;
    const own = callBackTextNames.filter((name) => texts[name] !== null);
    const details = { language, own };
    await writeAudit(tx, { accountId, actor, action: 'call_back_texts.changed', details });
  });
}
