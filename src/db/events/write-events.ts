import type { ISql } from 'postgres';
import type { EventData, EventType } from '../../domain/events.ts';
import type { Fragment } from '../fragment.ts';
import { jsonObject, type JsonMembers } from '../json-object.ts';

/** What happened, with the data that belongs to it. */
export type NewEvent = {
  [Type in EventType]: keyof EventData[Type] extends never
    ? { type: Type }
    : { type: Type; data: EventData[Type] };
}[EventType];

type EventOfRows = {
  [Type in EventType]: keyof EventData[Type] extends never
    ? { type: Type }
    : { type: Type; data: JsonMembers<EventData[Type]> };
}[EventType];

/** Writes an event, in the transaction of what it tells of: once if that happens, and never if it does not. */
export async function writeEvent(
  tx: ISql,
  { accountId, campaignId, ...event }: NewEvent & { accountId: string; campaignId: string | null },
): Promise<void> {
  const data = 'data' in event ? event.data : {};
  await insertInto(tx, { accountId, campaignId, type: event.type }, tx`${tx.json(data)}`, tx``);
}

/**
 * The same within a statement, for what it has changed.
 *
 * @param event.accountId and the others: a value of ours, or a column of the row
 * @param rows `from ...`, for each of which there is an event
 */
export const eventsOf = (
  sql: ISql,
  event: EventOfRows & { accountId: Fragment; campaignId: Fragment },
  rows: Fragment,
): Fragment => {
  const data = 'data' in event ? event.data : {};
  return insertInto(sql, event, jsonObject<Record<string, unknown>>(sql, data), rows);
};

// Not now(), which stands still while a transaction waits for a lock: of what happens one after the other, events have
// their ids and times in this order.
const insertInto = (
  sql: ISql,
  event: { accountId: string | Fragment; campaignId: string | null | Fragment; type: EventType },
  data: Fragment,
  rows: Fragment,
): Fragment => sql`
  insert into events (id, account_id, type, campaign_id, occurred_at, data)
  select uuidv7(), ${event.accountId}, ${event.type}, ${event.campaignId}, clock_timestamp(), ${data} ${rows}`;
