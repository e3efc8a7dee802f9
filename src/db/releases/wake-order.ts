import type { Sql } from 'postgres';
import { campaignNow } from '../campaigns/clock.ts';

/** Makes all numbers of an order due now: the carrier is done with it, and tells what became of each. */
export async function wakeOrder(sql: Sql, input: { carrier: string; orderRef: string }): Promise<void> {
  // In one order of locks, so that two who find the order ended at once do not wait for each other in a circle.
  await sql`
    with woken as (
      select r.number_id, ${campaignNow(sql)} as due
      from releases r
      join phone_numbers n on n.id = r.number_id and n.carrier = ${input.carrier}
      join campaigns c on c.id = r.campaign_id
      where r.order_ref = ${input.orderRef} and r.status = 'waiting' and r.next_attempt_at > ${campaignNow(sql)}
      order by r.number_id
      for no key update of r
    )
    update releases r set next_attempt_at = woken.due from woken where r.number_id = woken.number_id`;
}
