import type { Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import type { CarrierLogin, ReleaseStatus } from '../../domain/numbers.ts';
import type { ReleaseStep } from '../../domain/receipt.ts';
import { campaignNow } from '../campaigns/clock.ts';
import { eventsOf } from '../events/write-events.ts';
import { stuckMailsOf } from '../mails/write-mails.ts';
import { mayGiveBack } from './after-seal.ts';

/** The right to talk to the carrier about one number, held by one attempt. */
export interface ReleaseClaim {
  token: string;
  /** 1, 2, 3, ... over the whole life of the release. */
  attempt: number;
  accountId: string;
  e164: string;
  carrier: string;
  /** Whose credentials the claim is for: with any others nothing may be sent under it. */
  login: CarrierLogin;
  carrierRef: string | null;
  /** The subaccount that rents it; null when the account itself does. */
  subaccount: string | null;
  /** When the carrier's list said that it was bought; null when it was never told. */
  purchasedAt: Date | null;
  /** A request was sent whose effect is not known: read back before sending anything again. */
  uncertain: boolean;
  /** The carrier's reference of the order that it works on. */
  orderRef: string | null;
  /** Our own id of the order whose fate is open; null when there is none. */
  orderId: string | null;
  /** How long the order under way has been known to be; null when there is none. */
  orderedAgoMs: number | null;
  /** Whether the account lets what blocks a release be taken away. */
  mayUnblock: boolean;
  /** Whether the carrier has said before that our own request released the number. */
  saidReleased: boolean;
  /** How long ago the carrier said that the number is gone while its list still had it; null if it never did. */
  acceptedAgoMs: number | null;
  /** How long ago, at least, the last release request was sent whose answer is missing; null if there is none. */
  sentAgoMs: number | null;
  /** For how long every attempt has failed, on the campaign's clock; null when the last one did not. */
  failingForMs: number | null;
}

type ClaimResult =
  | { claimed: true; claim: ReleaseClaim }
  /** Nothing to do now: it is done, somebody else is at it, it is not due, or it waits for an operator. */
  | { claimed: false; status: ReleaseStatus | null };

const releasedAnswer = { outcome: 'released' } satisfies Partial<ReleaseStep>;
const sentRelease = { request: 'release' } satisfies Partial<ReleaseStep>;

/**
 * Claims a number's release for one attempt; what became of it is recorded by `recordRelease`. A claim holds for
 * `leaseMs` unless `renewClaim` prolongs it; one that never reported back (its worker died) may be taken over after that,
 * and then counts as uncertain.
 *
 * With the installation's credentials only that rental is claimed which has the number's place there, and which no other
 * account's disputes while it is in use, and none of a subaccount. Any other one waits for an operator, and nothing is sent.
 */
export async function claimRelease(sql: Sql, numberId: string, leaseMs: number): Promise<ClaimResult> {
  const token = uuidv7();
  const blocked = {
    accountId: sql`account_id`,
    campaignId: sql`campaign_id`,
    type: 'number.blocked',
    data: { numberId: sql`number_id`, reason: sql`reason` },
  } as const;
  const [claim] = await sql<ReleaseClaim[]>`
  with due as (
    select r.number_id, n.account_id, n.e164, n.carrier, n.carrier_ref, n.subaccount, n.purchased_at,
      (extract(epoch from ${campaignNow(sql)} - r.failing_since) * 1000)::float8 as failing_for_ms,
      (select remove_release_blocks from accounts a where a.id = n.account_id) as may_unblock,
      case
        when exists (
          select from carrier_credentials s where s.account_id = n.account_id and s.carrier = n.carrier) then 'own'
        when n.carrier_place = 'installation' and n.subaccount is null and not exists (
          select from phone_numbers o
          where o.e164 = n.e164 and o.account_id <> n.account_id
            and o.carrier_place = 'disputed' and o.state = 'assigned') then 'installation'
      end as login
    from releases r
    join phone_numbers n on n.id = r.number_id and n.state = 'releasing'
    join campaigns c on c.id = r.campaign_id and c.status = 'archived' and ${mayGiveBack(sql)}
    where r.number_id = ${numberId}
      and (r.status = 'pending'
        or r.status = 'waiting' and r.next_attempt_at <= ${campaignNow(sql)}
        or r.status = 'attempting' and r.claimed_until <= now())
    for no key update of r, n
  ),
  refused as (
    update releases r set
      status = 'needs_operator', reason = 'held_elsewhere', claim_token = null, claimed_until = null,
      next_attempt_at = null, uncertain = r.uncertain or r.status = 'attempting'
    from due d
    where r.number_id = d.number_id and d.login is null
    returning d.account_id, r.campaign_id, r.number_id, r.reason
  ),
  mailed as (
    ${stuckMailsOf(sql, sql`(select account_id, campaign_id from refused)`)}
  ),
  told as (
    ${eventsOf(sql, blocked, sql`from refused`)}
  ),
  claimed as (
    update releases r set
      status = 'attempting',
      claim_token = ${token},
      claimed_until = now() + ${leaseMs} * interval '1 millisecond',
      uncertain = r.uncertain or r.status = 'attempting',
      order_id = case when r.uncertain or r.status = 'attempting' or r.order_ref is not null then r.order_id end,
      attempts = r.attempts + 1
    from due d
    where r.number_id = d.number_id and d.login is not null
    returning r.number_id, r.claim_token, r.attempts, r.uncertain, r.order_ref, r.order_id, r.ordered_at, r.accepted_at,
      d.account_id, d.e164, d.carrier, d.carrier_ref, d.subaccount, d.purchased_at, d.login, d.may_unblock,
      d.failing_for_ms
  ),
  attempt as (
    insert into release_attempts (number_id, attempt, started_at)
    select number_id, attempts, now() from claimed
  )
  select claim_token as "token", attempts as "attempt", account_id as "accountId", e164, carrier, login,
    carrier_ref as "carrierRef", subaccount, purchased_at as "purchasedAt", uncertain, order_ref as "orderRef",
    order_id as "orderId", may_unblock as "mayUnblock",
    (extract(epoch from now() - ordered_at) * 1000)::float8 as "orderedAgoMs",
    exists (select from release_attempts a where a.number_id = claimed.number_id
      and a.steps @> ${sql.json([releasedAnswer])}) as "saidReleased",
    (extract(epoch from now() - accepted_at) * 1000)::float8 as "acceptedAgoMs", failing_for_ms as "failingForMs",
    (select (extract(epoch from now() - max(coalesce(a.finished_at, a.started_at + ${leaseMs} * interval '1 millisecond'))) * 1000)::float8
      from release_attempts a
      where a.number_id = claimed.number_id
        and (a.finished_at is null or a.steps @> ${sql.json([sentRelease])})) as "sentAgoMs"
  from claimed`;
  if (claim) return { claimed: true, claim };
  const [release] = await sql<
    { status: ReleaseStatus }[]
  >`select status from releases where number_id = ${numberId}`;
  return { claimed: false, status: release?.status ?? null };
}
