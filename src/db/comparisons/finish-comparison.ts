import type { Sql } from 'postgres';
import type { ComparisonAttempt } from './begin-comparison.ts';
import { failComparison } from './fail-comparison.ts';
import { type GoneNumber, judgeListing } from './judge-listing.ts';
import { lockFindings } from './lock-findings.ts';

export interface ComparisonCounts {
  /** Numbers that the carrier listed. */
  listed: number;
  /** Open findings, those of earlier comparisons that still hold included. */
  leaks: number;
  ghosts: number;
  strangers: number;
}

/**
 * Judges a listing that is complete (see `judgeListing`) and ends the comparison. One that began later and has been judged
 * knows better: then this one is not judged any more.
 *
 * @returns null when it was not judged, also because another attempt has taken it over or it is finished
 */
export async function finishComparison(
  sql: Sql,
  input: ComparisonAttempt & { accountId: string; carrier: string; gone: readonly GoneNumber[] },
): Promise<ComparisonCounts | null> {
  const { comparisonId, attempt, accountId, carrier } = input;
  return sql.begin(async (tx) => {
    await lockFindings(tx, input);
    const [ours] = await tx<{ outrun: boolean }[]>`
      select exists (
        select from comparisons later
        where later.account_id = c.account_id and later.carrier = c.carrier and later.started_at > c.started_at
          and later.listed is not null) as "outrun"
      from comparisons c
      where id = ${comparisonId} and attempt = ${attempt} and finished_at is null
      for update`;
    if (!ours) return null;
    if (ours.outrun) {
      await failComparison(tx, { comparisonId, error: 'outrun' });
      return null;
    }
    await judgeListing(tx, comparisonId, input.gone);
    const [counts] = await tx<ComparisonCounts[]>`
      with open as (
        select (count(*) filter (where kind = 'leak'))::int as leaks,
          (count(*) filter (where kind = 'ghost'))::int as ghosts,
          (count(*) filter (where kind = 'stranger'))::int as strangers
        from findings
        where account_id = ${accountId} and carrier = ${carrier} and resolved_at is null
      )
      update comparisons c set finished_at = clock_timestamp(), error = null,
        listed = (select count(*) from comparison_listings l where l.comparison_id = c.id and l.attempt = c.attempt),
        leaks = open.leaks, ghosts = open.ghosts, strangers = open.strangers
      from open
      where c.id = ${comparisonId}
      returning c.listed, c.leaks, c.ghosts, c.strangers`;
    await tx`delete from comparison_listings where comparison_id = ${comparisonId}`;
    return counts ?? null;
  });
}
