import type { Sql } from 'postgres';

/** A comparison as people see it; counts are null while it runs and when it was not made. */
export interface ComparisonView {
  id: string;
  carrier: string;
  startedAt: Date;
  finishedAt: Date | null;
  listed: number | null;
  leaks: number | null;
  ghosts: number | null;
  strangers: number | null;
  /** Why nothing was judged: a code of `src/carriers/reasons.ts`, `internal`, or `outrun` by a later comparison. */
  error: string | null;
}

/** An account's comparisons, the newest first; before the one with the id `before`. */
export async function listComparisons(
  sql: Sql,
  input: { accountId: string; carrier?: string | undefined; before: string | null; limit: number },
): Promise<ComparisonView[]> {
  const { accountId, carrier, before } = input;
  return await sql<ComparisonView[]>`
    select id, carrier, started_at as "startedAt", finished_at as "finishedAt", listed, leaks, ghosts, strangers, error
    from comparisons
    where account_id = ${accountId}
      ${carrier === undefined ? sql`` : sql`and carrier = ${carrier}`}
      ${before === null ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${input.limit}`;
}
