import { hash } from 'node:crypto';
import type { ISql } from 'postgres';
import type { Fragment } from '../fragment.ts';

// Of each event 16 bytes stay: 8 of its id, 4 of what it says, and 4 of its call. In SQL and here they are made alike.
const idBytes = 8;
const saysBytes = 4;
const callBytes = 4;
const eventBytes = idBytes + saysBytes + callBytes;
/** A row of them is read as a whole, for one event too. */
const eventsPerRow = 512;

const digest = (text: string, bytes: number): Buffer => hash('sha256', text, 'buffer').subarray(0, bytes);
const digestIn = (sql: ISql, text: Fragment, bytes: number): Fragment =>
  sql`substr(sha256(convert_to(${text}, 'UTF8')), 1, ${bytes}::int)`;

/** What an event said. */
export interface SaidEvent {
  callId: string;
  type: string;
  occurredAt: Date;
  /** Null in events of before 0.2. */
  contentHash: string | null;
}

const idOf = (campaignId: string, id: string) => digest(`${campaignId} ${id}`, idBytes).toString('hex');
const saysOf = ({ callId, type, occurredAt, contentHash }: SaidEvent) =>
  digest(`${type} ${occurredAt.getTime()} ${contentHash ?? ''} ${callId}`, saysBytes).toString('hex');
const callOf = (campaignId: string, callId: string) =>
  digest(`${campaignId} ${callId}`, callBytes).toString('hex');

/** Keeps what tells old events of a campaign from others, and the calls that came from call sources. */
export async function keepDigests(tx: ISql, campaignId: string): Promise<void> {
  await tx`
    insert into cleared_events (campaign_id, first, digests)
    select ${campaignId}, substr(string_agg(id, ''::bytea order by id), 1, ${idBytes}::int),
      string_agg(id || rest, ''::bytea order by id)
    from (
      select id, rest, (row_number() over (order by id) - 1) / ${eventsPerRow}::int as place
      from (
        select ${digestIn(tx, tx`${`${campaignId} `}::text || e.id`, idBytes)} as id,
          ${digestIn(
            tx,
            tx`e.type || ' ' || (extract(epoch from e.occurred_at) * 1000)::bigint || ' '
              || coalesce(e.content_hash::text, '') || ' ' || e.call_id`,
            saysBytes,
          )} || ${digestIn(tx, tx`${`${campaignId} `}::text || e.call_id`, callBytes)} as rest
        from call_events e where e.campaign_id = ${campaignId}) each) placed
    group by place`;
  await tx`
    insert into cleared_source_calls (digest, campaign_id)
    select distinct ${sourceCallDigest(tx, tx`k.id`)}, k.campaign_id
    from calls k where k.campaign_id = ${campaignId} and k.id like 'source:%'`;
}

/** What is left of the id of a call that came from a call source. */
export const sourceCallDigest = (sql: ISql, callId: Fragment): Fragment => digestIn(sql, callId, idBytes);

/**
 * Which of these event ids were taken before the rows of their campaign left, each with a question: whether an event of the
 * same id is the one that was taken.
 */
export async function takenBefore(
  sql: ISql,
  campaignId: string,
  ids: readonly string[],
): Promise<Map<string, (event: SaidEvent) => boolean>> {
  const wanted = new Map(ids.map((id) => [idOf(campaignId, id), id]));
  const found = new Map<string, (event: SaidEvent) => boolean>();
  for (const digests of batches([...wanted.keys()], eventsPerRow)) {
    const rows = await sql<{ digests: Buffer }[]>`
      select e.digests from cleared_events e
      where e.campaign_id = ${campaignId} and e.first in (
        select (
          select r.first from cleared_events r
          where r.campaign_id = ${campaignId} and r.first <= decode(w.id, 'hex')
          order by r.first desc limit 1)
        from unnest(${digests}::text[]) w(id))`;
    for (const row of rows) {
      for (const { id: digested, says } of eventsIn(row.digests)) {
        const id = wanted.get(digested);
        // What was taken by a version of before 0.2 has no hash of its content.
        if (id !== undefined)
          found.set(id, (event) => [saysOf(event), saysOf({ ...event, contentHash: null })].includes(says));
      }
    }
  }
  return found;
}

/** Forgets the events of calls. */
export async function dropDigests(tx: ISql, campaignId: string, callIds: readonly string[]): Promise<void> {
  if (callIds.length === 0) return;
  const gone = new Set(callIds.map((id) => callOf(campaignId, id)));
  const firsts = await tx<{ first: string }[]>`
    select encode(first, 'hex') as first from cleared_events where campaign_id = ${campaignId} order by first`;
  for (const { first } of firsts) {
    const of = tx`campaign_id = ${campaignId} and first = decode(${first}, 'hex')`;
    const [row] = await tx<{ digests: Buffer }[]>`select digests from cleared_events where ${of}`;
    const events = row ? [...eventsIn(row.digests)] : [];
    const kept = events.filter(({ call }) => !gone.has(call));
    if (kept.length === events.length) continue;
    const digests = kept.map(({ id, says, call }) => id + says + call).join('');
    await tx`update cleared_events set digests = decode(${digests}, 'hex') where ${of}`;
  }
  await tx`
    delete from cleared_source_calls where campaign_id = ${campaignId}
      and digest in (select ${sourceCallDigest(tx, tx`id`)} from unnest(${[...callIds]}::text[]) id)`;
}

function* eventsIn(digests: Buffer) {
  const hex = digests.toString('hex');
  for (let at = 0; at < hex.length; at += 2 * eventBytes) {
    const says = at + 2 * idBytes;
    const call = says + 2 * saysBytes;
    yield {
      id: hex.slice(at, says),
      says: hex.slice(says, call),
      call: hex.slice(call, at + 2 * eventBytes),
    };
  }
}

function* batches<T>(all: readonly T[], size: number) {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
