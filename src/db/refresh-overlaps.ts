import type { ISql, Sql } from 'postgres';
import { sharedContactsPercent } from '../domain/advice.ts';

/** A sort and a hash of this size stay in memory; the next steps up spill to disk and take a few times as long. */
const workMemory = '256MB';
/** So many contacts tell well enough which campaigns are worth counting. */
const sampleSize = 500_000;
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
 * Finds the overlaps of one account whose contacts changed.
 *
 * @returns whether there was one; false also when other processes are at all of them
 */
export async function refreshDueOverlaps(sql: Sql): Promise<boolean> {
  return sql.begin(async (tx) => {
    // Not by a lock of the row, which would hold up every import until the end.
    const [due] = await tx<{ accountId: string; dueAt: string }[]>`
      select account_id as "accountId", due_at::text as "dueAt" from overlap_refreshes
      where due_at is not null and pg_try_advisory_xact_lock(hashtextextended(account_id::text, ${lockSpace}))
      order by due_at limit 1`;
    if (!due) return false;
    await refreshOverlaps(tx, due.accountId);
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
 * once for the set of campaigns that have it, and only the sets that differ are taken apart into pairs. What is kept is
 * counted exactly, one pair a campaign. An account with fewer contacts than the sample has is looked at whole.
 */
export async function refreshOverlaps(sql: ISql, accountId: string): Promise<void> {
  await sql`select set_config('work_mem', ${workMemory}, true)`;
  await sql`
    delete from contact_overlaps where campaign_id in (select id from campaigns where account_id = ${accountId})`;
  await sql`
    insert into contact_overlaps (campaign_id, newer_id, shared)
    with included as materialized (
      select id, (row_number() over (order by id))::int as place, contact_count,
        greatest(1, (sum(contact_count) over () / ${sampleSize})::int) as one_in
      from campaigns
      where account_id = ${accountId} and status = 'active' and contact_count > 0
    ),
    sets as (
      select places, count(*) as numbers from (
        select array_agg(i.place order by i.place) as places
        from included i join contacts k on k.campaign_id = i.id
        where mod(hashtextextended(k.phone, 0), i.one_in) = 0
        group by k.phone
        having count(*) > 1) numbers
      group by places
    ),
    pairs as (
      select a.place as older, b.place as newer, sum(s.numbers) as sampled
      from sets s, unnest(s.places) a(place), unnest(s.places) b(place)
      where a.place < b.place
      group by 1, 2
    ),
    candidates as materialized (
      select distinct on (p.older) older.id as older_id, newer.id as newer_id
      from pairs p
      join included older on older.place = p.older
      join included newer on newer.place = p.newer
      -- With some room: what the sample finds a little too small may be large enough.
      where p.sampled * older.one_in * 100 >= older.contact_count * ${sharedContactsPercent / 2}
      order by p.older, p.sampled desc, newer.id desc
    )
    select older_id, newer_id, (
        select count(*) from contacts a join contacts b on b.phone = a.phone
        where a.campaign_id = older_id and b.campaign_id = newer_id)
    from candidates`;
}
