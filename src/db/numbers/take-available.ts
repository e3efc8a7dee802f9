import type { ISql } from 'postgres';

/**
 * Gives the account's available numbers among these to a campaign, whose row is locked. A number whose place at the
 * installation's carrier account is another account's stays as it is.
 *
 * @returns the numbers that were taken
 */
export async function takeAvailable(
  tx: ISql,
  input: {
    accountId: string;
    campaignId: string;
    numbers: readonly { e164: string; carrier: string; carrierRef: string | null }[];
  },
): Promise<string[]> {
  const { accountId, campaignId } = input;
  const numbers = tx.json(input.numbers);
  const available = await tx<{ id: string; reachable: boolean }[]>`
    select id, take_carrier_place(id) as "reachable"
    from (
      select n.id from phone_numbers n
      join jsonb_to_recordset(${numbers}) as i(e164 text, carrier text) on i.e164 = n.e164 and i.carrier = n.carrier
      where n.account_id = ${accountId} and n.state = 'available'
      order by n.e164 for no key update of n
    ) locked`;
  const ids = available.flatMap(({ id, reachable }) => (reachable ? id : []));
  const taken = await tx<{ e164: string }[]>`
    update phone_numbers n set campaign_id = ${campaignId}, state = 'assigned', assigned_at = now(),
      carrier_ref = coalesce(i."carrierRef", n.carrier_ref)
    from jsonb_to_recordset(${numbers}) as i(e164 text, "carrierRef" text)
    where n.id = any(${ids}::uuid[]) and i.e164 = n.e164
    returning n.e164`;
  return taken.map(({ e164 }) => e164);
}
