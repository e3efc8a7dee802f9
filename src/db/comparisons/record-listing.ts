import type { Sql } from 'postgres';
import type { CarrierListing } from '../../carriers/contract.ts';
import type { ComparisonAttempt } from './begin-comparison.ts';

/**
 * Keeps a page of the carrier's list for the judgement. A list that moves while it is read may show a number twice; it
 * counts once.
 *
 * @returns how many numbers were new; null when another attempt has taken this comparison over, or it is finished
 */
export async function recordListing(
  sql: Sql,
  { comparisonId, attempt }: ComparisonAttempt,
  page: readonly CarrierListing[],
): Promise<number | null> {
  const [row] = await sql<{ ours: boolean; recorded: number }[]>`
    with ours as (
      select id, attempt from comparisons
      where id = ${comparisonId} and attempt = ${attempt} and finished_at is null
      for share
    ),
    recorded as (
      insert into comparison_listings (comparison_id, attempt, e164, carrier_ref, purchased_at, monthly_cost_cents,
        currency, subaccount)
      select o.id, o.attempt, p.e164, p."carrierRef", p."purchasedAt", p."monthlyCostCents",
        p.currency, p.subaccount
      from ours o, jsonb_to_recordset(${sql.json(page as never)})
        as p(e164 text, "carrierRef" text, "purchasedAt" timestamptz, "monthlyCostCents" int, currency text,
          subaccount text)
      on conflict do nothing
      returning e164
    )
    select exists (select from ours) as "ours", (select count(*) from recorded)::int as "recorded"`;
  return row?.ours ? row.recorded : null;
}
