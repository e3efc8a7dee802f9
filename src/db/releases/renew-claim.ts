import type { Sql } from 'postgres';
import { isThisCopy } from '../installation/copy.ts';

/**
 * Prolongs a claim by its whole lease, before another request is sent under it.
 *
 * @param orderId our own id of the order that is sent next: should its answer be lost, it is looked for by this
 * @returns false when the claim is lost, or another copy of the database has taken over: then nothing more may be sent
 */
export async function renewClaim(
  sql: Sql,
  numberId: string,
  token: string,
  leaseMs: number,
  orderId?: string,
): Promise<boolean> {
  const rows = await sql`
    update releases set claimed_until = now() + ${leaseMs} * interval '1 millisecond',
      order_id = coalesce(${orderId ?? null}::uuid, order_id)
    where number_id = ${numberId} and claim_token = ${token} and ${isThisCopy(sql)}
    returning number_id`;
  return rows.length === 1;
}
