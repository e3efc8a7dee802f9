import type { ISql } from 'postgres';
import { coolDownDays, type NumberState } from '../domain/numbers.ts';
import { allRows } from './all-rows.ts';

/**
 * Why a number cannot be attached. `held_by_campaign` and `cooling_down` give way to force; a number that is
 * `being_released` or is rented from an `other_carrier` never does.
 */
export type HeldReason = 'held_by_campaign' | 'being_released' | 'other_carrier' | 'cooling_down';

/** A number that cannot be attached, and who or what holds it. */
export interface HeldNumber {
  e164: string;
  state: NumberState;
  carrier: string;
  /** The campaign that holds it, or gave it back; null for one that is in none. */
  campaignId: string | null;
  reason: HeldReason;
  /** For `cooling_down`: when that ends. */
  until: Date | null;
}

interface Numbers {
  accountId: string;
  e164s: readonly string[];
}

/** Which of these numbers are held, but not by this campaign. */
export async function heldNumbers(
  sql: ISql,
  { accountId, e164s, campaignId }: Numbers & { campaignId: string },
): Promise<HeldNumber[]> {
  return allRows(
    await sql<HeldNumber[]>`
      select e164, state, carrier, campaign_id as "campaignId",
        case state when 'releasing' then 'being_released' when 'assigned' then 'held_by_campaign'
          else 'other_carrier' end as "reason",
        null as "until"
      from phone_numbers
      where account_id = ${accountId} and e164 = any(${[...e164s]}) and state <> 'released'
        and not (campaign_id is not distinct from ${campaignId} and state = 'assigned')
      order by e164`,
  );
}

/** Which of these numbers the account gave back so lately that people may still call them back. */
export async function coolingNumbers(sql: ISql, { accountId, e164s }: Numbers): Promise<HeldNumber[]> {
  return allRows(
    await sql<HeldNumber[]>`
      select distinct on (e164) e164, state, carrier, campaign_id as "campaignId", 'cooling_down' as "reason",
        released_at + make_interval(days => ${coolDownDays}) as "until"
      from phone_numbers
      where account_id = ${accountId} and e164 = any(${[...e164s]}) and state = 'released'
        and released_at > now() - make_interval(days => ${coolDownDays})
      order by e164, released_at desc`,
  );
}
