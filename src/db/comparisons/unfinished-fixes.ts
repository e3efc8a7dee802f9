import type { Sql } from 'postgres';

/** Complete campaigns that have numbers to release all the same: those of leaks that somebody fixed. */
export async function campaignsReleasingAgain(
  sql: Sql,
): Promise<{ campaignId: string; accountId: string }[]> {
  return await sql<{ campaignId: string; accountId: string }[]>`
    select c.id as "campaignId", c.account_id as "accountId"
    from campaigns c
    where c.stage = 'complete' and c.id in (select campaign_id from releases where status <> 'released')
    order by c.id`;
}

/** A part's time is that of its end, so a receipt a little older may lack in it: sealing again finds out, for so long. */
const surelySealedDays = 3;

/** Complete campaigns whose archive may lack the receipt of a leak that was fixed and is released now. */
export async function campaignsWithUnsealedReceipts(sql: Sql): Promise<string[]> {
  const rows = await sql<{ campaignId: string }[]>`
    select distinct c.id as "campaignId"
    from findings f
    join releases r on r.number_id = f.number_id
    join campaigns c on c.id = r.campaign_id
    where f.resolution = 'released' and c.stage = 'complete' and r.status = 'released'
      and (r.released_at > now() - make_interval(days => ${surelySealedDays})
        or r.released_at > (
          select max(p.created_at) from archive_parts p where p.campaign_id = c.id and p.kind = 'receipts'))
    order by c.id`;
  return rows.map(({ campaignId }) => campaignId);
}
