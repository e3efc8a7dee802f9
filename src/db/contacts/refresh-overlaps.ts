import type { ISql, Sql } from 'postgres';
import { sharedContactsPercent } from '../../domain/advice.ts';
import { withLongStatements } from '../statement-bound.ts';

/** A sort and a hash of this size stay in memory; the next steps up spill to disk and take a few times as long. */
const workMemory = '256MB';
/** A campaign of which the sample has fewer contacts is looked at whole. */
const fewestSampled = 250;
/** For one statement over all contacts of an account, in ms. */
const boundMs = 10 * 60 * 1000;
/** How many candidates are counted for a campaign, at most. */
const mostCounted = 3;
/** Sets these advisory locks apart from other uses of the same hash. */
const lockSpace = 1_002;

/** Notes, in the transaction that changes contacts or which campaigns are active, that the account's overlaps have to be found again. */
export async function markOverlapsDue(sql: ISql, accountId: string): Promise<void> {
  await sql`
    insert into overlap_refreshes (account_id, due_at) values (${accountId}, clock_timestamp())
    -- Always another time than before: a look under way tells by it that the account became due again.
    on conflict (account_id) do update
      set due_at = greatest(excluded.due_at, overlap_refreshes.due_at + interval '1 millisecond')`;
}

/**
 * Finds the overlaps of one account for which they are due.
 *
 * @param atMostEverySeconds of one account, so that a large one that is busy does not keep a database at it
 * @returns whether there was one; false also when other processes are at all of them
 */
export async function refreshDueOverlaps(sql: Sql, atMostEverySeconds = 0): Promise<boolean> {
  return sql.begin(async (tx) => {
    // Not by a lock of the row, which would hold up every import until the end; and one after the other, so that no
    // account is locked but the one that is taken.
    const [due] = await tx<{ accountId: string; dueAt: string }[]>`
      with waiting as materialized (
        select account_id, due_at from overlap_refreshes
        where due_at is not null
          and (refreshed_at is null or refreshed_at <= now() - make_interval(secs => ${atMostEverySeconds}))
        order by due_at
      )
      select account_id as "accountId", due_at::text as "dueAt" from waiting
      where pg_try_advisory_xact_lock(hashtextextended(account_id::text, ${lockSpace}))
      limit 1`;
    if (!due) return false;
    await withLongStatements(boundMs, () => refreshOverlaps(tx, due.accountId));
    // What became due meanwhile stays due.
    await tx`
      update overlap_refreshes set refreshed_at = now(),
        due_at = case when due_at::text = ${due.dueAt} then null else due_at end
      where account_id = ${due.accountId}`;
    return true;
  });
}

/**
 * Replaces what is known of an account's overlaps: for each active campaign the newer active one that has most of its
 * contacts too, by their phone numbers, and exactly how many.
 *
 * Joining contacts with contacts would make a row of each pair of campaigns for each number: a thousand million where
 * 200 campaigns call the same 50,000 people. So candidates are found by a sample of the numbers, each number looked at
 * once for the set of campaigns that have it, and only the sets that differ are taken apart into pairs. Campaigns too
 * small for the sample are looked at whole, as is an account with fewer contacts than the sample has. The candidates
 * that the sample cannot tell apart are counted exactly, and the largest is kept.
 *
 * @param sampleSize so many contacts tell well enough which campaigns are worth counting
 */
export async function refreshOverlaps(sql: ISql, accountId: string, sampleSize = 500_000): Promise<void> {
  await sql`select set_config('work_mem', ${workMemory}, true)`;
  await sql`
    delete from contact_overlaps where campaign_id in (select id from campaigns where account_id = ${accountId})`;
  await sql`
    insert into contact_overlaps (campaign_id, newer_id, shared)
    with included as materialized (
      select id, (row_number() over (order by id))::int as place, contact_count, one_in,
        contact_count < ${fewestSampled} * one_in
          and sum(contact_count) over (order by contact_count, id) <= ${sampleSize} as whole
      from (
        select id, contact_count, greatest(1, (sum(contact_count) over () / ${sampleSize})::int) as one_in
        from campaigns where account_id = ${accountId} and status = 'active' and contact_count > 0) c
    ),
    small as materialized (
      select distinct k.phone from included i join contacts k on k.campaign_id = i.id where i.whole and i.one_in > 1
    ),
    looked_at as (
      select i.place, k.phone, true as sampled from included i join contacts k on k.campaign_id = i.id
      where mod(hashtextextended(k.phone, 0), i.one_in) = 0
      union all
      -- A join, since "or in" would be a search through all of the small ones for each number if they were many.
      select i.place, k.phone, false from small s join contacts k on k.phone = s.phone join included i on i.id = k.campaign_id
      where mod(hashtextextended(k.phone, 0), i.one_in) <> 0
    ),
    sets as (
      select places, sampled, count(*) as numbers from (
        select array_agg(place order by place) as places, bool_and(sampled) as sampled
        from looked_at
        group by phone
        having count(*) > 1) numbers
      group by places, sampled
    ),
    pairs as (
      select a.place as older, b.place as newer, sum(s.numbers) as counted,
        coalesce(sum(s.numbers) filter (where s.sampled), 0) as sampled
      from sets s, unnest(s.places) a(place), unnest(s.places) b(place)
      where a.place < b.place
      group by 1, 2
    ),
    ranked as (
      select older.id as older_id, newer.id as newer_id, older.contact_count, older.one_in,
        case when older.whole then p.counted / older.one_in else p.sampled end as found,
        older.whole or older.one_in = 1 as known
      from pairs p
      join included older on older.place = p.older
      join included newer on newer.place = p.newer
    ),
    candidates as materialized (
      select older_id, newer_id from (
        select *, max(found) over (partition by older_id) as most,
          row_number() over (partition by older_id order by found desc, newer_id desc) as rank
        from ranked
        -- With the room that chance needs: what the sample finds a little too small may be large enough.
        where (found + 5 * sqrt(found)) * one_in * 100 >= contact_count * ${sharedContactsPercent}) r
      -- Of those that have nearly everybody, the newest is as good as any.
      where rank = 1 or (rank <= ${mostCounted} and not known and most * one_in < contact_count * 0.95
        and found >= most - 3 * sqrt(most))
    )
    select distinct on (older_id) older_id, newer_id, shared from (
      select older_id, newer_id, (
        select count(*) from contacts a join contacts b on b.phone = a.phone
        where a.campaign_id = older_id and b.campaign_id = newer_id) as shared
      from candidates) counted
    order by older_id, shared desc, newer_id desc`;
}
