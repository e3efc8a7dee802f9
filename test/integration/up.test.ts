import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { isAlive } from '../../dev/processes.ts';
import type { Report } from '../../src/doctor/run-checks.ts';
import { projectRoot } from '../../src/project-root.ts';
import { apiClient } from '../support/api-client.ts';
import { spawnScript } from '../support/processes.ts';
import { makeUpHome, type UpHome, type UpPart, type UpProcess, upParts } from '../support/up-process.ts';
import { waitFor } from '../support/wait-for.ts';

// Each start takes a busy machine a minute or two.
vi.setConfig({ testTimeout: 600_000 });

const cleanups: (() => unknown)[] = [];
let home: UpHome;
let up: UpProcess | null = null;
beforeAll(async () => {
  home = await makeUpHome((cleanup) => cleanups.push(cleanup));
});
afterAll(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup();
});

async function running(): Promise<UpProcess> {
  up ??= home.start();
  await up.runs();
  await ready();
  return up;
}

/** The API answers, with the database and Temporal there. */
const ready = () =>
  waitFor(
    'everything to be ready',
    async () => {
      const answer = await fetch(`${home.apiUrl}/ready`).catch(() => null);
      return answer?.ok && ((await answer.json()) as { status: string }).status === 'ready';
    },
    120_000,
  );

const owner = () => {
  const keys = JSON.parse(readFileSync(join(home.dataDir, 'demo-keys.json'), 'utf8')) as { owner: string };
  return apiClient(home.apiUrl, keys.owner);
};

const pidOf = (part: UpPart): number => {
  const pid = home.pidOf(part);
  if (pid === undefined) throw new Error(`nobody runs ${part}`);
  return pid;
};

const shown = (process: UpProcess, words: string | RegExp, from = 0) =>
  waitFor(
    `${words} on the screen`,
    async () => {
      const output = process.output().slice(from);
      return typeof words === 'string' ? output.includes(words) : words.test(output);
    },
    120_000,
  );

const allEnded = (pids: readonly number[]) =>
  waitFor('all parts to end', async () => !pids.some(isAlive), 60_000);

/** Null: the port is not free, as while the threads of a killed process are still ending. */
const listenOn = (port: number): Promise<Server | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

async function killed(lastcall: UpProcess): Promise<void> {
  process.kill(lastcall.pid, 'SIGKILL');
  await lastcall.ended;
  up = null;
}

async function stopped(): Promise<void> {
  const lastcall = await running();
  process.kill(lastcall.pid, 'SIGINT');
  expect(await lastcall.ended).toBe(0);
  up = null;
}

test.each(upParts)('%s is started again after a kill -9, with its cause on the screen', async (part) => {
  const lastcall = await running();
  const from = lastcall.output().length;
  const before = pidOf(part);
  process.kill(before, 'SIGKILL');
  await shown(lastcall, `${part} runs again.`, from);
  const screen = lastcall.output().slice(from);
  expect(screen).toContain('ended (signal SIGKILL)');
  expect(screen).toContain(`${part} is started again in 0.5 s (1 of 6).`);
  expect(pidOf(part)).not.toBe(before);
  await ready();
  expect((await owner().get('/v1/campaigns?limit=1')).status).toBe(200);
});

test('after that a campaign is archived and all its numbers go back to the carrier', async () => {
  await running();
  const api = owner();
  const { items } = (await api.get('/v1/campaigns?status=active&limit=50')).body;
  const campaign = items.find(({ counts }: { counts: { numbers: number } }) => counts.numbers > 0);
  await api.post(`/v1/campaigns/${campaign.id}/archive`, {});
  await waitFor(
    'the archive',
    async () => (await api.get(`/v1/campaigns/${campaign.id}`)).body.archive?.stage === 'complete',
    120_000,
  );
  const { body } = await api.get(`/v1/campaigns/${campaign.id}/numbers`);
  expect(body.items.length).toBeGreaterThan(0);
  expect(body.items.filter(({ state }: { state: string }) => state !== 'released')).toEqual([]);
});

test('the doctor finds no problem in it, and says so by its exit code', async () => {
  await running();
  // A worker that has just begun has not asked on every queue, or scheduled the nights.
  const { code, lines } = await waitFor('the workers', async () => {
    const report = await doctor();
    const settling = report.lines.some(
      ({ check, level }) => level !== 'ok' && ['workers', 'nightly'].includes(check),
    );
    return !settling && report;
  });
  expect(lines.filter(({ level }) => level !== 'ok').map(({ check, level }) => `${level} ${check}`)).toEqual([
    // It is its database's administrator, and this machine's disk may be small.
    'warning database-user',
    ...lines.flatMap(({ check, level }) => (check === 'disk' && level !== 'ok' ? [`${level} disk`] : [])),
  ]);
  expect(code).toBe(1);
});

async function doctor(): Promise<Report & { code: unknown }> {
  const file = (name: string) => readFileSync(join(home.dataDir, name), 'utf8').trim();
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'src', 'cli.js'), 'doctor', '--json'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: `postgres://lastcall:${file('postgres.password')}@127.0.0.1:${home.ports.postgres}/lastcall`,
      TEMPORAL_ADDRESS: `127.0.0.1:${home.ports.temporal}`,
      ARCHIVE_STORE: join(home.dataDir, 'archives'),
      LASTCALL_SECRET_KEYS: file('secret-keys'),
      LASTCALL_AUTH_SECRET: file('auth-secret'),
      LASTCALL_SANDBOX_URL: `http://127.0.0.1:${home.ports.sandbox}`,
      LASTCALL_PORT: String(home.ports.api),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = await once(child, 'close');
  return { ...(JSON.parse(output) as Report), code };
}

test('a second start on the same folder is refused and harms nothing', async () => {
  const first = await running();
  const before = upParts.map(pidOf);
  const second = home.start();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`process ${first.pid} runs Lastcall on ${home.dataDir} already`);
  expect(upParts.map(pidOf)).toEqual(before);
  await ready();
});

test('a part whose port was taken meanwhile says by whom, and runs again when it is free', async () => {
  const lastcall = await running();
  const from = lastcall.output().length;
  // Held still, it cannot start the API before the port is taken.
  process.kill(lastcall.pid, 'SIGSTOP');
  const before = pidOf('API');
  process.kill(before, 'SIGKILL');
  await allEnded([before]);
  const stranger = await waitFor('the port', () => listenOn(home.ports.api));
  onTestFinished(() => void stranger.close());
  process.kill(lastcall.pid, 'SIGCONT');
  await shown(
    lastcall,
    new RegExp(
      `port ${home.ports.api} \\(API\\) is in use by process ${process.pid} \\(.*\\): stop it, or set LASTCALL_PORT`,
    ),
    from,
  );
  stranger.close();
  await shown(lastcall, 'API runs again.', from);
  await ready();
  expect(pidOf('API')).not.toBe(before);
});

test('what a start that was killed has left running is stopped by the next one, which runs at once', async () => {
  const first = await running();
  const before = upParts.map(pidOf);
  await killed(first);
  await running();
  expect(before.filter(isAlive)).toEqual([]);
  expect((await owner().get('/v1/campaigns?limit=1')).status).toBe(200);
});

test('everything that was killed at once starts again, from stale files and from files that were half written', async () => {
  const first = await running();
  const archived = (await owner().get('/v1/campaigns?status=archived&limit=50')).body.items.length;
  const parts = upParts.map(pidOf);
  for (const pid of [first.pid, ...parts]) process.kill(pid, 'SIGKILL');
  await first.ended;
  up = null;
  await allEnded(parts);

  const file = (...path: string[]) => join(home.dataDir, ...path);
  const stranger = await spawnScript('setInterval(() => {}, 1000); console.log("up")');
  const pidFile = file('postgres', 'postmaster.pid');
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(stranger)));
  for (const part of ['api', 'worker', 'sandbox'])
    writeFileSync(file('run', `${part}.json`), JSON.stringify({ pid: stranger, birthMark: 'before' }));
  writeFileSync(file('up.lock'), '');
  writeFileSync(file('postgres.lock'), '{"pid":');
  mkdirSync(file('postgres.new', 'base'), { recursive: true });
  truncateSync(file('demo-keys.json'), 20);
  appendFileSync(file('sandbox', 'state.jsonl'), '{"t":"rental","v":{"carr');

  await running();
  expect(isAlive(stranger)).toBe(true);
  const api = owner();
  expect((await api.get('/v1/campaigns?status=archived&limit=50')).body.items).toHaveLength(archived);
  expect((await api.get('/v1/account')).body.name).toBe('Riverside Phone Bank');
});

test('an empty pid file of Postgres does not keep it from starting', async () => {
  await stopped();
  writeFileSync(join(home.dataDir, 'postgres', 'postmaster.pid'), '');
  const lastcall = await running();
  expect(lastcall.output()).not.toContain('is started again');
});

test('Ctrl-C while a part is being started again stops everything, and leaves no process', async () => {
  const lastcall = await running();
  const parts = upParts.map(pidOf);
  const from = lastcall.output().length;
  process.kill(pidOf('Temporal'), 'SIGKILL');
  await shown(lastcall, 'Temporal is started again', from);
  process.kill(lastcall.pid, 'SIGINT');
  expect(await lastcall.ended).toBe(0);
  up = null;
  await allEnded(parts);
  expect(upParts.map((part) => home.pidOf(part))).toEqual(upParts.map(() => undefined));
  expect(existsSync(join(home.dataDir, 'up.lock'))).toBe(false);
});

test('a port that is taken before the start is named, and what was started before is stopped', async () => {
  const stranger = createServer().listen(home.ports.temporal, '127.0.0.1');
  await once(stranger, 'listening');
  const lastcall = home.start();
  expect(await lastcall.ended).toBe(1);
  expect(lastcall.output()).toContain(
    `port ${home.ports.temporal} (Temporal) is in use by process ${process.pid}`,
  );
  expect(upParts.map((part) => home.pidOf(part))).toEqual(upParts.map(() => undefined));
  stranger.close();
  await once(stranger, 'close');
});

test('a part that cannot be started any more ends everything in order, with its last words', async () => {
  const lastcall = await running();
  const parts = upParts.map(pidOf);
  const state = join(home.dataDir, 'sandbox', 'state.jsonl');
  writeFileSync(state, `not JSON\n${readFileSync(state, 'utf8')}`);
  process.kill(pidOf('Sandbox carrier'), 'SIGKILL');
  expect(await lastcall.ended).toBe(1);
  up = null;
  const screen = lastcall.output();
  expect(screen).toContain('Sandbox carrier does not stay up, and was started again 6 times:');
  expect(screen.slice(screen.lastIndexOf('does not stay up'))).toContain(`${state}: line 1 is damaged`);
  const order = [...screen.slice(screen.lastIndexOf('Stopping.')).matchAll(/^ {2}(.+) …$/gm)];
  expect(order.map(([, part]) => part)).toEqual([...upParts].toReversed());
  expect(parts.filter(isAlive)).toEqual([]);
});
