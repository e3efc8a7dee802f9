import type { ISql } from 'postgres';
import type { CallOutcome } from '../../domain/calls.ts';
import type { Fragment } from '../fragment.ts';

// How the events of a call become its one row, whatever the order in which they arrive: `k` is the row that is there,
// `excluded` what new events say, and `at` the time of an event as text.

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

export const outcomeRank = (sql: ISql, outcome: ReturnType<ISql>) =>
  sql`array_position(${sql.array([...strongestFirst])}::text[], ${outcome})`;

export const outcomeOf = (sql: ISql, rank: ReturnType<ISql>) =>
  sql`(${sql.array([...strongestFirst])}::text[])[${rank}]`;

/** Enough for every instant that is taken, in ms of the epoch. */
export const timeDigits = 14;

// With the time in front, the least text is what the earliest event said, and of events of one moment the least of them.
export const earliest = (sql: ISql, said: Fragment) =>
  sql`substr(min(at || ${said} collate "C"), ${timeDigits + 1})`;
export const newest = (sql: ISql, said: Fragment) =>
  sql`substr(max(at || ${said} collate "C"), ${timeDigits + 1})`;

/** Keeps what the earliest event said. A row of before 0.2 knows no time, and keeps what it has. */
export function saidFirst(sql: ISql, name: string, time: string): Fragment {
  const [value, at] = [sql(name), sql(time)];
  const first = sql`k.${value} is null or (excluded.${at}, excluded.${value}::text collate "C") < (k.${at}, k.${value}::text)`;
  return sql`
    ${value} = case when ${first} then excluded.${value} else k.${value} end,
    ${at} = case when ${first} then excluded.${at} else k.${at} end`;
}

export const newerOutcome = (sql: ISql) => sql`
  (excluded.outcome_at is not null and (k.outcome_at is null
    or (excluded.outcome_at, excluded.outcome collate "C") > (k.outcome_at, k.outcome)))`;

// One that was taken back is null, and has its time.
export const newerDisposition = (sql: ISql) => sql`
  (excluded.disposition_at is not null and (coalesce(k.disposition, k.disposition_at::text) is null
    or (excluded.disposition_at, coalesce(excluded.disposition, '') collate "C")
      > (coalesce(k.disposition_at, k.result_at, '-infinity'), coalesce(k.disposition, ''))))`;

export const mergedAnswers = (sql: ISql) => sql`
  newest_answers(k.answers, k.answered_at_ms, k.result_at, excluded.answers, excluded.answered_at_ms)`;
