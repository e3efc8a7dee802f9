import type { Sql } from 'postgres';
import { numberEvents } from '../../src/db/events/number-events.ts';

/** What was written, in the order in which it was; of one campaign where it is given. */
export const eventsIn = (sql: Sql, campaignId?: string) =>
  sql<{ type: string; data: Record<string, unknown> }[]>`
    select type, data from events
    ${campaignId === undefined ? sql`` : sql`where campaign_id = ${campaignId}`} order by id`;

/** Gives every event that is committed its place, as workers do each second. */
export async function numberAll(sql: Sql): Promise<void> {
  while (await numberEvents(sql));
}
