import type { ISql, Sql } from 'postgres';
import type { EventType } from '../../domain/events.ts';
import { shiftAt } from '../campaigns/clock.ts';
import type { Fragment } from '../fragment.ts';

export interface AccountEvent {
  id: string;
  type: EventType;
  occurredAt: Date;
  /** Null: it is about no campaign. */
  campaignId: string | null;
  /** How far the clock of its campaign was ahead then, in ms: 0 for all but demo campaigns. */
  clockShiftMs: number;
  data: Record<string, unknown>;
}

export interface EventFilter {
  accountId: string;
  /** Left out: of every type. */
  types?: readonly EventType[] | undefined;
  campaignId?: string | undefined;
}

interface ListedEvents {
  /** With their places. */
  events: (AccountEvent & { place: number })[];
  /** The place of the account's newest event, of whatever type; 0 before the first. */
  lastPlace: number;
  /** Up to here events are deleted. */
  forgottenThrough: number;
}

const columns = (sql: ISql): Fragment => sql`
  e.id, e.type, e.occurred_at as "occurredAt", e.campaign_id as "campaignId", e.data,
  ${shiftAt(sql, sql`e.campaign_id`, sql`e.occurred_at`)} as "clockShiftMs"`;

/**
 * An account's events in the order of their places: the oldest first after a place, or the newest first before one. How
 * far the list goes is read in the same statement, so that nothing lies between the two.
 */
export async function listEvents(
  sql: Sql,
  filter: EventFilter & { from: { after: number } | { before: number | null }; limit: number },
): Promise<ListedEvents> {
  const { accountId, types, campaignId, from, limit } = filter;
  const range =
    'after' in from
      ? sql`and e.place > ${from.after}`
      : from.before === null
        ? sql``
        : sql`and e.place < ${from.before}`;
  const rows = await sql<(Omit<ListedEvents, 'events'> & (ListedEvents['events'][number] | { id: null }))[]>`
    select coalesce(p.last_place, 0)::float8 as "lastPlace", coalesce(p.forgotten_through, 0)::float8 as "forgottenThrough",
      found.*
    from accounts a
    left join event_places p on p.account_id = a.id
    left join lateral (
      select ${columns(sql)}, e.place::float8 as place
      from events e
      where e.account_id = a.id and e.place is not null ${range}
        ${types === undefined ? sql`` : sql`and e.type = any(${[...types]})`}
        ${campaignId === undefined ? sql`` : sql`and e.campaign_id = ${campaignId}`}
      order by e.place ${'after' in from ? sql`` : sql`desc`}
      limit ${limit}
    ) found on true
    where a.id = ${accountId}
    order by found.place ${'after' in from ? sql`` : sql`desc`}`;
  const { lastPlace = 0, forgottenThrough = 0 } = rows[0] ?? {};
  const events = rows.flatMap(({ lastPlace: _last, forgottenThrough: _forgotten, ...event }) =>
    event.id === null ? [] : [event],
  );
  return { events, lastPlace, forgottenThrough };
}

/** One event of an account; null: it has none such, or not yet, or not any more. */
export async function readEvent(sql: Sql, accountId: string, eventId: string): Promise<AccountEvent | null> {
  const [event] = await sql<AccountEvent[]>`
    select ${columns(sql)} from events e
    where e.id = ${eventId} and e.account_id = ${accountId} and e.place is not null`;
  return event ?? null;
}
