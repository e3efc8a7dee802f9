import type { Sql } from 'postgres';
import { campaignNow } from '../campaigns/clock.ts';
import { enqueueFrom } from '../outbox.ts';

/**
 * Brings the next look at a carrier's order forward to now, because the carrier said that something became of it. What
 * became of it is still asked of the carrier: a forged notice costs one question.
 *
 * @returns whether an order of ours was waited for
 */
export async function hastenOrder(sql: Sql, input: { carrier: string; orderRef: string }): Promise<boolean> {
  const rows = await sql`
    with hastened as (
      update releases r set next_attempt_at = ${campaignNow(sql)}
      from phone_numbers n, campaigns c
      where r.order_ref = ${input.orderRef} and r.status = 'waiting'
        and n.id = r.number_id and n.carrier = ${input.carrier} and c.id = r.campaign_id
      returning r.campaign_id
    ),
    told as (${enqueueFrom(sql, 'release', sql`hastened limit 1`)})
    select from hastened`;
  return rows.length > 0;
}
