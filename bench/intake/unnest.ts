import type { Sql } from 'postgres';
import { eventsOf, type StartedEvent } from './client.ts';

/**
 * The least that recording could do: all that the events of `eventsOf` say, into one table of their own, `per` a statement
 * over `connections`, each id once. Nothing is counted, folded, looked up or guarded.
 */
export async function unnestLimit(
  sql: Sql,
  campaignId: string,
  { per, connections, seconds }: { per: number; connections: number; seconds: number },
): Promise<number> {
  await sql`
    create table bench_events (campaign_id uuid, id text, call_id text, type text, occurred_at timestamptz,
      caller_id text, from_number text, to_number text, primary key (campaign_id, id))`;
  const began = performance.now();
  let events = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - began < seconds * 1000) {
        const all = eventsOf(per);
        const column = (name: keyof StartedEvent) => all.map((event) => event[name]);
        await sql`
          insert into bench_events
          select ${campaignId}, * from unnest(${column('id')}::text[], ${column('callId')}::text[],
            ${column('type')}::text[], ${column('occurredAt')}::timestamptz[], ${column('callerId')}::text[],
            ${column('from')}::text[], ${column('to')}::text[])
          on conflict do nothing`;
        events += per;
      }
    }),
  );
  const perSecond = events / ((performance.now() - began) / 1000);
  await sql`drop table bench_events`;
  return perSecond;
}
