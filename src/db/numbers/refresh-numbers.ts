import type { Sql } from 'postgres';
import type { CarrierListing } from '../../carriers/contract.ts';

/**
 * Brings what only the carrier knows of our rented numbers up to date with a page of its list: when they were bought, what
 * they cost, when the next rent is due, and their id where we had none. Nothing else of them changes, and what the carrier does not tell stays.
 * A number that is being given back keeps the purchase that our books know: by a later one its release sees that it was rented again.
 */
export async function refreshNumbers(
  sql: Sql,
  { accountId, carrier }: { accountId: string; carrier: string },
  page: readonly CarrierListing[],
): Promise<void> {
  await sql`
    update phone_numbers n set
      carrier_ref = coalesce(n.carrier_ref, p."carrierRef"),
      purchased_at = coalesce(case when n.state = 'releasing' then n.purchased_at end, p."purchasedAt", n.purchased_at),
      monthly_cost_cents = coalesce(p."monthlyCostCents", n.monthly_cost_cents),
      currency = case when p."monthlyCostCents" is null then n.currency else p.currency end,
      renews_at = coalesce(p."renewsAt", n.renews_at)
    from jsonb_to_recordset(${sql.json(page as never)})
      as p(e164 text, "carrierRef" text, "purchasedAt" timestamptz(3), "monthlyCostCents" int,
        currency text, "renewsAt" timestamptz(3), subaccount text)
    where n.account_id = ${accountId} and n.carrier = ${carrier} and n.e164 = p.e164 and n.state <> 'released'
      and n.subaccount is not distinct from p.subaccount
      and (n.carrier_ref is null and p."carrierRef" is not null
        or p."purchasedAt" is distinct from n.purchased_at and p."purchasedAt" is not null
        or p."monthlyCostCents" is distinct from n.monthly_cost_cents and p."monthlyCostCents" is not null
        or p."renewsAt" is distinct from n.renews_at and p."renewsAt" is not null)`;
}
