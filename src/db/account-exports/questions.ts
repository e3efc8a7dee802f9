import type { Sql } from 'postgres';
import { mostUsedKeys } from '../seals/export-queries.ts';
import { liveSource } from '../seals/live-source.ts';
import type { ExportToMake } from './make-export.ts';

/** Questions with a column of their own; what is asked beyond is in one more, as JSON. */
const mostQuestions = 190;

/** The questions that were answered in the campaigns of an export, those of the newest campaigns first. */
export async function commonQuestions(
  sql: Sql,
  { accountId, campaignIds }: ExportToMake,
): Promise<{ questions: string[]; moreQuestions: boolean }> {
  const campaigns = await sql<{ id: string }[]>`
    select id from campaigns where account_id = ${accountId} and status <> 'draft'
      ${campaignIds === null ? sql`` : sql`and id = any(${campaignIds}::uuid[])`}
    order by id desc`;
  const found = new Set<string>();
  let moreQuestions = false;
  for (const { id } of campaigns) {
    const rows = { from: liveSource(sql, id)('calls'), orderedBy: 'call_id', columns: [] };
    const { keys, more } = await mostUsedKeys(sql, rows, 'answers', mostQuestions);
    moreQuestions ||= more;
    for (const key of keys) {
      if (found.size < mostQuestions) found.add(key);
      else if (!found.has(key)) moreQuestions = true;
    }
  }
  return { questions: [...found].toSorted(), moreQuestions };
}
