import type { Sql } from 'postgres';
import { eventsOf, type StartedEvent } from './client.ts';

/**
 * The least that recording could do: the events of `eventsOf` as rows of the tables that hold events and calls, `per` a
 * statement over `connections`, each id once. Nothing is guarded, folded, looked up or counted.
 */
export async function unnestLimit(
  sql: Sql,
  campaignId: string,
  { per, connections, seconds }: { per: number; connections: number; seconds: number },
): Promise<number> {
  const began = performance.now();
  let events = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - began < seconds * 1000) {
        const all = eventsOf(per);
        const column = (name: keyof StartedEvent) => all.map((event) => event[name]);
        await sql`
          with event as (
            select * from unnest(${column('id')}::text[], ${column('callId')}::text[], ${column('type')}::text[],
              ${column('occurredAt')}::timestamptz[], ${column('callerId')}::text[], ${column('from')}::text[],
              ${column('to')}::text[]) as e(id, call_id, type, occurred_at, caller_id, from_number, to_number)
          ), kept as (
            insert into call_events (campaign_id, id, call_id, type, occurred_at)
            select ${campaignId}, id, call_id, type, occurred_at from event on conflict do nothing
          )
          insert into calls (campaign_id, id, placed, started_at, caller_id, from_number, to_number)
          select ${campaignId}, call_id, true, occurred_at, caller_id, from_number, to_number from event
          on conflict do nothing`;
        events += per;
      }
    }),
  );
  return events / ((performance.now() - began) / 1000);
}
