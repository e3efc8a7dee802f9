import type { Sql } from 'postgres';
import type { ComparisonAttempt } from './begin-comparison.ts';

/** A number that we hold and the carrier did not list. */
export interface UnlistedNumber {
  numberId: string;
  e164: string;
  carrierRef: string | null;
  subaccount: string | null;
}

/**
 * Numbers that may be ghosts: held since before the listing began, still held, not listed, and not known as ghosts
 * before. In the order of their ids.
 */
export async function unlistedNumbers(
  sql: Sql,
  { comparisonId, attempt }: ComparisonAttempt,
  page: { after: string | null; limit: number },
): Promise<UnlistedNumber[]> {
  return await sql<UnlistedNumber[]>`
    select n.id as "numberId", n.e164, n.carrier_ref as "carrierRef", n.subaccount
    from comparisons c join phone_numbers n on n.account_id = c.account_id and n.carrier = c.carrier
    where c.id = ${comparisonId} and c.attempt = ${attempt}
      and n.state in ('available', 'assigned') and n.created_at < c.started_at
      ${page.after === null ? sql`` : sql`and n.id > ${page.after}`}
      and not exists (
        select from comparison_listings l
        where l.comparison_id = c.id and l.attempt = c.attempt and l.e164 = n.e164)
      and not exists (
        select from findings f
        where f.account_id = c.account_id and f.carrier = c.carrier and f.kind = 'ghost' and f.e164 = n.e164
          and f.resolved_at is null and f.number_id = n.id)
    order by n.id limit ${page.limit}`;
}
