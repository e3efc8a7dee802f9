import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { expect, inject, onTestFinished } from 'vitest';
import { auditChain } from '../../src/doctor/audit-chain.ts';
import { changes } from '../../src/doctor/changes.ts';
import { clock } from '../../src/doctor/clock.ts';
import { databaseSettings } from '../../src/doctor/database-settings.ts';
import { databaseUser } from '../../src/doctor/database-user.ts';
import { database } from '../../src/doctor/database.ts';
import { keys } from '../../src/doctor/keys.ts';
import { outbox } from '../../src/doctor/outbox.ts';
import { partitions } from '../../src/doctor/partitions.ts';
import { schema } from '../../src/doctor/schema.ts';
import { waitingWork } from '../../src/doctor/waiting-work.ts';
import { encryptCredentials } from '../../src/credentials/stored-credentials.ts';
import { putCredentials } from '../../src/db/accounts/carrier-credentials.ts';
import { uuidv7 } from '../../src/ids.ts';
import { parseKeyring } from '../../src/secrets/parse-keyring.ts';
import { newKey } from '../../src/secrets/new-key.ts';
import { chainAll, writeHolds } from '../support/audit-chain.ts';
import { createTestDatabase } from '../support/database.ts';
import { said } from '../support/doctor.ts';
import { makeAccount } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { tamper } from '../support/tamper.ts';

const { test, db, database: shared } = fixtures('db', 'database');

/** A database of the test's own, as its administrator. */
async function own() {
  const { url } = await createTestDatabase(onTestFinished);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  onTestFinished(() => sql.end());
  const [row] = await sql<{ name: string }[]>`select current_database() as name`;
  return { url, sql, name: row?.name ?? '' };
}

const withUrl = (url: string) => ({ DATABASE_URL: url });

test('a database that is well is told with its version and place, without the password', async () => {
  const [line] = await said(database, withUrl(shared.url));
  expect(line).toMatch(/^ok: PostgreSQL 18\.\d+ .*at 127\.0\.0\.1:\d+\/test_\w+, \d+ (kB|MB)$/);
});

test.each([
  ['nobody listens there', (url: URL) => (url.port = '1')],
  ['the password is wrong, or there is no such user', (url: URL) => (url.password = 'wrong')],
  ['there is no such database', (url: URL) => (url.pathname = 'not-there')],
])('one that cannot be used says that %s', async (why, change) => {
  const url = new URL(shared.url);
  change(url);
  const [line] = await said(database, withUrl(url.toString()));
  expect(line).toBe(`problem: ${url.host}${url.pathname} cannot be used: ${why}`);
});

test('a database without migrations, one that lacks some and one of a newer version are told apart', async () => {
  expect(await said(schema, withUrl(shared.url))).toEqual(['ok: as this version needs it']);
  expect(await said(schema, withUrl(inject('postgresUrl')))).toEqual([
    expect.stringMatching(/^problem: \d+ migrations are missing, from 0000_init on$/),
  ]);
  const { url, sql } = await own();
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`;
  expect(await said(schema, withUrl(url))).toEqual([
    'warning: the database has migrations of a newer version than this program',
  ]);
  await sql`delete from drizzle.__drizzle_migrations where created_at >= (
    select created_at from drizzle.__drizzle_migrations order by created_at desc offset 1 limit 1)`;
  expect(await said(schema, withUrl(url))).toEqual([
    expect.stringMatching(/^problem: 1 migrations are missing, from \d{4}_\w+ on$/),
  ]);
});

test.each([
  [0, 'ok: the database and this machine agree on the time'],
  [30, "warning: the database's clock is 30.0 s ahead of this machine's"],
  [-600, "problem: the database's clock is 600.0 s behind this machine's"],
])('a clock of the database that is %i s off', async (seconds, line) => {
  const { url, sql, name } = await own();
  await sql`create schema wrong`;
  await sql.unsafe(`create function wrong.clock_timestamp() returns timestamptz language sql
    as $$ select pg_catalog.clock_timestamp() + interval '${seconds} seconds' $$`);
  await sql.unsafe(`alter database ${name} set search_path = wrong, public, pg_catalog`);
  // What the answer took is no difference of clocks, so a slow machine sees a little less.
  const [got = ''] = await said(clock, withUrl(url));
  expect(got.replace(/(29|599)\.\d s/, (_, whole: string) => `${Number(whole) + 1}.0 s`)).toBe(line);
});

test('a user without rights is told of, with the tables that it may not use', async () => {
  const { url, sql, name } = await own();
  const role = `limited_${randomUUID().replaceAll('-', '')}`;
  await sql.unsafe(`create role ${role} login password 'of-its-own'`);
  onTestFinished(async () => {
    await sql.unsafe(`drop owned by ${role}`);
    await sql.unsafe(`drop role ${role}`);
  });
  await sql.unsafe(`grant connect on database ${name} to ${role}`);
  await sql.unsafe(`grant usage on schema public, drizzle to ${role}`);
  await sql.unsafe(`grant select, insert, update, delete on all tables in schema public to ${role}`);
  await sql.unsafe(`revoke delete on outbox from ${role}`);
  const limited = new URL(url);
  limited.username = role;
  limited.password = 'of-its-own';
  expect(await said(databaseUser, withUrl(limited.toString()))).toEqual([
    `problem: ${role} may not read and write outbox`,
    `warning: ${role} may not make partitions: workers cannot make those of the coming months`,
  ]);
  expect(await said(databaseUser, withUrl(url))).toEqual([
    expect.stringMatching(/^warning: \w+ is a superuser$/),
  ]);
});

test('settings that lose commits or write data into the log are named', async () => {
  // The tests' own server gives up durability for speed.
  const lossy =
    'problem: fsync and full_page_writes and synchronous_commit are off: a crash loses calls that were acknowledged';
  expect(await said(databaseSettings, withUrl(shared.url))).toEqual([lossy]);
  const { url, sql, name } = await own();
  await sql.unsafe(`alter database ${name} set log_statement = 'all'`);
  await sql.unsafe(`alter database ${name} set log_min_error_statement = 'error'`);
  expect(await said(databaseSettings, withUrl(url))).toEqual([
    lossy,
    "warning: the server's log may quote phone numbers and names, by log_min_error_statement, log_statement",
  ]);
});

test('word of changes is sent and heard', async () => {
  expect(await said(changes, withUrl(shared.url))).toEqual(['ok: word of changes (LISTEN) arrives']);
});

test('partitions that are missing now or soon are told of', async () => {
  const { url, sql } = await own();
  expect(await said(partitions, withUrl(url))).toEqual([
    expect.stringMatching(/^ok: .*call_events, calls, contacts.*: this month and 12 more$/),
  ]);
  const drop = async (month: number) => {
    const [{ name } = { name: '' }] = await sql<{ name: string }[]>`
      select 'calls' || to_char(date_trunc('month', now() at time zone 'UTC') + make_interval(months => ${month}),
        '"_"YYYY_MM') as name`;
    await sql`drop table ${sql(name)}`;
  };
  await drop(2);
  expect(await said(partitions, withUrl(url))).toEqual([
    'warning: calls have partitions for less than 3 months',
  ]);
  await drop(0);
  expect(await said(partitions, withUrl(url))).toEqual([
    'problem: calls have no partition of this month: new rows go to *_other',
  ]);
});

test('every key that something stored needs is looked for, and tried', async () => {
  const { url, sql } = await own();
  const [first, second] = [newKey(), newKey()];
  const env = { ...withUrl(url), LASTCALL_SECRET_KEYS: first };
  expect(await said(keys, env)).toEqual(['ok: nothing is stored encrypted']);

  const accountId = await makeAccount(sql);
  const owner = { accountId, carrier: 'telnyx' } as const;
  const keyring = parseKeyring(first);
  await putCredentials(sql, {
    ...owner,
    encrypted: encryptCredentials(keyring, owner, { apiKey: 'KEY0' }),
    hint: null,
    actor: 'cli',
    checked: 'skipped',
  });
  const { keyId, nonce, ciphertext } = parseKeyring(second).encrypt('+12025550143', 'an erasure');
  await sql`
    insert into erasures (id, account_id, key_id, nonce, ciphertext, reason, requested_by)
    values (${uuidv7()}, ${accountId}, ${keyId}, ${nonce}, ${ciphertext}, 'request_of_person', 'cli')`;
  expect(await said(keys, env)).toEqual([
    `problem: the key "${keyId}" is missing in LASTCALL_SECRET_KEYS, and 1 stored secrets need it`,
  ]);
  expect(await said(keys, { ...env, LASTCALL_SECRET_KEYS: `${first},${second}` })).toEqual([
    'ok: 2 stored secrets, all of whose keys are here',
  ]);
  const impostor = `${first.split(':')[0]}:${newKey().split(':')[1]}`;
  expect(await said(keys, { ...env, LASTCALL_SECRET_KEYS: `${impostor},${second}` })).toEqual([
    `problem: the key "${keyring.currentId}" does not open what was encrypted under that name`,
  ]);
  expect(await said(keys, withUrl(url))).toHaveLength(2);
});

test('messages to Temporal that wait are told with their age and last error', async () => {
  const { url, sql } = await own();
  expect(await said(outbox, withUrl(url))).toEqual(['ok: every message to Temporal was delivered']);
  const id = uuidv7();
  await sql`
    insert into outbox (id, topic, campaign_id, created_at, last_error)
    values (${id}, 'start', ${uuidv7()}, now() - interval '5 minutes', 'UNAVAILABLE')`;
  expect(await said(outbox, withUrl(url))).toEqual([
    'warning: 1 messages to Temporal wait, the oldest for 5 min: UNAVAILABLE',
  ]);
  await sql`update outbox set created_at = now() - interval '2 hours' where id = ${id}`;
  expect(await said(outbox, withUrl(url))).toEqual([
    'problem: 1 messages to Temporal wait, the oldest for 120 min: UNAVAILABLE',
  ]);
});

test('what is stuck or waits for a person is counted', async () => {
  expect(await said(waitingWork, withUrl(shared.url))).toEqual([
    'ok: nothing is stuck or waits for a person',
  ]);
  const accountId = await makeAccount(db.sql);
  await db.sql`
    insert into bulk_jobs (id, account_id, action, created_by, created_at, total)
    values (${uuidv7()}, ${accountId}, 'archive', 'cli', now() - interval '3 hours', 1)`;
  await db.sql`
    insert into findings (id, account_id, carrier, kind, e164, first_seen_at, last_seen_at)
    values (${uuidv7()}, ${accountId}, 'telnyx', 'leak', '+12025550143', now(), now())`;
  await db.sql`
    insert into campaigns (id, account_id, name, status, created_by, launched_at)
    values (${uuidv7()}, ${accountId}, 'Left behind', 'active', 'cli', now() - interval '90 days')`;
  expect(await said(waitingWork, withUrl(shared.url))).toEqual([
    'warning: 1 differences between our books and carriers’ lists are open',
    'warning: 1 bulk jobs are unfinished for more than an hour',
    'warning: 1 campaigns have stood still for a day (deadline_passed)',
  ]);
});

test('an audit log that is not chained, was changed at its end, or has lost its guard is told', async () => {
  const { url, sql } = await own();
  const accountId = await makeAccount(sql);
  await writeHolds(sql, accountId, ['one', 'two']);
  await chainAll(sql);
  expect(await said(auditChain, withUrl(url))).toEqual([
    'ok: 2 entries of 1 accounts are chained; "lastcall audit verify" reads them all',
  ]);
  await sql`
    insert into audit_log (id, account_id, actor, action, created_at)
    values (${uuidv7()}, ${accountId}, 'cli', 'legal_hold.lifted', now() - interval '10 minutes')`;
  expect(await said(auditChain, withUrl(url))).toEqual([
    'warning: 1 entries of the audit log are not chained, the oldest for 10 min',
  ]);
  await tamper(sql, (tx) => tx`delete from audit_log where seq = 2`);
  await sql`alter table audit_log disable trigger audit_log_kept`;
  expect(await said(auditChain, withUrl(url))).toEqual([
    'problem: the audit log can be changed: audit_log_kept is off or gone',
    `problem: the audit log was changed at its end, of account ${accountId}`,
    'warning: 1 entries of the audit log are not chained, the oldest for 10 min',
  ]);
});
