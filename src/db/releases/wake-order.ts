import type { Sql } from 'postgres';
import { campaignNow } from '../campaigns/clock.ts';

/** Makes all numbers of an order due now: the carrier is done with it, and tells what became of each. */
export async function wakeOrder(sql: Sql, input: { carrier: string; orderRef: string }): Promise<void> {
  await sql`
    update releases r set next_attempt_at = ${campaignNow(sql)}
    from phone_numbers n, campaigns c
    where r.order_ref = ${input.orderRef} and r.status = 'waiting' and r.next_attempt_at > ${campaignNow(sql)}
      and n.id = r.number_id and n.carrier = ${input.carrier} and c.id = r.campaign_id`;
}
