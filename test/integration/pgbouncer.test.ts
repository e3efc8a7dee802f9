import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { resolvePgbouncerExecutable } from '../../dev/pgbouncer/executable.ts';
import { startPgbouncer } from '../../dev/pgbouncer/server.ts';
import { freePort } from '../../dev/ports.ts';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { changes } from '../../src/doctor/changes.ts';
import { sessions } from '../../src/doctor/sessions.ts';
import { createTestDatabase } from '../support/database.ts';
import { said } from '../support/doctor.ts';
import { makeRunFolder, type RunFolder } from '../support/run-folder.ts';
import { waitFor } from '../support/wait-for.ts';

// Before any test has a time limit: it may have to be got first.
const executable = await resolvePgbouncerExecutable({ progress: console.log });
let folder: RunFolder;
beforeAll(() => void (folder = makeRunFolder()));
afterAll(() => folder.remove());

/** One in front of a database of the test's own: the URL that leads through it, and a connection past it. */
async function pooled(settings: Record<string, string> = {}) {
  const database = await createTestDatabase(onTestFinished);
  const direct = postgres(database.url, { max: 1, onnotice: () => {} });
  onTestFinished(() => direct.end());
  // A request to cancel comes too late: the pooler has ended its connection to Postgres with the one to us.
  const name = new URL(database.url).pathname.slice(1);
  await direct`alter database ${direct(name)} set client_connection_check_interval = '1s'`;
  const port = await freePort();
  const pgbouncer = await startPgbouncer({
    executable,
    postgresUrl: database.url,
    port,
    folder: `${folder.path}/${port}`,
    settings,
  });
  onTestFinished(() => pgbouncer.stop());
  return { url: pgbouncer.url, direct };
}

test('with its settings in deploy/, connections are sessions, and word of changes arrives', async () => {
  const environment = { DATABASE_URL: (await pooled()).url };
  expect(await said(sessions, environment)).toEqual(['ok: each connection is a session of its own']);
  expect(await said(changes, environment)).toEqual(['ok: word of changes (LISTEN) arrives']);
});

test('transaction mode is told of', async () => {
  const environment = { DATABASE_URL: (await pooled({ pool_mode: 'transaction' })).url };
  expect(await said(sessions, environment)).toEqual([
    expect.stringMatching(/^problem: a pooler in transaction mode stands before the database/),
  ]);
});

test('without a pooler, connections are sessions', async () => {
  expect(await said(sessions, { DATABASE_URL: inject('postgresUrl') })).toEqual([
    'ok: each connection is a session of its own',
  ]);
});

test('migrations that run at once take turns through it', async () => {
  const { url, direct } = await pooled();
  await direct`drop schema public cascade`;
  await direct`drop schema drizzle cascade`;
  await direct`create schema public`;
  await Promise.all([migrate(url), migrate(url)]);
  expect((await direct`select count(*)::int as count from campaigns`)[0]).toEqual({ count: 0 });
});

test('a statement that is given up ends in Postgres, where that looks after its connections', async () => {
  const { url, direct } = await pooled();
  const db = openDatabase(url, { statementBoundMs: 500 });
  onTestFinished(() => db.close());
  await expect(db.sql`select 'given up', pg_sleep(600)`).rejects.toThrow('did not answer in time');
  const left = () =>
    direct`select from pg_stat_activity where query like '%given up%' and state = 'active' and pid <> pg_backend_pid()`;
  await waitFor('the statement to end', async () => (await left()).length === 0);
});

test('a statement that finds no connection left is given up in time, and served once there is one', async () => {
  const { url } = await pooled({ default_pool_size: '1', max_db_connections: '1' });
  const holder = postgres(url, { max: 1, onnotice: () => {} });
  onTestFinished(() => holder.end());
  await holder`select 1`;
  const late = openDatabase(url, { maxConnections: 1, statementBoundMs: 4_000 });
  onTestFinished(() => late.close());
  await expect(late.sql`select 1`).rejects.toThrow('did not answer in time');
  await holder.end();
  expect([...(await late.sql`select 1 as one`)]).toEqual([{ one: 1 }]);
});

test('calls are recorded through it, on connections with settings that it cannot pass on', async () => {
  const { url } = await pooled();
  const db = openDatabase(url);
  onTestFinished(() => db.close());
  expect([...(await db.recording`select 1 as one`)]).toEqual([{ one: 1 }]);
});
