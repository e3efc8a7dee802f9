import type { Sql } from 'postgres';
import { allRows } from './all-rows.ts';

/** The right to write one comparison's listing. */
export interface ComparisonAttempt {
  comparisonId: string;
  /** 1, 2, 3, ...: only the newest may write and judge. */
  attempt: number;
}

/**
 * Begins a comparison's listing, or begins it anew: an attempt whose worker died, or that lost its carrier half way,
 * saw a list of another moment, so nothing of it is kept.
 *
 * @returns null when this comparison is finished
 */
export async function beginComparison(
  sql: Sql,
  input: { comparisonId: string; accountId: string; carrier: string },
): Promise<ComparisonAttempt | null> {
  const { comparisonId, accountId, carrier } = input;
  const [begun] = allRows(
    await sql<ComparisonAttempt[]>`
      with begun as (
        insert into comparisons as c (id, account_id, carrier, started_at)
        values (${comparisonId}, ${accountId}, ${carrier}, clock_timestamp())
        on conflict (id) do update set attempt = c.attempt + 1, started_at = clock_timestamp()
          where c.finished_at is null
        returning id, attempt
      ),
      forgotten as (
        delete from comparison_listings l using begun b where l.comparison_id = b.id and l.attempt < b.attempt
      )
      select id as "comparisonId", attempt from begun`,
  );
  return begun ?? null;
}
