import { DrizzleQueryError } from 'drizzle-orm/errors';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { describeError, lastWords } from '../../src/log.ts';

const number = '+12025550143';

/** A unique violation as the driver throws it, with all that it knows. */
function violation() {
  const error = new postgres.PostgresError(`invalid input syntax: "${number}"`);
  return Object.assign(error, {
    code: '23505',
    detail: `Key (e164)=(${number}) already exists.`,
    where: `COPY line 1: "${number}"`,
    table_name: 'phone_numbers',
    constraint_name: 'phone_numbers_held',
    query: `insert into phone_numbers values ('${number}')`,
    parameters: [number],
  });
}

test.each([
  ['a database’s error', violation()],
  ['the query builder’s around it', new DrizzleQueryError(`select '${number}'`, [number], violation())],
  ['the query builder’s alone', new DrizzleQueryError(`select '${number}'`, [number])],
  [
    'one of a lost connection',
    new DrizzleQueryError(`select '${number}'`, [number], new Error('ECONNRESET')),
  ],
  ['one of ours with it as its cause', new Error('the import failed', { cause: violation() })],
  ['something that is no error', number],
])('%s is told without what is in its statement, also as a process’s last words', (_, error) => {
  expect(JSON.stringify(describeError(error))).not.toContain(number);
  expect(lastWords(error)).not.toContain(number);
});

test('the code, the place and the frames of a database’s error are told', () => {
  const words = lastWords(violation());
  expect(words).toContain('PostgreSQL 23505 phone_numbers phone_numbers_held');
  expect(words).toMatch(/\n +at violation .*log\.test\.ts/);
});
