import type { Sql } from 'postgres';

/** A caller who was heard of in a campaign so many milliseconds ago. */
export interface Sighting {
  campaignId: string;
  callerId: string;
  ageMs: number;
}

/** A row that says nearly the same is not written again. */
const staleSeconds = 10;

/**
 * Notes when callers were last heard of, in active campaigns only. A close in the same moment may leave a row behind:
 * who counts live callers asks for active campaigns. Each campaign and caller at most once in `sightings`.
 */
export async function recordPresence(sql: Sql, sightings: readonly Sighting[]): Promise<void> {
  await sql`
    insert into caller_presence as p (campaign_id, caller_id, seen_at)
    select c.id, s."callerId", now() - s."ageMs" * interval '1 millisecond'
    from jsonb_to_recordset(${sql.json(sightings as never)}) as s("campaignId" uuid, "callerId" text, "ageMs" float8)
    join campaigns c on c.id = s."campaignId" and c.status = 'active'
    where not exists (
      select from caller_presence k
      where k.campaign_id = c.id and k.caller_id = s."callerId"
        and k.seen_at >= now() - s."ageMs" * interval '1 millisecond' - make_interval(secs => ${staleSeconds}))
    -- All who lock these rows do so in this order.
    order by c.id, s."callerId"
    on conflict (campaign_id, caller_id) do update set seen_at = excluded.seen_at
    where p.seen_at < excluded.seen_at`;
}
