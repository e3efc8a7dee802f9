import type { Sql } from 'postgres';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';
import { erasedText, textsOf, typedDetails } from './link-of.ts';

/**
 * Erases the texts of an account's audit log in which somebody's number stands, with their salts. The entries stay, and so does the
 * chain, which holds commitments to them.
 *
 * @param pattern see `numberPattern`
 */
export async function eraseAuditTexts(
  sql: Sql,
  { accountId, pattern }: { accountId: string; pattern: string },
): Promise<void> {
  const found = await withLongStatements(
    wholeCampaignMs,
    () => sql<{ id: string }[]>`
      select id from audit_log
      where account_id = ${accountId} and details ?| ${[...typedDetails]} and details::text ~ ${pattern}`,
  );
  const expression = new RegExp(pattern);
  for (const { id } of found) {
    await sql.begin(async (tx) => {
      const [entry] = await tx<{ details: Record<string, unknown> }[]>`
        select details from audit_log where id = ${id} for no key update`;
      const erased = textsOf(entry?.details ?? {})
        .filter(([, text]) => [text].flat().some((each) => expression.test(each)))
        .map(([name, text]): [string, string | string[]] => [
          name,
          Array.isArray(text) ? [erasedText] : erasedText,
        ]);
      if (erased.length === 0) return;
      await tx`
        update audit_log set details = details || ${tx.json(Object.fromEntries(erased))},
          salts = salts - ${erased.map(([name]) => name)}::text[]
        where id = ${id}`;
    });
  }
}
