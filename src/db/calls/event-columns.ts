import type { CallEvent } from '../../domain/calls.ts';
import { contentHash } from './content-hash.ts';

interface Column {
  name: string;
  type: string;
  /** What one event has in it, as Postgres reads it in an array; null where it says nothing. */
  of: (event: CallEvent) => string | null;
}

const text = (
  name: Exclude<keyof CallEvent, 'occurredAt' | 'startedAt' | 'durationSeconds' | 'answers'>,
  type = 'text',
): Column => ({
  name,
  type,
  of: (event) => {
    const value = event[name];
    return value === undefined ? null : quoted(value);
  },
});

const time = (name: 'occurredAt' | 'startedAt'): Column => ({
  name,
  type: 'timestamptz',
  of: (event) => event[name]?.toISOString() ?? null,
});

/**
 * Events go to the recording statement column by column: Postgres reads arrays in half the time of JSON, and a column that no
 * event has costs nothing.
 */
const columns: readonly Column[] = [
  text('id'),
  text('type'),
  text('callId'),
  time('occurredAt'),
  time('startedAt'),
  text('contactId', 'uuid'),
  text('callerId'),
  text('from'),
  text('to'),
  { name: 'durationSeconds', type: 'int', of: ({ durationSeconds }) => durationSeconds?.toString() ?? null },
  text('outcome'),
  text('disposition'),
  {
    name: 'answers',
    type: 'jsonb',
    of: ({ answers }) => (answers === undefined ? null : quoted(JSON.stringify(answers))),
  },
  { name: 'content_hash', type: 'bigint', of: contentHash },
];

/** The parameters of {@link eventRows}: how many events there are, which request each is of, and their columns. */
export function eventColumns(
  requests: readonly { events: readonly CallEvent[] }[],
): (string | number | null)[] {
  const events: CallEvent[] = [];
  const ofRequest: number[] = [];
  for (const [at, { events: own }] of requests.entries()) {
    for (const event of own) {
      events.push(event);
      ofRequest.push(at + 1);
    }
  }
  return [
    events.length,
    `{${ofRequest.join(',')}}`,
    ...columns.map(({ of }) => {
      const values = events.map(of);
      return values.every((value) => value === null) ? null : `{${values.map((v) => v ?? 'NULL').join(',')}}`;
    }),
  ];
}

/**
 * One row an event, as `e`: the place of its request, from 1 on, and its columns.
 *
 * @param first the number of the first of its parameters in the statement
 */
export function eventRows({ first }: { first: number }): string {
  const arrays = ['int', ...columns.map(({ type }) => type)].map(
    (type, at) => `unnest($${first + 1 + at}::${type}[])`,
  );
  const names = ['request', ...columns.map(({ name }) => `"${name}"`)];
  // The series makes a row of each event even where arrays are left out, and the planner expect many.
  return `rows from (${arrays.join(', ')}, generate_series(1, $${first}::int)) as e(${names.join(', ')}, place)`;
}

const quoted = (value: string) =>
  `"${value.includes('"') || value.includes('\\') ? value.replaceAll(/["\\]/g, String.raw`\$&`) : value}"`;
