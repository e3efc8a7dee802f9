import type { Sql } from 'postgres';
import type { CarrierListing } from '../../carriers/contract.ts';

export interface ImportedPage {
  /** Numbers that became rows, as `available`. */
  imported: number;
  /** Numbers that the account has already. */
  known: number;
  /**
   * Numbers that the account gave back and the carrier lists all the same. Not imported: the list may lag behind, and
   * if it does not, the comparison finds a leak. One that the carrier says was bought later is imported.
   */
  givenBack: number;
}

/**
 * Takes a page of the carrier's own list into an account's inventory; what is there already stays as it is, and so does
 * what another account got in the same moment (what others had before is not in the page, see `ownListings`).
 */
export async function importNumbers(
  sql: Sql,
  { accountId, carrier }: { accountId: string; carrier: string },
  page: readonly CarrierListing[],
): Promise<ImportedPage> {
  const [counts] = await sql<ImportedPage[]>`
    with page as (
      select distinct on (p.e164) p.e164, p."carrierRef" as carrier_ref, p."purchasedAt" as purchased_at,
        p."monthlyCostCents" as monthly_cost_cents, p.currency, p."renewsAt" as renews_at,
        exists (
          select from phone_numbers n
          where n.e164 = p.e164 and n.account_id = ${accountId} and n.state <> 'released') as held,
        exists (
          select from phone_numbers n
          where n.e164 = p.e164 and n.account_id = ${accountId} and n.carrier = ${carrier} and n.state = 'released'
            and n.campaign_id is not null and coalesce(p."purchasedAt" <= n.released_at, true)) as given_back
      from jsonb_to_recordset(${sql.json(page as never)})
        as p(e164 text, "carrierRef" text, "purchasedAt" timestamptz(3), "monthlyCostCents" int,
          currency text, "renewsAt" timestamptz(3))
      order by p.e164
    ),
    imported as (
      insert into phone_numbers
        (id, account_id, e164, carrier, carrier_ref, state, purchased_at, monthly_cost_cents, currency, renews_at)
      select uuidv7(), ${accountId}, e164, ${carrier}, carrier_ref, 'available', purchased_at, monthly_cost_cents,
        currency, renews_at
      from page
      where not held and not given_back
      order by e164
      on conflict do nothing
      returning e164
    )
    select (select count(*) from imported)::int as "imported",
      (select count(*) from page where not held and given_back)::int as "givenBack",
      (select count(*) from page where held or not given_back)::int
        - (select count(*) from imported)::int as "known"`;
  if (!counts) throw new Error('import numbers: counts always are one row');
  return counts;
}
