import { createHash } from 'node:crypto';
import type { ISql } from 'postgres';

/** So many files of different headings are remembered for an account. */
const mostRemembered = 200;

const keyOf = (headings: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(headings)).digest('hex');

/** What the account took the columns of a file with these headings for; null: there was none. */
export async function recallColumnChoices(
  sql: ISql,
  accountId: string,
  headings: readonly string[],
): Promise<Record<string, string> | null> {
  const [row] = await sql<{ choices: Record<string, string> }[]>`
    select choices from column_choices where account_id = ${accountId} and headings_sha256 = ${keyOf(headings)}`;
  return row?.choices ?? null;
}

/** Remembers it for the next file with these headings; of an account's, those that were not used for longest are forgotten. */
export async function rememberColumnChoices(
  sql: ISql,
  accountId: string,
  headings: readonly string[],
  choices: Readonly<Record<string, string>>,
): Promise<void> {
  await sql`
    insert into column_choices (account_id, headings_sha256, choices)
    values (${accountId}, ${keyOf(headings)}, ${sql.json(choices)})
    on conflict (account_id, headings_sha256) do update set choices = excluded.choices, used_at = now()`;
  await sql`
    delete from column_choices where account_id = ${accountId} and headings_sha256 in (
      select headings_sha256 from column_choices where account_id = ${accountId}
      order by used_at desc, headings_sha256 offset ${mostRemembered})`;
}
