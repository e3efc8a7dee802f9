import type { Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';

/**
 * Records that the carrier rents a released number to the account again: it becomes an available rental of its own. Doing
 * it twice makes one.
 *
 * @returns the new rental's id; null when another rental of the number has come about meanwhile
 */
export async function recordReclaim(
  sql: Sql,
  input: { accountId: string; numberId: string; carrierRef: string | null; actor: string },
): Promise<string | null> {
  const { accountId, numberId, carrierRef, actor } = input;
  return sql.begin(async (tx) => {
    const [reclaim] = await tx<{ newNumberId: string | null }[]>`
      select new_number_id as "newNumberId" from reclaims where number_id = ${numberId} for update`;
    if (reclaim?.newNumberId) return reclaim.newNumberId;
    const newNumberId = uuidv7();
    const made = await tx<{ carrier: string }[]>`
      insert into phone_numbers (id, account_id, e164, carrier, carrier_ref, subaccount, state, purchased_at,
        monthly_cost_cents, currency)
      select ${newNumberId}, account_id, e164, carrier, ${carrierRef}, subaccount, 'available', now(),
        monthly_cost_cents, currency
      from phone_numbers where id = ${numberId} and account_id = ${accountId} and state = 'released'
      on conflict do nothing
      returning carrier`;
    const [row] = made;
    if (!row) return null;
    await tx`
      update reclaims set status = 'reclaimed', new_number_id = ${newNumberId}, claimed_until = now()
      where number_id = ${numberId}`;
    const details = { numberId, newNumberId, carrier: row.carrier };
    await writeAudit(tx, { accountId, actor, action: 'number.reclaimed', details });
    return newNumberId;
  });
}
