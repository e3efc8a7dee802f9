import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { startPostgres, type PostgresOptions, type PostgresServer } from '../../dev/postgres.ts';
import { findProcesses, isAlive } from '../../dev/processes.ts';
import { deadPid, spawnScript } from '../support/processes.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { waitFor } from '../support/wait-for.ts';

/** A data folder with a port, and how to start Postgres on it; what runs at the test's end is stopped. */
async function home() {
  const folder = makeTempFolder();
  const options = { dataDir: join(folder, 'data'), port: await freePort(), logFile: join(folder, 'log') };
  return {
    ...options,
    start: async (more: Partial<PostgresOptions> = {}): Promise<PostgresServer> => {
      const server = await startPostgres({ ...options, ...more });
      onTestFinished(() => server.stop());
      return server;
    },
  };
}

async function query<T>(server: PostgresServer, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  try {
    return await ask(sql);
  } finally {
    await sql.end();
  }
}

const keepRow = (server: PostgresServer) =>
  query(server, async (sql) => {
    await sql`create table kept (id int)`;
    await sql`insert into kept values (7)`;
  });
const keptRows = (server: PostgresServer) =>
  query(server, async (sql) => [...(await sql`select id from kept`)]);

/** What a start that was killed leaves behind: its server runs on, its lock names a process that is gone. */
async function forgetOwner(dataDir: string): Promise<void> {
  writeFileSync(`${dataDir}.lock`, JSON.stringify({ pid: await deadPid(), birthMark: 'before' }));
}

test('data outlive a stop, which leaves no process and no lock', async () => {
  const { dataDir, start } = await home();
  const first = await start();
  await keepRow(first);
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  expect(findProcesses(['-D', dataDir])).toEqual([]);
  expect(existsSync(`${dataDir}.lock`)).toBe(false);

  expect(await keptRows(await start())).toEqual([{ id: 7 }]);
});

test('committed data outlive a kill -9, which the owner is told of', async () => {
  const { start } = await home();
  const reasons: string[] = [];
  const first = await start({ onExit: (reason) => reasons.push(reason) });
  await keepRow(first);
  process.kill(first.pid, 'SIGKILL');
  await waitFor('the news', async () => reasons[0]?.startsWith('Postgres ended (signal SIGKILL)'));

  expect(await keptRows(await start())).toEqual([{ id: 7 }]);
});

test('a server that a killed start left running is stopped and its data are taken over', async () => {
  const { dataDir, start } = await home();
  const left = await start();
  await keepRow(left);
  await forgetOwner(dataDir);

  const next = await start();
  expect(isAlive(left.pid)).toBe(false);
  expect(next.pid).not.toBe(left.pid);
  expect(await keptRows(next)).toEqual([{ id: 7 }]);
});

test('a pid file whose pid belongs to a stranger by now does not prevent the start', async () => {
  const { dataDir, start } = await home();
  const first = await start();
  await keepRow(first);
  const pidFile = join(dataDir, 'postmaster.pid');
  const content = readFileSync(pidFile, 'utf8');
  await first.stop();
  const stranger = await spawnScript('setInterval(() => {}, 1000); console.log("up")');
  writeFileSync(pidFile, content.replace(/^\d+/, String(stranger)));

  expect(await keptRows(await start())).toEqual([{ id: 7 }]);
  expect(isAlive(stranger)).toBe(true);
});

test('what an initialisation that was killed left behind is replaced', async () => {
  const { dataDir, start } = await home();
  mkdirSync(join(`${dataDir}.new`, 'base'), { recursive: true });
  await keepRow(await start());
  expect(existsSync(`${dataDir}.new`)).toBe(false);
});

test('two starts do not share a data folder', async () => {
  const { dataDir, start } = await home();
  const first = await start();
  await expect(start({ port: await freePort() })).rejects.toThrow(
    `process ${process.pid} runs a Postgres on ${dataDir} already`,
  );
  expect(isAlive(first.pid)).toBe(true);
});

test('a busy port is refused with the variable to set, and the data folder stays free', async () => {
  const { port, start } = await home();
  const pid = await spawnScript(
    `require('node:net').createServer().listen(${port}, '127.0.0.1', () => console.log('listening'))`,
  );
  await expect(start()).rejects.toThrow(
    `port ${port} (Postgres) is in use by process ${pid} (node): stop it, or set LASTCALL_POSTGRES_PORT`,
  );
  process.kill(pid, 'SIGKILL');
  await waitFor('the port', async () => !isAlive(pid));
  await start();
});

test('a server that cannot start says why with the end of its log', async () => {
  const { start } = await home();
  await expect(start({ settings: { max_connections: 'plenty' } })).rejects.toThrow(
    /Postgres ended while it started \(exit code 1\):\n[^]*invalid value for parameter "max_connections": "plenty"/,
  );
});

test('data of another major version are left alone', async () => {
  const { dataDir, start } = await home();
  const server = await start();
  await server.stop();
  writeFileSync(join(dataDir, 'PG_VERSION'), '15\n');
  await expect(start()).rejects.toThrow(`${dataDir} was made by Postgres 15`);
});

test('text sorts and folds its case the same on every machine', async () => {
  const server = await (await home()).start();
  const [row] = await query(
    server,
    (sql) => sql`
    select lower('ÄÉŞ') as lower, array(select x from unnest(array['b', 'é', 'B', 'a']) x order by x) as sorted,
      current_setting('server_encoding') as encoding`,
  );
  expect(row).toEqual({ lower: 'äéş', sorted: ['B', 'a', 'b', 'é'], encoding: 'UTF8' });
});

test('a statement that fails leaves nothing of what is in it in the log', async () => {
  const { logFile, start } = await home();
  const server = await start();
  const secret = '+12025550143';
  await query(server, async (sql) => {
    await sql`create table people (phone text primary key, born date)`;
    await sql`insert into people (phone) values (${secret})`;
    const failing = [
      sql`insert into people (phone) values (${secret})`,
      sql.unsafe(`insert into people (phone) values ('${secret}')`),
      sql.unsafe(`select '${secret}'::date`),
      sql.unsafe(`select * from "${secret}"`),
      sql.unsafe(`do $$ begin raise warning '${secret}'; raise exception '${secret}'; end $$`),
      sql`insert into people (phone, born) values (${'a'}, ${secret}::text::date)`,
    ];
    for (const statement of failing) await expect(statement).rejects.toThrow(/./);
  });
  await server.stop();
  const log = readFileSync(logFile, 'utf8');
  expect(log).toContain('database system is shut down');
  expect(log).not.toContain('2025550143');
});
