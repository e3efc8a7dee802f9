import type { Sql } from 'postgres';
import type { ReleaseStatus } from '../../domain/numbers.ts';
import { campaignNow } from '../campaigns/clock.ts';

export interface InboxItem {
  numberId: string;
  e164: string;
  carrier: string;
  campaignId: string;
  campaignName: string;
  clockShiftMs: number;
  status: ReleaseStatus;
  /** A code of `src/carriers/reasons.ts`. */
  reason: string;
  attempts: number;
  failingSince: Date | null;
  nextAttemptAt: Date | null;
  blockedUntil: Date | null;
  /** The subaccount that rents the number instead of where our books have it; '' for the account itself. */
  foundIn: string | null;
}

/** How long a release may fail before people see it here, though it still heals by itself. */
const failingForMinutes = 60;

/**
 * What operators should know of an account's releases: those that wait for a person (`needs_operator`), those that a
 * carrier or the call-back grace holds until a date, orders that hang, and those that have been failing for an hour.
 *
 * @param input.needsOperator true: only those that wait for a person
 * @param input.after the last number's id of the page before
 */
export async function readInbox(
  sql: Sql,
  input: { accountId: string; needsOperator: boolean; after: string | null; limit: number },
): Promise<InboxItem[]> {
  return await sql<InboxItem[]>`
    select n.id as "numberId", n.e164, n.carrier, c.id as "campaignId", c.name as "campaignName",
      c.clock_shift_ms::float8 as "clockShiftMs", r.status,
      coalesce(r.reason, '') as "reason", r.attempts, r.failing_since as "failingSince",
      r.next_attempt_at as "nextAttemptAt", r.blocked_until as "blockedUntil", r.found_in as "foundIn"
    from releases r
    join phone_numbers n on n.id = r.number_id
    join campaigns c on c.id = r.campaign_id
    where n.account_id = ${input.accountId} and n.state = 'releasing'
      and (r.status = 'needs_operator'
        or not ${input.needsOperator} and r.status = 'waiting' and (
          r.blocked_until is not null
          or r.reason in ('callback_grace', 'order_hangs')
          or r.failing_since < ${campaignNow(sql)}
            - make_interval(mins => ${failingForMinutes})))
      and (${input.after}::uuid is null or n.id > ${input.after}::uuid)
    order by n.id
    limit ${input.limit}`;
}
