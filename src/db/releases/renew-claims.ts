import type { Sql } from 'postgres';
import { isThisCopy } from '../installation/copy.ts';

/**
 * As `renewClaim`, for the claims on many numbers that one order is sent for next.
 *
 * @returns the numbers whose claims hold: for the others nothing may be sent
 */
export async function renewClaims(
  sql: Sql,
  claims: readonly { numberId: string; token: string }[],
  leaseMs: number,
  orderId: string,
): Promise<Set<string>> {
  const rows = await sql<{ numberId: string }[]>`
    update releases r set claimed_until = now() + ${leaseMs} * interval '1 millisecond', order_id = ${orderId}
    from jsonb_to_recordset(${sql.json(claims.map(({ numberId, token }) => ({ id: numberId, token })))})
      as held(id uuid, token uuid)
    where r.number_id = held.id and r.claim_token = held.token and ${isThisCopy(sql)}
    returning r.number_id as "numberId"`;
  return new Set(rows.map(({ numberId }) => numberId));
}
