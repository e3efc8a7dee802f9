import type { ISql } from 'postgres';
import type { CampaignStatus } from '../../domain/campaign.ts';
import type { CallEvent, CallOutcome } from '../../domain/calls.ts';
import type { Fragment } from '../fragment.ts';
import { contentHash } from './content-hash.ts';
import { clockShift, idleSince, lateUntil } from '../campaigns/clock.ts';

interface RecordCallsInput {
  accountId: string;
  campaignId: string;
  events: readonly CallEvent[];
  /** At most one `callMade` signal per campaign in this time; 0 asks for one with every new dial. */
  coalesceMs: number;
}

export interface RecordCallsResult {
  /** Null: no such campaign in this account. */
  status: CampaignStatus | null;
  /** Events taken now. */
  recorded: number;
  /** Events that had been taken before, here or earlier in the request, whatever has become of the campaign since. */
  duplicates: number;
  /** Places in the request of events that were not taken because the campaign is not (or no longer) being called from. */
  refused: number[];
  /** Places in the request of events whose id was used before for one of another content, which stays. */
  reused: number[];
  /** Calls that these events proved to have been placed. */
  dials: number;
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
 */
export async function recordCalls(sql: ISql, input: RecordCallsInput): Promise<RecordCallsResult> {
  const { events, others } = onceEach(input.events);
  const first = await recordOnce(sql, { ...input, events });
  // Of another account's campaign nothing is looked up.
  if (first.status === null || first.recorded === input.events.length)
    return { ...first, refused: [], reused: [], duplicates: 0 };
  const judged = await judge(sql, input.campaignId, events);
  // The statement's snapshot may be older than the close it waited for, and then misses calls that were recorded in
  // between: a refusal counts only when a fresh snapshot repeats it.
  const second =
    judged.unknown.length === 0 ? null : await recordOnce(sql, { ...input, events: judged.unknown });
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
  return { ...last, refused, reused, duplicates };
}

const sum = (first: Row, second: Row): Row => ({
  ...second,
  recorded: first.recorded + second.recorded,
  dials: first.dials + second.dials,
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
  const says = (event: CallEvent, row: Recorded) =>
    row.callId === event.callId &&
    row.type === event.type &&
    row.occurredAt.getTime() === event.occurredAt.getTime() &&
    (row.contentHash === null || row.contentHash === contentHash(event));
  return {
    unknown: events.filter(({ id }) => !recorded.has(id)),
    reused: events.flatMap((event) => {
      const row = recorded.get(event.id);
      return row === undefined || says(event, row) ? [] : [event.id];
    }),
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

/** The first event of each id; `others` have the id of one before them, and say something else. */
function onceEach(all: readonly CallEvent[]): { events: CallEvent[]; others: Set<CallEvent> } {
  const first = new Map<string, CallEvent>();
  const others = new Set<CallEvent>();
  for (const event of all) {
    const known = first.get(event.id);
    if (known === undefined) first.set(event.id, event);
    else if (contentHash(known) !== contentHash(event)) others.add(event);
  }
  return { events: [...first.values()], others };
}

async function recordOnce(sql: ISql, input: RecordCallsInput): Promise<Row> {
  const [row] = await sql<Row[]>`
    with incoming as materialized (
      select e.*,
        coalesce(
          e."startedAt",
          e."occurredAt" - case when e.type = 'finished' then make_interval(secs => coalesce(e."durationSeconds", 0))
                                else interval '0' end
        ) as started
      from jsonb_to_recordset(${sql.json(input.events.map(hashed) as never)}) as e(
        id text, type text, "callId" text, "occurredAt" timestamptz, "startedAt" timestamptz, "contactId" uuid,
        "callerId" text, "from" text, "to" text, "durationSeconds" int, outcome text, disposition text, answers jsonb,
        content_hash bigint)
    ),
    campaign as materialized (
      select c.id, c.status, c.archive_reason, c.archived_at, c.last_dial_at,
        ${clockShift(sql)} as shift
      from campaigns c
      where c.id = ${input.campaignId} and c.account_id = ${input.accountId}
      for no key update
    ),
    allowed as materialized (
      select c.id as campaign_id, c.status, i.*
      from campaign c, incoming i
      where c.status = 'active'
        or (c.status = 'archived'
          and now() + c.shift <= ${lateUntil(sql)}
          and (exists (select from calls k where k.campaign_id = c.id and k.id = i."callId")
            or (c.archive_reason = 'person' and i.started + c.shift < c.archived_at)))
    ),
    taken as (
      insert into call_events (campaign_id, id, call_id, type, occurred_at, content_hash)
      select campaign_id, id, "callId", type, "occurredAt", content_hash from allowed
      on conflict do nothing
      returning id
    ),
    fresh as (
      -- Looked up one by one: joined, a plan made for the average campaign reads all contacts of a large one.
      select a.*, lpad((extract(epoch from a."occurredAt") * 1000)::bigint::text, ${timeDigits}, '0') as at, coalesce(
          (select p.id from contacts p where p.campaign_id = a.campaign_id and p.id = a."contactId"),
          (select p.id from contacts p where p.campaign_id = a.campaign_id and p.phone = a."to")) as contact
      from allowed a
      join taken using (id)
    ),
    answered as (
      select "callId", jsonb_object_agg(question, answer) as answers, jsonb_object_agg(question, at_ms) as at_ms
      from (
        select distinct on (f."callId", a.key) f."callId", a.key as question, a.value as answer,
          (extract(epoch from f."occurredAt") * 1000)::bigint as at_ms
        from fresh f, jsonb_each(f.answers) a
        order by f."callId", a.key, f."occurredAt" desc, a.value desc
      )
      group by "callId"
    ),
    summed as (
      select campaign_id, "callId",
        ${earliest(sql, sql`contact::text`)}::uuid as contact,
        min("occurredAt") filter (where contact is not null) as contact_at,
        ${earliest(sql, sql`"callerId"`)} as caller, min("occurredAt") filter (where "callerId" is not null) as caller_at,
        ${earliest(sql, sql`"from"`)} as from_number, min("occurredAt") filter (where "from" is not null) as from_at,
        ${earliest(sql, sql`"to"`)} as to_number, min("occurredAt") filter (where "to" is not null) as to_at,
        bool_or(type <> 'not_placed') as placed,
        coalesce(min(started) filter (where type <> 'not_placed'), min(started)) as started_at,
        max("occurredAt") filter (where type = 'finished') as ended_at,
        max("durationSeconds") as duration_seconds,
        min(${outcomeRank(sql, sql`outcome`)}) filter (where type = 'finished') as finished_rank,
        min(${outcomeRank(sql, sql`outcome`)}) filter (where type = 'not_placed') as not_placed_rank,
        ${newest(sql, sql`case when type = 'result' then outcome end`)} as said_outcome,
        max("occurredAt") filter (where type = 'result' and outcome is not null) as outcome_at,
        ${newest(sql, sql`disposition`)} as disposition,
        max("occurredAt") filter (where disposition is not null) as disposition_at,
        max("occurredAt") filter (where type = 'result') as result_at,
        case when min(status) = 'archived' then now() end as late_at
      from fresh
      group by campaign_id, "callId"
    ),
    folded as (
      insert into calls as k (campaign_id, id, contact_id, contact_at, caller_id, caller_at, from_number, from_at,
        to_number, to_at, placed, started_at, ended_at, duration_seconds, outcome, outcome_at, disposition, disposition_at, answers, answered_at_ms, result_at, late_at)
      select s.campaign_id, s."callId", s.contact, s.contact_at, s.caller, s.caller_at, s.from_number, s.from_at,
        s.to_number, s.to_at, s.placed, s.started_at, s.ended_at, s.duration_seconds,
        coalesce(s.said_outcome, ${outcomeOf(sql, sql`case when s.placed then s.finished_rank else s.not_placed_rank end`)}),
        s.outcome_at, nullif(s.disposition, ''), s.disposition_at, a.answers, a.at_ms, s.result_at, s.late_at
      from summed s
      left join answered a using ("callId")
      on conflict (campaign_id, id) do update set
        ${saidFirst(sql, 'contact_id', 'contact_at')}, ${saidFirst(sql, 'caller_id', 'caller_at')},
        ${saidFirst(sql, 'from_number', 'from_at')}, ${saidFirst(sql, 'to_number', 'to_at')},
        placed = k.placed or excluded.placed,
        started_at = case when k.placed = excluded.placed then least(k.started_at, excluded.started_at)
          when excluded.placed then excluded.started_at else k.started_at end,
        ended_at = greatest(k.ended_at, excluded.ended_at),
        duration_seconds = greatest(k.duration_seconds, excluded.duration_seconds),
        outcome = case
          when ${newerOutcome(sql)} then excluded.outcome
          when k.outcome_at is not null then k.outcome
          -- Why a dial was not placed says nothing any more of one that was.
          when k.placed and not excluded.placed then k.outcome
          when excluded.placed and not k.placed then excluded.outcome
          else ${outcomeOf(sql, sql`least(${outcomeRank(sql, sql`k.outcome`)}, ${outcomeRank(sql, sql`excluded.outcome`)})`)} end,
        outcome_at = greatest(k.outcome_at, excluded.outcome_at),
        disposition = case when ${newerDisposition(sql)} then excluded.disposition else k.disposition end,
        disposition_at = case when ${newerDisposition(sql)} then excluded.disposition_at else k.disposition_at end,
        answers = case when k.answers is null then excluded.answers when excluded.answers is null then k.answers
          else (${mergedAnswers(sql)}).answers end,
        answered_at_ms = case when k.answers is null then excluded.answered_at_ms
          when excluded.answers is null then k.answered_at_ms else (${mergedAnswers(sql)}).at_ms end,
        result_at = greatest(k.result_at, excluded.result_at),
        late_at = coalesce(excluded.late_at, k.late_at)
      returning new.contact_id, new.started_at, new.placed, new.placed and not coalesce(old.placed, false) as new_dial,
        new.disposition, new.outcome,
        -- An insert has no old row: its columns are null then.
        case when old.placed then old.started_at end as old_dial_at, old.disposition as old_disposition,
        old.outcome as old_outcome
    ),
    -- What is counted of a call may change with every event of it, so each tally takes the old away and adds the new.
    tallied_dials as (
      insert into dial_tally as t (campaign_id, quarter_at, dials)
      select ${input.campaignId}, quarter_at, sum(change) from (
        select date_bin('15 minutes', started_at, 'epoch') as quarter_at, 1 as change from folded where placed
        union all
        select date_bin('15 minutes', old_dial_at, 'epoch'), -1 from folded where old_dial_at is not null
      ) changes
      group by quarter_at having sum(change) <> 0
      on conflict (campaign_id, quarter_at) do update set dials = t.dials + excluded.dials
    ),
    tallied_dispositions as (
      insert into disposition_tally as t (campaign_id, disposition, calls)
      select ${input.campaignId}, disposition, sum(change) from (
        select disposition, 1 as change from folded where disposition is not null
        union all
        select old_disposition, -1 from folded where old_disposition is not null
      ) changes
      group by disposition having sum(change) <> 0
      on conflict (campaign_id, disposition) do update set calls = t.calls + excluded.calls
    ),
    tallied_outcomes as (
      insert into outcome_tally as t (campaign_id, outcome, calls)
      select ${input.campaignId}, outcome, sum(change) from (
        select outcome, 1 as change from folded where outcome is not null
        union all
        select old_outcome, -1 from folded where old_outcome is not null
      ) changes
      group by outcome having sum(change) <> 0
      on conflict (campaign_id, outcome) do update set calls = t.calls + excluded.calls
    ),
    dialled_contacts as (
      update contacts p set dialled_at = f.started_at
      from (select contact_id, min(started_at) as started_at from folded where placed group by contact_id) f
      where p.campaign_id = ${input.campaignId}
        -- Says the same as the next line, but as a condition on the index: for the same reason as above.
        and p.id = any(array(select contact_id from folded))
        and p.id = f.contact_id and (p.dialled_at is null or p.dialled_at > f.started_at)
      returning old.dialled_at is null as first_time
    ),
    tally as (
      select
        (select count(*) from taken) as taken,
        (select count(*) from folded where new_dial) as dials,
        (select count(*) from dialled_contacts where first_time) as contacts,
        -- least() ignores nulls: applied to the maximum, it would turn "no dial" into a dial of just now.
        (select max(least(started_at, now())) from folded where placed) as newest_dial
    ),
    updated as (
      update campaigns c set
        event_count = c.event_count + t.taken,
        dial_count = c.dial_count + t.dials,
        dialled_contact_count = c.dialled_contact_count + t.contacts,
        last_dial_at = case when c.status = 'active' then greatest(c.last_dial_at, t.newest_dial + g.shift)
                            else c.last_dial_at end,
        noticed_at = case when t.newest_dial + g.shift > ${idleSince(sql)} then null
                          else c.noticed_at end,
        signalled_at = case
          when c.status = 'active'
            and t.newest_dial + g.shift > ${idleSince(sql)}
            and (c.signalled_at is null or c.noticed_at is not null
              or c.signalled_at <= clock_timestamp() - ${input.coalesceMs} * interval '1 millisecond')
          then clock_timestamp()
          else c.signalled_at end
      from tally t, campaign g
      where c.id = g.id and t.taken > 0
      returning new.last_dial_at, new.signalled_at is distinct from old.signalled_at as signal_due
    )
    select
      (select status from campaign) as "status",
      t.taken::int as "recorded",
      t.dials::int as "dials",
      coalesce((select last_dial_at from updated), (select last_dial_at from campaign)) as "lastDialAt",
      coalesce((select signal_due from updated), false) as "signalDue"
    from tally t`;
  if (!row) throw new Error('record calls: the statement always answers one row');
  return row;
}

/** The event with a hash of what it says, made here: the database would have to write the event once more for it. */
const hashed = (event: CallEvent) => ({ ...event, content_hash: contentHash(event) });

type Row = Omit<RecordCallsResult, 'duplicates' | 'refused' | 'reused'>;

/**
 * Which outcome a call keeps when its events name several, as those of its two legs do: the one that tells most, so that
 * the order in which they arrive makes no difference. A machine that answers has also been reported as answered.
 */
const strongestFirst: readonly CallOutcome[] = [
  'voicemail',
  'answered',
  'busy',
  'no_answer',
  'canceled',
  'failed',
];

const outcomeRank = (sql: ISql, outcome: ReturnType<ISql>) =>
  sql`array_position(${sql.array([...strongestFirst])}::text[], ${outcome})`;

const outcomeOf = (sql: ISql, rank: ReturnType<ISql>) =>
  sql`(${sql.array([...strongestFirst])}::text[])[${rank}]`;

/** Enough for every instant that is taken, in ms of the epoch. */
const timeDigits = 14;

// With the time in front, the least text is what the earliest event said, and of events of one moment the least of them.
const earliest = (sql: ISql, said: Fragment) =>
  sql`substr(min(at || ${said} collate "C"), ${timeDigits + 1})`;
const newest = (sql: ISql, said: Fragment) => sql`substr(max(at || ${said} collate "C"), ${timeDigits + 1})`;

/** Keeps what the earliest event said. A row of before 0.2 knows no time, and keeps what it has. */
function saidFirst(sql: ISql, name: string, time: string): Fragment {
  const [value, at] = [sql(name), sql(time)];
  const first = sql`k.${value} is null or (excluded.${at}, excluded.${value}::text collate "C") < (k.${at}, k.${value}::text)`;
  return sql`
    ${value} = case when ${first} then excluded.${value} else k.${value} end,
    ${at} = case when ${first} then excluded.${at} else k.${at} end`;
}

const newerOutcome = (sql: ISql) => sql`
  (excluded.outcome_at is not null and (k.outcome_at is null
    or (excluded.outcome_at, excluded.outcome collate "C") > (k.outcome_at, k.outcome)))`;

// One that was taken back is null, and has its time.
const newerDisposition = (sql: ISql) => sql`
  (excluded.disposition_at is not null and (coalesce(k.disposition, k.disposition_at::text) is null
    or (excluded.disposition_at, coalesce(excluded.disposition, '') collate "C")
      > (coalesce(k.disposition_at, k.result_at, '-infinity'), coalesce(k.disposition, ''))))`;

const mergedAnswers = (sql: ISql) => sql`
  newest_answers(k.answers, k.answered_at_ms, k.result_at, excluded.answers, excluded.answered_at_ms)`;
