import type { CallOutcome } from '../../domain/calls.ts';

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

const strength = `'{${strongestFirst.join(',')}}'::text[]`;

export const outcomeRank = (outcome: string) => `array_position(${strength}, ${outcome})`;

export const outcomeOf = (rank: string) => `(${strength})[${rank}]`;

/** Enough for every instant that is taken, in ms of the epoch. */
export const timeDigits = 14;

/** What the events of a call say together, of those that `when` is true for. */
interface Fold {
  /** Of what is text, and not null. */
  earliest: (said: string) => string;
  newest: (said: string) => string;
  min: (said: string, when?: string) => string;
  max: (said: string, when?: string) => string;
  any: (when: string) => string;
}

export const ofSeveralEvents: Fold = {
  // With the time in front, the least text is what the earliest event said, and of events of one moment the least of them.
  earliest: (said) => `substr(min(at || ${said} collate "C"), ${timeDigits + 1})`,
  newest: (said) => `substr(max(at || ${said} collate "C"), ${timeDigits + 1})`,
  min: (said, when = 'true') => `min(${said}) filter (where ${when})`,
  max: (said, when = 'true') => `max(${said}) filter (where ${when})`,
  any: (when) => `bool_or(${when})`,
};

/** The same where each call has one event: without looking for others. */
export const ofOneEvent: Fold = {
  earliest: (said) => said,
  newest: (said) => said,
  min: ifTrue,
  max: ifTrue,
  any: (when) => when,
};

function ifTrue(said: string, when?: string): string {
  return when === undefined ? said : `case when ${when} then ${said} end`;
}

/** Keeps what the earliest event said. A row of before 0.2 knows no time, and keeps what it has. */
export function saidFirst(value: string, at: string): string {
  const first = `k.${value} is null or (excluded.${at}, excluded.${value}::text collate "C") < (k.${at}, k.${value}::text)`;
  return `
    ${value} = case when ${first} then excluded.${value} else k.${value} end,
    ${at} = case when ${first} then excluded.${at} else k.${at} end`;
}

export const newerOutcome = `
  (excluded.outcome_at is not null and (k.outcome_at is null
    or (excluded.outcome_at, excluded.outcome collate "C") > (k.outcome_at, k.outcome)))`;

// One that was taken back is null, and has its time.
export const newerDisposition = `
  (excluded.disposition_at is not null and (coalesce(k.disposition, k.disposition_at::text) is null
    or (excluded.disposition_at, coalesce(excluded.disposition, '') collate "C")
      > (coalesce(k.disposition_at, k.result_at, '-infinity'), coalesce(k.disposition, ''))))`;

export const mergedAnswers =
  'newest_answers(k.answers, k.answered_at_ms, k.result_at, excluded.answers, excluded.answered_at_ms)';
