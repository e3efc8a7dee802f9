import type { Sql } from 'postgres';
import type { CarrierListing } from '../../carriers/contract.ts';

/**
 * The part of a carrier's list that may concern an account. With credentials of its own that is all of it. Accounts that
 * share the ones of the environment see each other's numbers in the list: those whose newest rental in our books is
 * another account's are left out, so that nobody sees, adopts or releases what somebody else rents. What others rent
 * with credentials of their own is in another list, and hides nothing here.
 */
export async function ownListings(
  sql: Sql,
  { accountId, carrier }: { accountId: string; carrier: string },
  page: readonly CarrierListing[],
): Promise<CarrierListing[]> {
  const others = await sql<{ e164: string }[]>`
    select n.e164
    from (
      select distinct on (e164) e164, account_id from phone_numbers
      where e164 = any(${page.map(({ e164 }) => e164)}) and (carrier = ${carrier} or state <> 'released')
        and (account_id = ${accountId} or carrier_place <> 'own')
      order by e164, state = 'released', case when state <> 'released' then account_id <> ${accountId} end,
        released_at desc
    ) n
    where n.account_id <> ${accountId}
      and not exists (
        select from carrier_credentials s where s.account_id = ${accountId} and s.carrier = ${carrier})`;
  if (others.length === 0) return [...page];
  const left = new Set(others.map(({ e164 }) => e164));
  return page.filter(({ e164 }) => !left.has(e164));
}
