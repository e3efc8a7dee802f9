import type { ISql } from 'postgres';
import type { CampaignStatus } from '../../domain/campaign.ts';
import type { CallEvent } from '../../domain/calls.ts';
import { type SaidEvent, takenBefore } from '../clearing/digests.ts';
import { planOnce } from '../planned-once.ts';
import { contentHash } from './content-hash.ts';
import { type RecordRequest, recordRequests, type RequestRow } from './record-requests.ts';

export interface RecordCallsInput extends RecordRequest {
  /** At most one `callMade` signal per campaign in this time; 0 asks for one with every new dial. */
  coalesceMs: number;
}

export interface RecordCallsResult {
  /** Null: no such campaign in this account. */
  status: CampaignStatus | null;
  /** False: the key that asks has been revoked; nothing was recorded. */
  admitted: boolean;
  /** Events taken now. */
  recorded: number;
  /** Events that had been taken before, here or earlier in the request, whatever has become of the campaign since. */
  duplicates: number;
  /** Places in the request of events that were not taken because the campaign is not (or no longer) being called from. */
  refused: number[];
  /** Places in the request of events whose id was used before for one of another content, which stays. */
  reused: number[];
  lastDialAt: Date | null;
  /** The caller owes Temporal a `callMade` signal: the gate opened for this statement alone. */
  signalDue: boolean;
}

/**
 * Records call events: each event id once, the calls folded from them, the counts, and the newest dial.
 *
 * The guard is the campaign's row: it is locked before anything is written, and the lock returns the row as it is after
 * a close that was under way. An archived campaign takes only what belongs to calls placed before its close, within the
 * late window; after an inactivity close that means calls known before it, since a dial that was not recorded did not
 * keep the campaign alive and must be refused.
 *
 * @param sql a transaction, of which this is the last statement: it changes how the rest would be planned
 */
export async function recordCalls(sql: ISql, input: RecordCallsInput): Promise<RecordCallsResult> {
  await planOnce(sql);
  const asked = onceEach(input);
  return settle(sql, input, asked, await recordOne(sql, { ...input, events: asked.events }));
}

/** A request's events without those that repeat one before them. */
export interface Asked {
  /** The first event of each id. */
  events: CallEvent[];
  /** Those that have the id of one before them, and say something else. */
  others: Set<CallEvent>;
}

export function onceEach({ events: all }: Pick<RecordRequest, 'events'>): Asked {
  const first = new Map<string, CallEvent>();
  const others = new Set<CallEvent>();
  for (const event of all) {
    const known = first.get(event.id);
    if (known === undefined) first.set(event.id, event);
    else if (contentHash(known) !== contentHash(event)) others.add(event);
  }
  return { events: [...first.values()], others };
}

/** Finds out what has become of each event of a request after its statement, which takes no more when all were recorded. */
export async function settle(
  sql: ISql,
  input: RecordCallsInput,
  { events, others }: Asked,
  first: RequestRow,
): Promise<RecordCallsResult> {
  // Of another account's campaign nothing is looked up.
  if (first.status === null || first.recorded === input.events.length)
    return resultOf(first, { refused: [], reused: [], duplicates: 0 });
  const judged = await judge(sql, input.campaignId, events);
  // The statement's snapshot may be older than the close it waited for, and then misses calls that were recorded in
  // between: a refusal counts only when a fresh snapshot repeats it.
  const second =
    judged.unknown.length === 0 ? null : await recordOne(sql, { ...input, events: judged.unknown });
  const judgedAgain =
    second === null || second.recorded === judged.unknown.length
      ? { unknown: [], reused: [] }
      : await judge(sql, input.campaignId, judged.unknown);
  const last = second === null ? first : sum(first, second);
  // Of one id in a request the first event decides, so that those that say the same get the same answer.
  const refusedIds = new Set(judgedAgain.unknown.map(({ id }) => id));
  const reusedIds = new Set([...judged.reused, ...judgedAgain.reused]);
  const placesOf = (fits: (event: CallEvent) => boolean) =>
    input.events.flatMap((event, at) => (fits(event) ? [at] : []));
  const reused = placesOf((event) => others.has(event) || reusedIds.has(event.id));
  const refused = placesOf((event) => !others.has(event) && refusedIds.has(event.id));
  const duplicates = input.events.length - last.recorded - refused.length - reused.length;
  return resultOf(last, { refused, reused, duplicates });
}

const resultOf = (
  { status, admitted, recorded, lastDialAt, signalDue }: RequestRow,
  others: Pick<RecordCallsResult, 'duplicates' | 'refused' | 'reused'>,
): RecordCallsResult => ({ status, admitted, recorded, lastDialAt, signalDue, ...others });

async function recordOne(sql: ISql, { coalesceMs, ...request }: RecordCallsInput): Promise<RequestRow> {
  const [row] = await recordRequests(sql, [request], { skipLocked: false, coalesceMs });
  if (!row) throw new Error('record calls: the statement always answers one row a request');
  return row;
}

const sum = (first: RequestRow, second: RequestRow): RequestRow => ({
  ...second,
  recorded: first.recorded + second.recorded,
  signalDue: first.signalDue || second.signalDue,
});

/** Which of these events are not recorded, and the ids of those that are with another content. */
async function judge(
  sql: ISql,
  campaignId: string,
  events: readonly CallEvent[],
): Promise<{ unknown: CallEvent[]; reused: string[] }> {
  const rows = await sql<Recorded[]>`
    select id, call_id as "callId", type, occurred_at as "occurredAt", content_hash as "contentHash"
    from call_events where campaign_id = ${campaignId} and id = any(${events.map(({ id }) => id)})`;
  const recorded = new Map(rows.map((row) => [row.id, row]));
  const others = events.filter(({ id }) => !recorded.has(id));
  // Asked second: what has left one for the other meanwhile is found here.
  const left =
    others.length === 0
      ? new Map<string, (event: SaidEvent) => boolean>()
      : await takenBefore(
          sql,
          campaignId,
          others.map(({ id }) => id),
        );
  const says = (event: CallEvent, row: Recorded) =>
    row.callId === event.callId &&
    row.type === event.type &&
    row.occurredAt.getTime() === event.occurredAt.getTime() &&
    (row.contentHash === null || row.contentHash === contentHash(event));
  const isReused = (event: CallEvent): boolean => {
    const row = recorded.get(event.id);
    if (row !== undefined) return !says(event, row);
    return left.get(event.id)?.({ ...event, contentHash: contentHash(event) }) === false;
  };
  return {
    unknown: others.filter(({ id }) => !left.has(id)),
    reused: events.filter(isReused).map(({ id }) => id),
  };
}

interface Recorded {
  id: string;
  callId: string;
  type: string;
  occurredAt: Date;
  /** Null in rows of before 0.2. */
  contentHash: string | null;
}
