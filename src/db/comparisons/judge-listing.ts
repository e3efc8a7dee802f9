import type { ISql } from 'postgres';
import type { Absence } from '../../domain/receipt.ts';
import { eventsOf } from '../events/write-events.ts';

/** A number of ours that the carrier does not rent to the account any more, looked up by itself. */
export interface GoneNumber {
  numberId: string;
  absence: Absence;
}

/**
 * Compares a complete listing with one snapshot of our books that was taken after it, and keeps what differs as findings:
 * what is found again keeps its row, what is not found any more is resolved. Times decide, so that what changed while
 * the carrier was read is not judged:
 *
 * - leak: the newest rental of ours was given back before the listing began, and the carrier lists the number;
 * - ghost: held since before the listing began and held now, not listed, and named in `gone` or known before;
 * - stranger: listed, not held by us now, and not given back while the carrier was read. A number that the carrier
 *   says was bought after we gave it back is one too: somebody rented it again.
 *
 * Of what subaccounts rent, only leaks count: their other numbers are theirs.
 *
 * @param gone numbers that a look-up at the carrier, each by itself, has shown to be gone, and how sure that is
 */
export async function judgeListing(
  tx: ISql,
  comparisonId: string,
  gone: readonly GoneNumber[],
): Promise<void> {
  const found = {
    accountId: tx`account_id`,
    // A leak's is the one that gave the number back, a ghost's the one that it is attached to.
    campaignId: tx`campaign_id`,
    type: 'comparison.finding',
    data: { findingId: tx`id`, kind: tx`kind`, carrier: tx`carrier` },
  } as const;
  await tx`
    with gone as (
      select * from jsonb_to_recordset(${tx.json(gone as never)}) as g("numberId" uuid, absence text)
    ),
    c as (
      select id, attempt, account_id, carrier, started_at from comparisons where id = ${comparisonId}
    ),
    unheld as (
      select l.e164, l.carrier_ref, l.purchased_at, l.monthly_cost_cents, l.currency, l.subaccount, back.id as number_id,
        back.campaign_id is not null and coalesce(l.purchased_at <= back.released_at, true) as leak
      from c
      join comparison_listings l on l.comparison_id = c.id and l.attempt = c.attempt
      left join lateral (
        select n.id, n.campaign_id, n.released_at from phone_numbers n
        where n.e164 = l.e164 and n.account_id = c.account_id and n.carrier = c.carrier and n.state = 'released'
        order by n.released_at desc limit 1
      ) back on true
      where (back.id is null or back.released_at < c.started_at)
        and not exists (
          select from phone_numbers n
          where n.e164 = l.e164 and n.account_id = c.account_id and n.state <> 'released')
    ),
    seen as (
      select case when leak then 'leak' else 'stranger' end as kind, e164, case when leak then number_id end as number_id,
        carrier_ref, purchased_at, monthly_cost_cents, currency, subaccount, null as absence
      from unheld
      where leak or subaccount is null
      union all
      select 'ghost', n.e164, n.id, n.carrier_ref, null, null, n.currency, null, gone.absence
      from c join phone_numbers n on n.account_id = c.account_id and n.carrier = c.carrier
      left join gone on gone."numberId" = n.id
      where n.state in ('available', 'assigned') and n.created_at < c.started_at
        and not exists (
          select from comparison_listings l
          where l.comparison_id = c.id and l.attempt = c.attempt and l.e164 = n.e164)
        and (gone."numberId" is not null or exists (
          select from findings f
          where f.account_id = c.account_id and f.carrier = c.carrier and f.kind = 'ghost' and f.e164 = n.e164
            and f.resolved_at is null and f.number_id = n.id))
    ),
    kept as (
      insert into findings as f (id, account_id, carrier, kind, e164, number_id, carrier_ref, purchased_at,
        monthly_cost_cents, currency, subaccount, absence, first_seen_at, last_seen_at)
      select uuidv7(), c.account_id, c.carrier, s.kind, s.e164, s.number_id, s.carrier_ref, s.purchased_at,
        s.monthly_cost_cents, s.currency, s.subaccount, s.absence, c.started_at, c.started_at
      from c, seen s
      on conflict (account_id, carrier, kind, e164) where resolved_at is null do update set
        number_id = excluded.number_id, carrier_ref = excluded.carrier_ref, purchased_at = excluded.purchased_at,
        monthly_cost_cents = excluded.monthly_cost_cents, currency = excluded.currency,
        subaccount = excluded.subaccount, absence = coalesce(excluded.absence, f.absence), last_seen_at = excluded.last_seen_at
      returning new.id, new.account_id, new.kind, new.carrier, new.number_id, old.id is null as is_new
    ),
    told as (
      ${eventsOf(
        tx,
        found,
        tx`
        from kept left join lateral (
          select n.campaign_id from phone_numbers n where n.id = kept.number_id) number on true
        where is_new`,
      )}
    )
    update findings f set resolved_at = now(), resolution = 'not_seen'
    from c
    where f.account_id = c.account_id and f.carrier = c.carrier and f.resolved_at is null
      and f.id not in (select id from kept)`;
}
