import type { ISql, Sql } from 'postgres';
import { campaignNow, lateUntil } from '../campaigns/clock.ts';
import type { Fragment } from '../fragment.ts';

/**
 * Whether the rows of a row `c` of campaigns, with `a` its account, may leave the tables: all of it is sealed, nothing can be
 * added any more, nobody's hold keeps it, and nothing that is under way was begun with the rows.
 *
 * @param afterMs so long after the late window
 */
const mayLeave = (sql: ISql, afterMs: number): Fragment => sql`(
  c.status = 'archived' and c.stage = 'complete' and c.sealed_at is not null and c.cleared_at is null
  and ${nothingKeeps(sql)}
  and (c.clearing_at is not null or (
    ${lateUntil(sql)} + ${afterMs} * interval '1 millisecond' < ${campaignNow(sql)}
    and not exists (
      select from account_exports e where e.account_id = c.account_id and e.status in ('waiting', 'running'))
    and not exists (select from erasures e where e.account_id = c.account_id and e.finished_at is null))))`;

/** What holds in the middle of it too. */
const nothingKeeps = (sql: ISql): Fragment =>
  sql`c.data_deleted_at is null and c.legal_hold_at is null and a.legal_hold_at is null`;

/** The next campaign, in the order of their ids, whose rows may leave; null: there is none. */
export async function nextToClear(
  sql: Sql,
  { after, afterMs }: { after: string | null; afterMs: number },
): Promise<string | null> {
  const [next] = await sql<{ id: string }[]>`
    select c.id from campaigns c join accounts a on a.id = c.account_id
    where ${mayLeave(sql, afterMs)} ${after === null ? sql`` : sql`and c.id > ${after}`}
    order by c.id limit 1`;
  return next?.id ?? null;
}

/** A campaign whose rows may leave. */
export interface Clearable {
  /** Whether they have begun to. */
  begun: boolean;
  /** Of the events that were ever recorded: whatever is recorded changes it. */
  eventCount: string;
}

/** @returns null: its rows stay for now */
export async function readClearable(
  sql: ISql,
  campaignId: string,
  afterMs: number,
  { lock = false }: { lock?: boolean } = {},
): Promise<Clearable | null> {
  const [found] = await sql<Clearable[]>`
    select c.clearing_at is not null as begun, c.event_count::text as "eventCount"
    from campaigns c join accounts a on a.id = c.account_id
    where c.id = ${campaignId} and ${mayLeave(sql, afterMs)}
    ${lock ? sql`for no key update of c for share of a` : sql``}`;
  return found ?? null;
}

/** Whether rows of a campaign that have begun to leave go on leaving. */
export const goesOn = (sql: ISql, campaignId: string): Fragment => sql`exists (
  select from campaigns c join accounts a on a.id = c.account_id
  where c.id = ${campaignId} and c.clearing_at is not null and c.cleared_at is null and ${nothingKeeps(sql)})`;
