import type { Sql } from 'postgres';
import { auditOf } from '../audit/write-audit.ts';
import { campaignNow } from '../campaigns/clock.ts';
import { enqueueFrom } from '../outbox.ts';
import { mayGiveBack } from './after-seal.ts';

interface RetryReleaseInput {
  accountId: string;
  numberId: string;
  /** Corrects the carrier's id of the rental, where ours was wrong. */
  carrierRef?: string | undefined;
  /** Gives it back from the subaccount in which it was found instead of where our books have it. */
  whereFound?: boolean | undefined;
  actor: string;
}

/**
 * Makes a number's release due now: the cause was fixed, or somebody does not want to wait. The outbox tells the
 * release workflow, unless the campaign's own comes to it after the seal. A release that an attempt is at is left alone, and one that is done stays done. From a subaccount a
 * number is given back only with the account's own credentials: those of the installation reach others' subaccounts too.
 *
 * @returns `not_waiting` when there was nothing to bring forward
 */
export async function retryRelease(
  sql: Sql,
  { accountId, numberId, carrierRef, whereFound = false, actor }: RetryReleaseInput,
): Promise<'retried' | 'not_waiting' | 'not_found'> {
  // Where another account's rental has been given up since, this one may be given back now.
  await sql`
    select take_carrier_place(n.id) from phone_numbers n join releases r on r.number_id = n.id
    where n.id = ${numberId} and n.account_id = ${accountId} and r.status in ('needs_operator', 'waiting')`;
  const entry = {
    accountId,
    campaignId: sql`campaign_id`,
    actor,
    action: 'number.release_retried',
    details: { numberId, ...(whereFound && { whereFound }) },
  } as const;
  const [row] = await sql<{ found: boolean; retried: boolean }[]>`
    with number as (
      select id, exists (
          select from carrier_credentials s where s.account_id = n.account_id and s.carrier = n.carrier) as own
      from phone_numbers n where id = ${numberId} and account_id = ${accountId}
    ),
    retried as (
      update releases r set
        status = 'waiting',
        next_attempt_at = ${campaignNow(sql)},
        failing_since = null,
        blocked_until = null
      from campaigns c, number
      where r.number_id = number.id and c.id = r.campaign_id and r.status in ('needs_operator', 'waiting')
        and (not ${whereFound} or r.found_in is not null and number.own)
      returning r.number_id, r.campaign_id, r.found_in, ${mayGiveBack(sql)} as sealed
    ),
    corrected as (
      update phone_numbers n set carrier_ref = coalesce(${carrierRef ?? null}, n.carrier_ref),
        subaccount = case when ${whereFound} then nullif(retried.found_in, '') else n.subaccount end
      from retried where n.id = retried.number_id
    ),
    told as (${enqueueFrom(sql, 'release', sql`(select campaign_id from retried where sealed)`)}),
    audited as (
      ${auditOf(sql, entry, sql`from retried`)}
    )
    select exists (select from number) as "found", exists (select from retried) as "retried"`;
  if (!row?.found) return 'not_found';
  return row.retried ? 'retried' : 'not_waiting';
}
