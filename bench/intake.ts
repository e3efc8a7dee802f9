/**
 * How fast call events come in, beside what this machine could do at most: one event a request and batches, by few and
 * many clients, over 1,000 active campaigns (Zipf) and on one alone.
 *
 *   npx tsx bench/intake.ts [--seconds 5] [--campaigns 1000] [--full]
 *
 * Starts a Postgres of its own that syncs every commit, the API in a process of its own, a bare Express and a bare
 * node:http server, and removes all of it again. `--full` measures every batch with every number of clients. Counts are
 * compared with a recount at the end. Clients, API and database share the machine: the ratios count.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApiKey } from '../src/db/accounts/api-keys.ts';
import { createAccount } from '../src/db/accounts/create-account.ts';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { freePort } from '../dev/ports.ts';
import { startPostgres } from '../dev/postgres.ts';
import { type Load, load } from './intake/client.ts';
import { cpuOfFamilyMs } from './intake/cpu.ts';
import { unnestLimit } from './intake/unnest.ts';
import type { Report } from './measured-api.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    campaigns: { type: 'string', default: '1000' },
    full: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const folder = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
await chmod(folder, 0o755);
const postgres = await startPostgres({
  dataDir: join(folder, 'postgres'),
  port: await freePort(),
  logFile: join(folder, 'postgres.log'),
});
await migrate(postgres.url);
const db = openDatabase(postgres.url);
const { sql } = db;
const accountId = await createAccount(sql, { name: 'Bench' });
const { secret } = await createApiKey(sql, { accountId, name: 'dialer', role: 'dialer', actor: 'bench' });
const rows = await sql<{ id: string }[]>`
  insert into campaigns (id, account_id, name, status, created_by, launched_at)
  select uuidv7(), ${accountId}, 'Campaign ' || n, 'active', 'bench', now()
  from generate_series(1, ${values.campaigns}::int) n returning id`;
const campaigns = rows.map(({ id }) => id);
const headers = { authorization: `Bearer ${secret}` };

const server = async (file: string, ...args: string[]) => {
  const child = fork(new URL(file, import.meta.url), args, {
    execArgv: process.execArgv,
    // The API's log is written as it is in earnest, and read by nobody.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    async ask(what: 'report' | 'reset'): Promise<Report> {
      child.send(what);
      return ((await once(child, 'message')) as [Report])[0];
    },
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
};

const api = await server('measured-api.ts', postgres.url, folder);
const table: Record<string, string | number>[] = [];
const row = (work: string, of: Load, cpu: Record<string, string | number> = {}) => {
  const measured = {
    work,
    'requests/s': Math.round(of.requests / of.seconds),
    'events/s': Math.round(of.events / of.seconds),
    'p50 ms': of.p50Ms.toFixed(1),
    'p99 ms': of.p99Ms.toFixed(1),
    ...cpu,
  };
  table.push(measured);
  console.log(JSON.stringify(measured));
  return of.events / of.seconds;
};
const measure = async (work: string, options: Parameters<typeof load>[1], of = campaigns) => {
  await api.ask('reset');
  const before = cpuOfFamilyMs(postgres.pid);
  const measured = await load({ url: api.url, headers, campaigns: of }, options);
  const { cpuMs, rssMb, delayMs, signals } = await api.ask('report');
  const each = (ms: number) => ((ms * 1000) / measured.events).toFixed(0);
  return row(work, measured, {
    'API µs/event': each(cpuMs),
    'Postgres µs/event': each(cpuOfFamilyMs(postgres.pid) - before),
    'RSS MB': Math.round(rssMb),
    'loop p99 ms': delayMs.toFixed(0),
    signals,
  });
};
const bare = async (kind: string, options: Parameters<typeof load>[1]) => {
  const other = await server('intake/bare.ts', kind);
  await load({ url: other.url, headers, campaigns }, { ...options, seconds: 1 });
  const measured = await load({ url: other.url, headers, campaigns }, options);
  await other.stop();
  return row(`bare ${kind}`, measured);
};

try {
  const [one = ''] = campaigns;
  await load({ url: api.url, headers, campaigns }, { clients: 64, batch: 1, seconds: 2 });
  const single = { clients: 64, batch: 1, seconds };
  const express = await bare('express', single);
  await bare('http', single);
  const spread = await measure('1 a request, 64 clients', single);
  const alone = await measure('1 a request, 64 clients, one campaign', single, [one]);
  const limit = await unnestLimit(sql, one, { per: 1000, connections: 4, seconds });
  console.log(`unnest, 1,000 a statement over 4 connections: ${Math.round(limit)} events/s`);
  const hundred = await measure('100 a request, 16 clients', { clients: 16, batch: 100, seconds });
  const hundredAlone = await measure(
    '100 a request, 16 clients, one campaign',
    { clients: 16, batch: 100, seconds },
    [one],
  );
  await measure('1,000 a request, 4 clients', { clients: 4, batch: 1000, seconds });
  await measure('1 a request, 500 requests/s', { clients: 64, batch: 1, seconds, perSecond: 500 });
  await measure('1 a request, 1 client', { clients: 1, batch: 1, seconds });
  if (values.full) {
    for (const batch of [1, 10, 100, 1000]) {
      for (const clients of [1, 16, 64, 512]) {
        await measure(`${batch} a request, ${clients} clients`, { clients, batch, seconds });
        await measure(`${batch} a request, ${clients} clients, one campaign`, { clients, batch, seconds }, [
          one,
        ]);
      }
    }
  }
  console.table(table);
  const share = (value: number, of: number) => (value / of).toFixed(2);
  console.log(
    `1 a request beside bare Express: ${share(spread, express)}, on one campaign ${share(alone, express)}`,
  );
  console.log(
    `100 a request beside unnest: ${share(hundred, limit)}, on one campaign ${share(hundredAlone, limit)}`,
  );
  console.log(`campaigns whose counts differ from a recount: ${await miscounted()}`);
} finally {
  await api.stop();
  await db.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function miscounted(): Promise<number> {
  const differing = await sql`
    select c.id from campaigns c
    left join (select campaign_id, count(*) as events from call_events group by 1) e on e.campaign_id = c.id
    left join (select campaign_id, count(*) filter (where placed) as dials from calls group by 1) k on k.campaign_id = c.id
    left join (select campaign_id, sum(dials) as dials from dial_tally group by 1) t on t.campaign_id = c.id
    where (c.event_count, c.dial_count, c.dial_count)
      is distinct from (coalesce(e.events, 0), coalesce(k.dials, 0), coalesce(t.dials, 0))`;
  return differing.length;
}
