/**
 * What campaigns cost in which nothing happens: bytes in each store, processor time, how soon an API and a worker are ready beside
 * them, and how fast the index is answered. Then what a start and a "call made" cost each part.
 *
 *   npm run build && npx tsx bench/idle.ts [--campaigns 100000] [--accounts 100] [--seconds 60] [--signals 5000]
 *
 * Starts and stops its own servers: Postgres, a Temporal node that keeps its state there too, an API and a worker.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Sql } from 'postgres';
import { freePort } from '../dev/ports.ts';
import { stores } from '../dev/temporal/cluster/node-config.ts';
import { createApiKey } from '../src/db/accounts/api-keys.ts';
import { createAccount } from '../src/db/accounts/create-account.ts';
import { openDatabase } from '../src/db/client.ts';
import { newKey } from '../src/secrets/new-key.ts';
import { campaignClient } from '../src/temporal/campaign-client.ts';
import { openClient } from '../src/temporal/connect.ts';
import { startInstallation } from './installation.ts';
import { cpuOfFamilyMs } from './intake/cpu.ts';
import { percentiles, probe } from './one-night/probe.ts';

const { values } = parseArgs({
  options: {
    campaigns: { type: 'string', default: '100000' },
    accounts: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
    signals: { type: 'string', default: '5000' },
  },
});
const [count, accounts, seconds, signals] = [
  values.campaigns,
  values.accounts,
  values.seconds,
  values.signals,
].map(Number) as [number, number, number, number];
const lanes = 32;
const readyMs = 300_000;
/** So that what the starts left to do is done. */
const settleMs = 30_000;
const probeMs = 20_000;

const installation = await startInstallation({ temporalNodes: 1 });
const { databaseUrl, temporalAddress, run, onStop, pids } = installation;
try {
  const db = openDatabase(databaseUrl);
  onStop(() => db.close());
  const { sql } = db;
  const before = await bytes(sql);
  const key = await makeCampaigns(sql);
  const [apiPort, workerPort] = [await freePort(), await freePort()];
  const env = {
    LASTCALL_SECRET_KEYS: newKey(),
    LASTCALL_AUTH_SECRET: newKey(),
    LASTCALL_PORT: String(apiPort),
  };
  const startPart = async (part: 'api' | 'worker') => {
    const began = performance.now();
    const metrics = part === 'worker' ? { LASTCALL_METRICS_PORT: String(workerPort) } : {};
    const server = await run(part, [part], { ...env, ...metrics });
    await untilReady(`http://127.0.0.1:${part === 'api' ? apiPort : workerPort}/ready`);
    return { server, ms: Math.round(performance.now() - began) };
  };

  const api = await startPart('api');
  const worker = await startPart('worker');
  const families = {
    API: api.server.pid,
    worker: worker.server.pid,
    Postgres: pids.postgres,
    Temporal: pids.temporal,
  };
  const used = () =>
    Object.fromEntries(Object.entries(families).map(([name, pid]) => [name, cpuOfFamilyMs(pid)]));
  /** Milliseconds of processor time that each part spent on one of so many, until nothing of it was left to do. */
  const costOf = async (times: number, work: () => Promise<unknown>) => {
    const usedBefore = used();
    await work();
    await untilIdle(worker.server.pid);
    const usedAfter = used();
    return Object.fromEntries(
      Object.keys(families).map((name) => [
        name,
        Number((((usedAfter[name] ?? 0) - (usedBefore[name] ?? 0)) / times).toFixed(2)),
      ]),
    );
  };

  // Only so that it takes less time: nothing is lost here that somebody would miss.
  await setSynchronousCommit(sql, 'off');
  const began = performance.now();
  const start = await costOf(count, () =>
    eachCampaign(sql, count, (gateway, { id, accountId }) => gateway.start(id, accountId)),
  );
  const startSeconds = (performance.now() - began) / 1_000;
  console.log(`${count} workflows started, and asleep after ${startSeconds.toFixed(0)} s`);
  await setSynchronousCommit(sql, 'on');
  await sleep(settleMs);
  const after = await bytes(sql);
  const perCampaign = Object.fromEntries(
    Object.entries(after).map(([name, size]) => [name, Math.round((size - (before[name] ?? 0)) / count)]),
  );

  const usedBefore = used();
  await sleep(seconds * 1_000);
  const usedAfter = used();
  const cpu = Object.fromEntries(
    Object.keys(families).map((name) => {
      const share = ((usedAfter[name] ?? 0) - (usedBefore[name] ?? 0)) / (seconds * 10);
      return [`${name}, % of a core`, Number(share.toFixed(2))];
    }),
  );

  const probing = probe(`http://127.0.0.1:${apiPort}`, key);
  await sleep(probeMs);
  const index = percentiles(await probing.end());
  const signal = await costOf(signals, () =>
    eachCampaign(sql, signals, (gateway, { id }) => gateway.callMade(id, Date.now())),
  );
  await worker.server.stop();
  await api.server.stop();
  const again = {
    'API ready, ms': (await startPart('api')).ms,
    'worker ready, ms': (await startPart('worker')).ms,
  };

  console.table({ 'bytes a campaign': perCampaign });
  console.table({ 'while nothing happens': cpu });
  console.table({ 'index of an account, ms': index });
  console.table({ 'started again beside them': again });
  console.table({ 'a start, ms of processor time': start, 'a call made, ms': signal });
} finally {
  await installation.stop();
}

/** @returns an owner's key of one of the accounts */
async function makeCampaigns(sql: Sql): Promise<string> {
  let key = '';
  for (let at = 0; at < accounts; at += 1) {
    const accountId = await createAccount(sql, { name: `Bench ${at}` });
    const here = Math.floor(count / accounts) + (at < count % accounts ? 1 : 0);
    await sql`
      insert into campaigns (id, account_id, name, status, created_by, launched_at)
      select uuidv7(), ${accountId}, 'Campaign ' || n, 'active', 'bench', now() from generate_series(1, ${here}::int) n`;
    key = (await createApiKey(sql, { accountId, name: 'Bench', role: 'owner', actor: 'bench' })).secret;
  }
  await sql`analyze`;
  return key;
}

type Campaign = { id: string; accountId: string };

/** Does it for so many of the campaigns, several at once. */
async function eachCampaign(
  sql: Sql,
  limit: number,
  work: (gateway: ReturnType<typeof campaignClient>, campaign: Campaign) => Promise<void>,
): Promise<void> {
  const { client, connection } = openClient({
    connectionOptions: { address: temporalAddress },
    namespace: 'default',
  });
  const gateway = campaignClient(client, { taskQueue: 'lastcall', signalsPerRun: 1_000 });
  const waiting = await sql<Campaign[]>`
    select id, account_id as "accountId" from campaigns order by id limit ${limit}`;
  const lane = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await work(gateway, next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await connection.close();
}

async function setSynchronousCommit(sql: Sql, to: 'on' | 'off'): Promise<void> {
  await sql.unsafe(`alter system set synchronous_commit = ${to}`);
  await sql`select pg_reload_conf()`;
}

/** What the stores take on disk: Lastcall's own database, and Temporal's two. */
async function bytes(sql: Sql): Promise<Record<string, number>> {
  const rows = await sql<{ name: string; size: number }[]>`
    select datname as name, pg_database_size(datname)::float8 as size from pg_database
    where datname in (current_database(), ${stores.default}, ${stores.visibility})`;
  return Object.fromEntries(rows.map(({ name, size }) => [name, size]));
}

async function untilReady(url: string): Promise<void> {
  for (const deadline = Date.now() + readyMs; ; await sleep(50)) {
    const answer = await fetch(url).catch(() => null);
    await answer?.text();
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error(`${url} does not say that it is ready`);
  }
}

/** Until a process does next to nothing three times in a row: beside other work it may not get to do more for a while. */
async function untilIdle(pid: number): Promise<void> {
  const [lookMs, inARow, share] = [5_000, 3, 0.05];
  for (let before = cpuOfFamilyMs(pid), idle = 0; idle < inARow;) {
    await sleep(lookMs);
    const now = cpuOfFamilyMs(pid);
    idle = now - before < lookMs * share ? idle + 1 : 0;
    before = now;
  }
}
