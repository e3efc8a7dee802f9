import type { Sql } from 'postgres';
import { mostUsedKeys } from '../seals/export-queries.ts';
import { inSnapshot } from '../snapshot.ts';
import { campaignSource, type LoadSealed } from '../seals/campaign-source.ts';
import type { ExportToMake } from './make-export.ts';

/** Questions with a column of their own; what is asked beyond is in one more, as JSON. */
const mostQuestions = 190;

/** The questions that were answered in the campaigns of an export, those of the newest campaigns first. */
export async function commonQuestions(
  sql: Sql,
  { accountId, campaignIds }: ExportToMake,
  loadSealed: LoadSealed,
): Promise<{ questions: string[]; moreQuestions: boolean }> {
  const campaigns = await sql<{ id: string }[]>`
    select id from campaigns where account_id = ${accountId} and status <> 'draft'
      ${campaignIds === null ? sql`` : sql`and id = any(${campaignIds}::uuid[])`}
    order by id desc`;
  const found = new Set<string>();
  let moreQuestions = false;
  for (const { id } of campaigns) {
    const { keys, more } = await inSnapshot(
      sql,
      async (connection) => {
        const source = await campaignSource(connection, id, ['calls'], loadSealed);
        const rows = { from: source('calls'), orderedBy: 'call_id', columns: [] };
        return mostUsedKeys(connection, rows, 'answers', mostQuestions);
      },
      { temporaryTables: true },
    );
    moreQuestions ||= more;
    for (const key of keys) {
      if (found.size < mostQuestions) found.add(key);
      else if (!found.has(key)) moreQuestions = true;
    }
  }
  return { questions: [...found].toSorted(), moreQuestions };
}
