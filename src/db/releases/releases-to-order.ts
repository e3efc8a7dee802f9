import type { Sql } from 'postgres';
import type { ReasonCode } from '../../carriers/reasons.ts';
import { campaignNow } from '../campaigns/clock.ts';
import { mayGiveBack } from './after-seal.ts';

export interface ReleaseToOrder {
  numberId: string;
  accountId: string;
  carrier: string;
  e164: string;
  carrierRef: string | null;
}

/** An order for many was refused with this one in it: it is released by itself. */
const alone: ReasonCode = 'order_of_many_refused';

/**
 * Which of these numbers are to be released next, with nothing of theirs open at the carrier: those that may go into an
 * order for many. It claims nothing.
 */
export async function releasesToOrder(sql: Sql, numberIds: readonly string[]): Promise<ReleaseToOrder[]> {
  return await sql<ReleaseToOrder[]>`
    select n.id as "numberId", n.account_id as "accountId", n.carrier, n.e164, n.carrier_ref as "carrierRef"
    from releases r
    join phone_numbers n on n.id = r.number_id and n.state = 'releasing' and n.subaccount is null
    join campaigns c on c.id = r.campaign_id and c.status = 'archived' and ${mayGiveBack(sql)}
    where r.number_id = any(${numberIds as string[]}) and not r.uncertain and r.order_ref is null
      and (r.status = 'pending'
        or r.status = 'waiting' and r.next_attempt_at <= ${campaignNow(sql)} and r.reason is distinct from ${alone})
    order by n.id`;
}
