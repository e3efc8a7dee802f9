import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../dev/ports.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import { createAccount } from '../../src/db/accounts/create-account.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { uuidv7 } from '../../src/ids.ts';
import type { Report } from '../measured-api.ts';

export interface Bed {
  databaseUrl: string;
  db: Database;
  accountId: string;
  /** With a call of each of the rows, all with answers, in no order. */
  campaignId: string;
  rows: number;
  /** The folder of the archive store. */
  folder: string;
  /** An API in a process of its own. */
  startApi(): Promise<MeasuredApi>;
}

export interface MeasuredApi {
  /** Of an export of the campaign. */
  urlOf(file: string): string;
  headers: Record<string, string>;
  ask(what: 'report' | 'reset'): Promise<Report>;
  stop(): Promise<void>;
}

/** A Postgres of its own with one campaign of so many calls, for as long as `use` runs. */
export async function withCalls(rows: number, use: (bed: Bed) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
  await chmod(home, 0o755);
  const postgres = await startPostgres({
    dataDir: join(home, 'postgres'),
    port: await freePort(),
    logFile: join(home, 'postgres.log'),
    settings: { fsync: 'off', synchronous_commit: 'off', max_wal_size: '8GB', shared_buffers: '1GB' },
  });
  const folder = join(home, 'store');
  let db: Database | undefined;
  try {
    await migrate(postgres.url);
    db = openDatabase(postgres.url, { statementBoundMs: 60 * 60_000 });
    const accountId = await createAccount(db.sql, { name: 'Bench' });
    const campaignId = await makeCalls(db, accountId, rows);
    const startApi = () => startMeasuredApi(postgres.url, folder, { db: db!, accountId, campaignId });
    await use({ databaseUrl: postgres.url, db, accountId, campaignId, rows, folder, startApi });
  } finally {
    await db?.close();
    await postgres.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function makeCalls({ sql }: Database, accountId: string, rows: number): Promise<string> {
  const campaignId = uuidv7();
  await sql`
    insert into campaigns (id, account_id, name, status, created_by, launched_at)
    values (${campaignId}, ${accountId}, 'Bench', 'active', 'bench', now())`;
  await sql`
    insert into calls (campaign_id, id, caller_id, from_number, to_number, placed, started_at, ended_at,
      duration_seconds, outcome, disposition, answers, result_at)
    select ${campaignId}, gen_random_uuid()::text, 'caller-' || n % 50, '+15550000000', '+1555' || lpad(n::text, 7, '0'),
      true, now() - n * interval '7 ms', now() - n * interval '6 ms', n % 300, 'answered', 'will vote, maybe',
      jsonb_build_object('supports', n % 5, 'note', 'call back "after work"'), now()
    from generate_series(1, ${rows}::int) n`;
  await sql`vacuum analyze calls`;
  return campaignId;
}

async function startMeasuredApi(
  databaseUrl: string,
  folder: string,
  { db, accountId, campaignId }: Pick<Bed, 'db' | 'accountId' | 'campaignId'>,
): Promise<MeasuredApi> {
  const key = await createApiKey(db.sql, { accountId, name: 'reader', role: 'owner', actor: 'bench' });
  const child = fork(new URL('../measured-api.ts', import.meta.url), [databaseUrl, folder], {
    execArgv: process.execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [url] = (await once(child, 'message')) as [string];
  return {
    urlOf: (file) => `${url}/v1/campaigns/${campaignId}/exports/${file}`,
    headers: { authorization: `Bearer ${key.secret}` },
    async ask(what) {
      child.send(what);
      return ((await once(child, 'message')) as [Report])[0];
    },
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
