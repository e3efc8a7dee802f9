import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { freePort } from '../../dev/ports.ts';
import { type PostgresServer, startPostgres } from '../../dev/postgres.ts';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import { createAccount } from '../../src/db/accounts/create-account.ts';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import type { Report } from '../measured-api.ts';
import { type Load, load, type LoadOptions } from './client.ts';
import { cpuOfFamilyMs } from './cpu.ts';

type Row = Record<string, string | number>;

/** What an intake bench measures: a Postgres that syncs every commit, the API in a process of its own, and campaigns. */
export interface Bed {
  sql: Sql;
  apiUrl: string;
  headers: Record<string, string>;
  accountId: string;
  /** Their ids; all are active. */
  campaigns: readonly string[];
  /** Runs a load, and prints and keeps its row. Without `of`, over all campaigns. */
  measure: (work: string, options: LoadOptions, of?: readonly string[]) => Promise<Load>;
  /** The same, of a server that does next to nothing. */
  bare: (kind: 'express' | 'http', options: LoadOptions) => Promise<Load>;
  report(): Promise<Report>;
  /** Ends Postgres at once and starts it again after so many ms. */
  restartPostgres(pauseMs: number): Promise<void>;
  /** Another campaign, for rows that nobody counts. */
  uncounted(): Promise<string>;
  /** Campaigns whose counts differ from a recount. */
  miscounted(): Promise<number>;
  /** All rows that were printed. */
  table: readonly Row[];
  stop(): Promise<void>;
}

export async function openBed(campaignCount: number): Promise<Bed> {
  const folder = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
  // Postgres, run by root, becomes another user, who must reach its data.
  await chmod(folder, 0o755);
  const port = await freePort();
  const begin = () =>
    startPostgres({ dataDir: join(folder, 'postgres'), port, logFile: join(folder, 'postgres.log') });
  let postgres: PostgresServer = await begin();
  await migrate(postgres.url);
  const db = openDatabase(postgres.url);
  const { sql } = db;
  const accountId = await createAccount(sql, { name: 'Bench' });
  const { secret } = await createApiKey(sql, { accountId, name: 'dialer', role: 'dialer', actor: 'bench' });
  const rows = await sql<{ id: string }[]>`
    insert into campaigns (id, account_id, name, status, created_by, launched_at)
    select uuidv7(), ${accountId}, 'Campaign ' || n, 'active', 'bench', now()
    from generate_series(1, ${campaignCount}::int) n returning id`;
  const campaigns = rows.map(({ id }) => id);
  const headers = { authorization: `Bearer ${secret}` };
  const api = await startServer('../measured-api.ts', postgres.url, folder);
  const table: Row[] = [];
  const keep = (work: string, of: Load, cpu: Row = {}) => {
    const row = {
      work,
      'requests/s': Math.round(of.requests / of.seconds),
      'events/s': Math.round(of.events / of.seconds),
      'p50 ms': of.p50Ms.toFixed(1),
      'p99 ms': of.p99Ms.toFixed(1),
      ...cpu,
    };
    table.push(row);
    console.log(JSON.stringify(row));
    return of;
  };
  // What is compiled and planned with the first requests is no part of any figure.
  await load({ url: api.url, headers, campaigns }, { clients: 64, batch: 1, seconds: 2 });

  return {
    sql,
    apiUrl: api.url,
    headers,
    accountId,
    campaigns,
    table,
    report: () => api.ask('report'),
    async measure(work, options, of = campaigns) {
      await api.ask('reset');
      const before = cpuOfFamilyMs(postgres.pid);
      const measured = await load({ url: api.url, headers, campaigns: of }, options);
      const { cpuMs, rssMb, delayMs, signals } = await api.ask('report');
      const each = (ms: number) => ((ms * 1000) / measured.events).toFixed(0);
      return keep(work, measured, {
        'API µs/event': each(cpuMs),
        'Postgres µs/event': each(cpuOfFamilyMs(postgres.pid) - before),
        'RSS MB': Math.round(rssMb),
        'loop p99 ms': delayMs.toFixed(0),
        signals,
      });
    },
    async bare(kind, options) {
      const other = await startServer('bare.ts', kind);
      const target = { url: other.url, headers, campaigns };
      await load(target, { ...options, seconds: 1 });
      const measured = await load(target, options);
      await other.stop();
      return keep(`bare ${kind}`, measured);
    },
    async restartPostgres(pauseMs) {
      process.kill(postgres.pid, 'SIGKILL');
      await new Promise((done) => setTimeout(done, pauseMs));
      postgres = await begin();
    },
    async uncounted() {
      const [row] = await sql<{ id: string }[]>`
        insert into campaigns (id, account_id, name, status, created_by)
        values (uuidv7(), ${accountId}, 'Uncounted', 'draft', 'bench') returning id`;
      return row?.id ?? '';
    },
    async miscounted() {
      const differing = await sql`
        select c.id from campaigns c
        left join (select campaign_id, count(*) as events from call_events group by 1) e on e.campaign_id = c.id
        left join (
          select campaign_id, count(*) filter (where placed) as dials from calls group by 1
        ) k on k.campaign_id = c.id
        left join (select campaign_id, sum(dials) as dials from dial_tally group by 1) t on t.campaign_id = c.id
        where c.status = 'active' and (c.event_count, c.dial_count, c.dial_count)
          is distinct from (coalesce(e.events, 0), coalesce(k.dials, 0), coalesce(t.dials, 0))`;
      return differing.length;
    },
    async stop() {
      await api.stop();
      await db.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One of the servers that a bench measures, in a process of its own. */
export async function startServer(file: string, ...args: string[]) {
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
}
