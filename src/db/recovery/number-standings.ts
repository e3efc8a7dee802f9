import type { Sql } from 'postgres';
import type { FindingKind } from '../../domain/findings.ts';
import type { Absence } from '../../domain/receipt.ts';

/** A finding that one of some comparisons has made. */
export interface SeenFinding {
  findingId: string;
  accountId: string;
  carrier: string;
  kind: FindingKind;
  /** Null: the database has no such number. */
  numberId: string | null;
  campaignId: string | null;
  absence: Absence | null;
}

export async function findingsOf(sql: Sql, comparisonIds: readonly string[]): Promise<SeenFinding[]> {
  return await sql<SeenFinding[]>`
    select f.id as "findingId", f.account_id as "accountId", f.carrier, f.kind, f.number_id as "numberId",
      n.campaign_id as "campaignId", f.absence
    from comparisons c
    join findings f on f.account_id = c.account_id and f.carrier = c.carrier and f.last_seen_at = c.started_at
    left join phone_numbers n on n.id = f.number_id
    where c.id = any(${[...comparisonIds]}::uuid[]) and f.resolved_at is null
    order by f.id`;
}

/** Those of the comparisons that judged nothing, and why. */
export async function failedComparisons(
  sql: Sql,
  comparisonIds: readonly string[],
): Promise<{ accountId: string; carrier: string; error: string }[]> {
  return await sql<{ accountId: string; carrier: string; error: string }[]>`
    select account_id as "accountId", carrier, error from comparisons
    where id = any(${[...comparisonIds]}::uuid[]) and error is not null
    order by account_id, carrier`;
}

/** A number that is being given back and was bought again after a moment. */
export interface BoughtAgain {
  numberId: string;
  accountId: string;
  campaignId: string | null;
  carrier: string;
}

/**
 * Numbers that the database is giving back, and that their carrier says were bought after the moment to which it was put
 * back: they went back since, and somebody rents them again.
 */
export async function boughtAgain(sql: Sql, since: Date): Promise<BoughtAgain[]> {
  return await sql<BoughtAgain[]>`
    select n.id as "numberId", n.account_id as "accountId", n.campaign_id as "campaignId", n.carrier
    from phone_numbers n
    where n.state = 'releasing' and n.purchased_at > ${since} and n.created_at <= ${since}
    order by n.id`;
}

/** Has the release of such a number wait for a person. Holds only while nobody has claimed it. */
export async function holdRelease(sql: Sql, numberId: string, since: Date): Promise<boolean> {
  const held = await sql`
    update releases r set status = 'needs_operator', reason = 'rented_again', next_attempt_at = null
    from phone_numbers n
    where r.number_id = ${numberId} and n.id = r.number_id and n.state = 'releasing' and n.purchased_at > ${since}
      and r.status <> 'released' and coalesce(r.claimed_until <= now(), true)`;
  return held.count === 1;
}
