import type { ISql } from 'postgres';

/**
 * Ends a comparison that could not be made: it keeps the error and judges nothing, so what was found before stands as it
 * was. One that is finished stays as it is.
 *
 * @param input.attempt only if this attempt is still the newest; left out: whichever is
 * @param input.error a code of `src/carriers/reasons.ts`, `internal`, or `outrun` by a later comparison
 */
export async function failComparison(
  sql: ISql,
  input: { comparisonId: string; attempt?: number; error: string },
): Promise<void> {
  const { comparisonId, attempt, error } = input;
  await sql`
    with failed as (
      update comparisons set finished_at = clock_timestamp(), error = ${error}
      where id = ${comparisonId} and finished_at is null
        ${attempt === undefined ? sql`` : sql`and attempt = ${attempt}`}
      returning id
    )
    delete from comparison_listings l using failed f where l.comparison_id = f.id`;
}
