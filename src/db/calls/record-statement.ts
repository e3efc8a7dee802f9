import { clockText } from '../campaigns/clock.ts';
import { eventRows } from './event-columns.ts';
import {
  mergedAnswers,
  newerDisposition,
  newerOutcome,
  ofOneEvent,
  ofSeveralEvents,
  outcomeOf,
  outcomeRank,
  saidFirst,
  timeDigits,
} from './fold-events.ts';

/** What the events of a turn need of the statement: what they do not need would be set up for nothing with each turn. */
export interface StatementNeeds {
  /** Leaves out campaigns that somebody else holds, rather than wait for them. */
  skipLocked: boolean;
  /** A call has more than one event in the turn. */
  several: boolean;
  /** An event has answers. */
  answers: boolean;
  /** An event has a disposition. */
  dispositions: boolean;
}

// Partitions are ranges of campaign ids: those that cannot be meant are left out before the statement begins. None may be
// left out while it runs, which a comparison of `campaign_id` with another row would have Postgres 18 do: when a row has to
// be checked again, because it was changed while its lock was waited for, the check leaves dangling pointers where the
// statement prunes, and the server ends with a segmentation fault. Pairs of columns are compared for that reason.
const inReach = (id: string) => `${id} >= any(array[$4::uuid]) and ${id} <= any(array[$5::uuid])`;

/**
 * The row of a partitioned table that has this key, looked up by the order of its index: a plan that was made for the average
 * campaign, or for an empty table, would take any index that begins with the campaign, and read all rows of a large one. The
 * scan begins where the first lower bound says: the key's has to come before the least campaign's, or it begins with the
 * first row of the campaign.
 */
const byKey = (what: string, table: string, column: string, [campaign, key]: [string, string]) => `(
          select ${what} from (
            select p.campaign_id, p.id, p.${column} as key from ${table} p
            where ${key} is not null and (p.campaign_id, p.${column}) >= (${campaign}, ${key}) and ${inReach('p.campaign_id')}
            order by p.campaign_id, p.${column} limit 1
          ) near where near.campaign_id = ${campaign} and near.key = ${key})`;

/** When the call of an event was placed, as far as the event tells. */
const startedAt = `coalesce(e."startedAt", e."occurredAt" - case when e.type = 'finished'
          then make_interval(secs => coalesce(e."durationSeconds", 0)) else interval '0' end)`;

const answered = `
    answered as (
      select campaign_id, "callId", jsonb_object_agg(question, answer) as answers, jsonb_object_agg(question, at_ms) as answered_at_ms
      from (
        select distinct on (f.campaign_id, f."callId", a.key) f.campaign_id, f."callId", a.key as question, a.value as answer,
          (extract(epoch from f."occurredAt") * 1000)::bigint as at_ms
        from fresh f, jsonb_each(f.answers) a
        order by f.campaign_id, f."callId", a.key, f."occurredAt" desc, a.value desc
      )
      group by campaign_id, "callId"
    ),`;

const answersOfOne = `,
        nullif(answers, '{}') as answers,
        (select jsonb_object_agg(key, (extract(epoch from "occurredAt") * 1000)::bigint) from jsonb_each(answers) a) as answered_at_ms`;

/** How many calls have each of what they are counted by. */
const tallied = (by: 'disposition' | 'outcome') => `
    tallied_${by}s as (
      insert into ${by}_tally as t (campaign_id, ${by}, calls)
      select campaign_id, ${by}, sum(change) from (
        select campaign_id, ${by}, 1 as change from folded where ${by} is not null
        union all
        select campaign_id, old_${by}, -1 from folded where old_${by} is not null
      ) changes
      group by campaign_id, ${by} having sum(change) <> 0
      on conflict (campaign_id, ${by}) do update set calls = t.calls + excluded.calls
    ),`;

/**
 * The text of the statement of {@link recordRequests}. Its parameters are the campaigns, accounts and keys of the requests, the
 * least and the greatest campaign, the time of `coalesceMs`, and from the seventh on the events (`event-columns.ts`).
 */
const textFor = ({ skipLocked, several, answers, dispositions }: StatementNeeds): string => {
  const fold = several ? ofSeveralEvents : ofOneEvent;
  return `
    with requests as materialized (
      select q.request::int as request, q.campaign_id, q.account_id,
        q.key_id is null or exists (select from api_keys k where k.id = q.key_id and k.revoked_at is null) as admitted
      from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality as q(campaign_id, account_id, key_id, request)
    ),
    -- In one order, so that no two statements wait for each other.
    campaign as materialized (
      select c.id, c.account_id, c.status, c.contact_count > 0 as has_contacts, c.last_dial_at, c.archive_reason, c.archived_at,
        ${clockText.shift} as shift,
        -- As truths of their own: the planner takes them for half of the rows, and a comparison for one in two hundred.
        c.status = 'active' as active,
        (select a.do_not_call_dispositions from accounts a where a.id = c.account_id) as do_not_call,
        -- Nothing is added to what has begun to leave, whenever it was sent.
        coalesce(c.status = 'archived' and c.clearing_at is null and now() + ${clockText.shift} <= ${clockText.lateUntil}, false) as late
      from campaigns c
      where c.id = any($1) and c.account_id = any($2)
      order by c.id
      for no key update ${skipLocked ? 'skip locked' : ''}
    ),
    allowed as materialized (
      select c.id as campaign_id, c.active, c.has_contacts, e.*, ${startedAt} as started
      from ${eventRows({ first: 7 })}
      join requests q on q.request = e.request
      join campaign c on c.id = q.campaign_id and c.account_id = q.account_id
      where q.admitted
        and (c.active
          or (c.late
            and (exists ${byKey('', 'calls', 'id', ['c.id', 'e."callId"'])}
              or (c.archive_reason = 'person' and ${startedAt} + c.shift < c.archived_at))))
    ),
    taken as (
      insert into call_events (campaign_id, id, call_id, type, occurred_at, content_hash)
      select campaign_id, id, "callId", type, "occurredAt", content_hash from allowed
      on conflict do nothing
      returning campaign_id, id
    ),
    fresh as (
      select a.*, ${several ? `lpad((extract(epoch from a."occurredAt") * 1000)::bigint::text, ${timeDigits}, '0') as at,` : ''}
        case when a.has_contacts then coalesce(
          ${byKey('near.id', 'contacts', 'id', ['a.campaign_id', 'a."contactId"'])},
          ${byKey('near.id', 'contacts', 'phone', ['a.campaign_id', 'a."to"'])}) end as contact
      from allowed a
      -- Not as a join: expecting few rows, the planner would compare each with each.
      where case when (a.campaign_id, a.id) in (select campaign_id, id from taken) then true end
    ),
    ${several && answers ? answered : ''}
    summed as (
      select campaign_id, "callId",
        ${fold.earliest('contact::text')}::uuid as contact, ${fold.min('"occurredAt"', 'contact is not null')} as contact_at,
        ${fold.earliest('"callerId"')} as caller, ${fold.min('"occurredAt"', '"callerId" is not null')} as caller_at,
        ${fold.earliest('"from"')} as from_number, ${fold.min('"occurredAt"', '"from" is not null')} as from_at,
        ${fold.earliest('"to"')} as to_number, ${fold.min('"occurredAt"', '"to" is not null')} as to_at,
        ${fold.any("type <> 'not_placed'")} as placed,
        coalesce(${fold.min('started', "type <> 'not_placed'")}, ${fold.min('started')}) as started_at,
        ${fold.max('"occurredAt"', "type = 'finished'")} as ended_at,
        ${fold.max('"durationSeconds"')} as duration_seconds,
        ${fold.min(outcomeRank('outcome'), "type = 'finished'")} as finished_rank,
        ${fold.min(outcomeRank('outcome'), "type = 'not_placed'")} as not_placed_rank,
        ${fold.newest("case when type = 'result' then outcome end")} as said_outcome,
        ${fold.max('"occurredAt"', "type = 'result' and outcome is not null")} as outcome_at,
        ${fold.newest('disposition')} as disposition,
        ${fold.max('"occurredAt"', 'disposition is not null')} as disposition_at,
        ${fold.max('"occurredAt"', "type = 'result'")} as result_at,
        case when not ${fold.any('active')} then now() end as late_at
        ${!several && answers ? answersOfOne : ''}
      from fresh
      ${several ? 'group by campaign_id, "callId"' : ''}
    ),
    folded as (
      insert into calls as k (campaign_id, id, contact_id, contact_at, caller_id, caller_at, from_number, from_at,
        to_number, to_at, placed, started_at, ended_at, duration_seconds, outcome, outcome_at, disposition, disposition_at, answers, answered_at_ms, result_at, late_at)
      select s.campaign_id, s."callId", s.contact, s.contact_at, s.caller, s.caller_at, s.from_number, s.from_at,
        s.to_number, s.to_at, s.placed, s.started_at, s.ended_at, s.duration_seconds,
        coalesce(s.said_outcome, ${outcomeOf('case when s.placed then s.finished_rank else s.not_placed_rank end')}),
        s.outcome_at, nullif(s.disposition, ''), s.disposition_at, ${answers ? 'answers, answered_at_ms' : 'null, null'}, s.result_at, s.late_at
      from summed s
      ${several && answers ? 'left join answered using (campaign_id, "callId")' : ''}
      on conflict (campaign_id, id) do update set
        ${saidFirst('contact_id', 'contact_at')}, ${saidFirst('caller_id', 'caller_at')},
        ${saidFirst('from_number', 'from_at')}, ${saidFirst('to_number', 'to_at')},
        placed = k.placed or excluded.placed,
        started_at = case when k.placed = excluded.placed then least(k.started_at, excluded.started_at)
          when excluded.placed then excluded.started_at else k.started_at end,
        ended_at = greatest(k.ended_at, excluded.ended_at),
        duration_seconds = greatest(k.duration_seconds, excluded.duration_seconds),
        outcome = case
          when ${newerOutcome} then excluded.outcome
          when k.outcome_at is not null then k.outcome
          -- Why a dial was not placed says nothing any more of one that was.
          when k.placed and not excluded.placed then k.outcome
          when excluded.placed and not k.placed then excluded.outcome
          else ${outcomeOf(`least(${outcomeRank('k.outcome')}, ${outcomeRank('excluded.outcome')})`)} end,
        outcome_at = greatest(k.outcome_at, excluded.outcome_at),
        disposition = case when ${newerDisposition} then excluded.disposition else k.disposition end,
        disposition_at = case when ${newerDisposition} then excluded.disposition_at else k.disposition_at end,
        answers = case when k.answers is null then excluded.answers when excluded.answers is null then k.answers
          else (${mergedAnswers}).answers end,
        answered_at_ms = case when k.answers is null then excluded.answered_at_ms
          when excluded.answers is null then k.answered_at_ms else (${mergedAnswers}).at_ms end,
        result_at = greatest(k.result_at, excluded.result_at),
        late_at = coalesce(excluded.late_at, k.late_at)
      returning new.campaign_id, new.contact_id, new.started_at, new.placed, new.placed and not coalesce(old.placed, false) as new_dial,
        new.disposition, new.outcome, new.id as call_id, new.caller_id, new.to_number,
        -- An insert has no old row: its columns are null then.
        case when old.placed then old.started_at end as old_dial_at, old.disposition as old_disposition,
        old.outcome as old_outcome, old.to_number as old_to_number, old.contact_id as old_contact_id
    ),
    -- What is counted of a call may change with every event of it, so each tally takes the old away and adds the new.
    tallied_dials as (
      insert into dial_tally as t (campaign_id, quarter_at, dials)
      select campaign_id, quarter_at, sum(change) from (
        select campaign_id, date_bin('15 minutes', started_at, 'epoch') as quarter_at, 1 as change from folded where placed
        union all
        select campaign_id, date_bin('15 minutes', old_dial_at, 'epoch'), -1 from folded where old_dial_at is not null
      ) changes
      group by campaign_id, quarter_at having sum(change) <> 0
      on conflict (campaign_id, quarter_at) do update set dials = t.dials + excluded.dials
    ),
    ${dispositions ? tallied('disposition') : ''}
    ${tallied('outcome')}
    -- In a function, which is planned only where it is called: seldom.
    suppressed as materialized (
      select put_on_do_not_call_list(jsonb_agg(jsonb_build_object('account_id', c.account_id, 'campaign_id', f.campaign_id,
        'call_id', f.call_id, 'caller_id', f.caller_id, 'to_number', f.to_number, 'contact_id', f.contact_id)))
      from folded f
      join campaign c on c.id = f.campaign_id
      where lower(btrim(f.disposition)) = any(c.do_not_call)
        -- Who took a number off the list is not overruled by what else is told of the same call.
        and (f.disposition, f.to_number, f.contact_id) is distinct from (f.old_disposition, f.old_to_number, f.old_contact_id)
    ),
    -- This and the tally are materialized, so that a row that is checked again reads nothing from a change of this statement.
    dialled as materialized (
      select campaign_id, contact_id, min(started_at) as started_at from folded where placed and contact_id is not null group by 1, 2
    ),
    dialled_contacts as (
      update contacts p set dialled_at = f.started_at
      from dialled f
      -- All contacts that may be meant, as conditions on the index.
      where ${inReach('p.campaign_id')} and p.campaign_id = any($1) and p.id = any(array(select contact_id from dialled))
        and p.id = f.contact_id and case when p.campaign_id = f.campaign_id then true end
        and (p.dialled_at is null or p.dialled_at > f.started_at)
      returning p.campaign_id, old.dialled_at is null as first_time
    ),
    tally as materialized (
      select g.id, g.shift, t.taken, coalesce(d.dials, 0) as dials, coalesce(p.contacts, 0) as contacts, d.newest_dial
      from campaign g
      join (select campaign_id, count(*) as taken from taken group by 1) t on t.campaign_id = g.id
      left join (
        select campaign_id, count(*) filter (where new_dial) as dials,
          -- least() ignores nulls: applied to the maximum, it would turn "no dial" into a dial of just now.
          max(least(started_at, now())) filter (where placed) as newest_dial
        from folded group by 1
      ) d on d.campaign_id = g.id
      left join (select campaign_id, count(*) as contacts from dialled_contacts where first_time group by 1) p
        on p.campaign_id = g.id
    ),
    updated as (
      update campaigns c set
        event_count = c.event_count + t.taken,
        dial_count = c.dial_count + t.dials,
        dialled_contact_count = c.dialled_contact_count + t.contacts,
        last_dial_at = case when c.status = 'active' then greatest(c.last_dial_at, t.newest_dial + t.shift)
                            else c.last_dial_at end,
        noticed_at = case when t.newest_dial + t.shift > ${clockText.idleSince} then null
                          else c.noticed_at end,
        signalled_at = case
          when c.status = 'active'
            and t.newest_dial + t.shift > ${clockText.idleSince}
            and (c.signalled_at is null or c.noticed_at is not null
              or c.signalled_at <= clock_timestamp() - $6::int * interval '1 millisecond')
          then clock_timestamp()
          else c.signalled_at end
      from tally t
      where c.id = any($1) and c.id = t.id
      returning c.id, new.last_dial_at, new.signalled_at is distinct from old.signalled_at as signal_due
    )
    select q.admitted, c.status,
      -- Asked without the lock, and only where the lock was not given.
      c.id is null and exists (
        select from campaigns o where o.id = q.campaign_id and o.account_id = q.account_id and q.admitted
      ) as "held",
      coalesce(f.events, 0)::int as "recorded",
      coalesce(u.last_dial_at, c.last_dial_at) as "lastDialAt",
      coalesce(u.signal_due, false) as "signalDue"
    from requests q
    -- Always one row, and so that it is done at all.
    cross join suppressed
    left join campaign c on c.id = q.campaign_id and c.account_id = q.account_id and q.admitted
    left join updated u on u.id = c.id
    left join (select request, count(*) as events from fresh group by 1) f on f.request = q.request
    order by q.request`;
};

const statements = new Map<string, string>();

/** Put together once: from pieces with parameters of their own it would cost as much as a dozen of events. */
export function statementFor(needs: StatementNeeds): string {
  const key = `${needs.skipLocked} ${needs.several} ${needs.answers} ${needs.dispositions}`;
  let text = statements.get(key);
  if (text === undefined) statements.set(key, (text = textFor(needs)));
  return text;
}
