import type { Sql } from 'postgres';

/** One that takes longer is taken for abandoned; if it runs after all, it finds itself ended and judges nothing. */
const longestHours = 24;

/** The right to write one comparison's listing. */
export interface ComparisonAttempt {
  comparisonId: string;
  /** 1, 2, 3, ...: only the newest may write and judge. */
  attempt: number;
}

/**
 * Begins a comparison's listing, or begins it again: an attempt whose worker died, or that lost its carrier half way,
 * saw a list of another moment, so nothing of it is kept. Comparisons of the day before that nobody ended (an operator
 * terminated their workflow) are ended here.
 *
 * @returns null when this comparison is finished
 */
export async function beginComparison(
  sql: Sql,
  input: { comparisonId: string; accountId: string; carrier: string },
): Promise<ComparisonAttempt | null> {
  const { comparisonId, accountId, carrier } = input;
  const [begun] = await sql<ComparisonAttempt[]>`
    with begun as (
      insert into comparisons as c (id, account_id, carrier, started_at)
      values (${comparisonId}, ${accountId}, ${carrier}, clock_timestamp())
      on conflict (id) do update set attempt = c.attempt + 1, started_at = clock_timestamp()
        where c.finished_at is null
      returning id, attempt
    ),
    given_up as (
      update comparisons c set finished_at = clock_timestamp(), error = 'internal'
      where c.account_id = ${accountId} and c.carrier = ${carrier} and c.id <> ${comparisonId}
        and c.finished_at is null and c.started_at < now() - make_interval(hours => ${longestHours})
      returning id
    ),
    forgotten as (
      delete from comparison_listings l
      where exists (select from begun b where l.comparison_id = b.id and l.attempt < b.attempt)
        or l.comparison_id in (select id from given_up)
    )
    select id as "comparisonId", attempt from begun`;
  return begun ?? null;
}
