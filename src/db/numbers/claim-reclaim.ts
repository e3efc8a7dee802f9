import type { Sql } from 'postgres';

/** A released rental that one request may take back. */
export interface ReclaimClaim {
  e164: string;
  carrier: string;
  carrierRef: string | null;
  subaccount: string | null;
}

export type ReclaimClaimResult =
  | { outcome: 'claimed'; claim: ReclaimClaim }
  | { outcome: 'reclaimed'; newNumberId: string }
  /** Another request is at it. */
  | { outcome: 'busy' }
  /** It is rented again, by this account or behind the same credentials. */
  | { outcome: 'rented' }
  /** It was not given back by us, or too long ago. */
  | { outcome: 'over' }
  | { outcome: 'not_found' };

/**
 * Claims the taking back of a number that the account gave back less than `days` ago, for one request at a time: who asks
 * again while one is at it finds it busy, and who asks when it is done finds what it became.
 *
 * @param input.leaseMs how long nobody else asks the carrier, should this request not report back
 */
export async function claimReclaim(
  sql: Sql,
  input: { accountId: string; numberId: string; days: number; leaseMs: number; actor: string },
): Promise<ReclaimClaimResult> {
  const { accountId, numberId, days, leaseMs, actor } = input;
  const [row] = await sql<
    (ReclaimClaim & { claimed: boolean; fresh: boolean; rented: boolean; newNumberId: string | null })[]
  >`
    with number as (
      select n.id, n.e164, n.carrier, n.carrier_ref, n.subaccount,
        n.state = 'released' and r.receipt ->> 'proof' = 'read_back'
          and n.released_at > now() - make_interval(days => ${days}) as fresh,
        exists (
          select from phone_numbers o where o.e164 = n.e164 and o.state <> 'released'
            and (o.account_id = n.account_id or o.carrier_place <> 'own' and not exists (
              select from carrier_credentials s where s.account_id = n.account_id and s.carrier = n.carrier))) as rented
      from phone_numbers n join releases r on r.number_id = n.id
      where n.id = ${numberId} and n.account_id = ${accountId}
    ),
    claimed as (
      insert into reclaims as c (number_id, claimed_until, asked_by)
      select id, now() + ${leaseMs} * interval '1 millisecond', ${actor} from number where fresh and not rented
      on conflict (number_id) do update set claimed_until = excluded.claimed_until, asked_by = excluded.asked_by
        where c.status <> 'reclaimed' and c.claimed_until <= now()
      returning number_id
    )
    select n.e164, n.carrier, n.carrier_ref as "carrierRef", n.subaccount, n.fresh, n.rented,
      exists (select from claimed) as "claimed", c.new_number_id as "newNumberId"
    from number n left join reclaims c on c.number_id = n.id`;
  if (!row) return { outcome: 'not_found' };
  const { claimed, fresh, rented, newNumberId, ...claim } = row;
  if (claimed) return { outcome: 'claimed', claim };
  if (newNumberId !== null) return { outcome: 'reclaimed', newNumberId };
  if (!fresh) return { outcome: 'over' };
  return { outcome: rented ? 'rented' : 'busy' };
}

/** Ends a claim that did not take the number back: the next request may ask at once. `ordered`: the carrier may work on it. */
export async function endReclaim(sql: Sql, numberId: string, status: 'asking' | 'ordered'): Promise<void> {
  await sql`
    update reclaims set claimed_until = now(), status = case when status = 'reclaimed' then status else ${status} end
    where number_id = ${numberId}`;
}
