import type { Sql } from 'postgres';

/** The least that recording could do: events into a bare table of their own, `per` a statement over `connections`. */
export async function unnestLimit(
  sql: Sql,
  campaignId: string,
  { per, connections, seconds }: { per: number; connections: number; seconds: number },
): Promise<number> {
  await sql`
    create table if not exists bench_events (campaign_id uuid, id text, call_id text, type text, occurred_at timestamptz,
      primary key (campaign_id, id))`;
  const began = performance.now();
  let events = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - began < seconds * 1000) {
        const ids = Array.from({ length: per }, () => `e${(events += 1)}`);
        await sql`
          insert into bench_events
          select ${campaignId}, id, id, 'started', now() from unnest(${ids}::text[]) id
          on conflict do nothing`;
      }
    }),
  );
  const perSecond = events / ((performance.now() - began) / 1000);
  await sql`drop table bench_events`;
  return perSecond;
}
