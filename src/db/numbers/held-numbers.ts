import type { ISql } from 'postgres';
import { coolDownDays, type NumberState } from '../../domain/numbers.ts';

/**
 * Why a number cannot be attached. `held_by_campaign` and `cooling_down` give way to force; a number that is
 * `being_released`, is rented from an `other_carrier` or is `held_elsewhere` never does.
 */
export type HeldReason =
  'held_by_campaign' | 'being_released' | 'other_carrier' | 'held_elsewhere' | 'cooling_down';

/** A number that cannot be attached, and who or what holds it. */
export interface HeldNumber {
  e164: string;
  /** Null for `held_elsewhere`: what it does there is no concern of this one. */
  state: NumberState | null;
  carrier: string;
  /** The campaign that holds it, or gave it back; null for one that is in none. */
  campaignId: string | null;
  reason: HeldReason;
  /** For `cooling_down`: when that ends. */
  until: Date | null;
}

/**
 * Which of these numbers, none of which could be attached, this campaign does not have already. One that the account does
 * not rent could only be kept back by another account's rental.
 */
export async function heldNumbers(
  sql: ISql,
  input: { accountId: string; numbers: readonly { e164: string; carrier: string }[]; campaignId: string },
): Promise<HeldNumber[]> {
  const { accountId, campaignId } = input;
  return await sql<HeldNumber[]>`
    select i.e164, n.state, coalesce(n.carrier, i.carrier) as "carrier", n.campaign_id as "campaignId",
      case when n.state = 'releasing' then 'being_released'
        when n.state = 'assigned' and n.campaign_id <> ${campaignId} then 'held_by_campaign'
        when n.carrier <> i.carrier then 'other_carrier' else 'held_elsewhere' end as "reason",
      null as "until"
    from jsonb_to_recordset(${sql.json(input.numbers)}) as i(e164 text, carrier text)
    left join phone_numbers n
      on n.account_id = ${accountId} and n.e164 = i.e164 and n.state <> 'released'
    where not (n.campaign_id is not distinct from ${campaignId} and n.state is not distinct from 'assigned'
      and n.carrier = i.carrier)
    order by i.e164`;
}

/** Which of these numbers the account gave back so lately that people may still call them back. */
export async function coolingNumbers(
  sql: ISql,
  { accountId, e164s }: { accountId: string; e164s: readonly string[] },
): Promise<HeldNumber[]> {
  return await sql<HeldNumber[]>`
    select distinct on (e164) e164, state, carrier, campaign_id as "campaignId", 'cooling_down' as "reason",
      released_at + make_interval(days => ${coolDownDays}) as "until"
    from phone_numbers
    where account_id = ${accountId} and e164 = any(${[...e164s]}) and state = 'released'
      and released_at > now() - make_interval(days => ${coolDownDays})
    order by e164, released_at desc`;
}
