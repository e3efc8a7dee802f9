/**
 * How fast the Active index is answered with 2,000 active campaigns and 20 million calls in the database.
 *
 *   npx tsx bench/index-page.ts [campaigns, default 2000] [calls, default 20000000]
 *
 * Starts a Postgres of its own in a temporary folder and an API on it, and removes both again. Prints median and 95th
 * percentile of whole requests over HTTP, beside the fastest request there is (/health), and the plan of the statement.
 */
import postgresClient from 'postgres';
import { startApi } from '../src/api/http/start.ts';
import { openFolderStore } from '../src/archive-store/folder-store.ts';
import { createApiKey } from '../src/db/accounts/api-keys.ts';
import { openDatabase } from '../src/db/client.ts';
import { createAccount } from '../src/db/accounts/create-account.ts';
import { listCampaigns } from '../src/db/campaigns/list-campaigns.ts';
import { uuidv7 } from '../src/ids.ts';
import { createLog } from '../src/log.ts';
import { apiConfig } from '../test/support/api-config.ts';
import { recordingGateway } from '../test/support/recording-gateway.ts';
import { startBenchPostgres } from './bench-postgres.ts';

const campaigns = Number(process.argv[2] ?? 2_000);
const calls = Number(process.argv[3] ?? 20_000_000);
const requests = 100;
const postgres = await startBenchPostgres({
  fsync: 'off',
  synchronous_commit: 'off',
  max_wal_size: '16GB',
  shared_buffers: '512MB',
});
const { folder } = postgres;
const stops: (() => Promise<void>)[] = [() => postgres.stop()];
try {
  const db = openDatabase(postgres.url);
  stops.push(() => db.close());
  const { sql } = db;
  const accountId = await createAccount(sql, { name: 'Bench' });
  const { secret } = await createApiKey(sql, { accountId, name: 'Bench', role: 'owner', actor: 'bench' });
  const perCampaign = Math.round(calls / campaigns);
  await sql`
    insert into campaigns (id, account_id, name, status, created_by, launched_at, last_dial_at, starts_at, ends_at,
      event_at, contact_count, dialled_contact_count, dial_count, event_count)
    select uuidv7(), ${accountId}, 'Campaign ' || n, 'active', 'bench', now() - interval '9 days',
      now() - make_interval(mins => n * 17 % 40000), now() - interval '9 days', now() + make_interval(hours => n % 400 - 20),
      now() + make_interval(hours => n % 500 - 20), ${perCampaign * 2}::int, ${perCampaign}::int - n % 3, ${perCampaign}, ${perCampaign * 3}
    from generate_series(1, ${campaigns}::int) n`;
  const started = performance.now();
  await sql`
    insert into calls (campaign_id, id, caller_id, from_number, to_number, placed, started_at, ended_at, duration_seconds,
      outcome, disposition, result_at)
    select c.id, n::text, 'caller-' || n % 50, '+15550000000', '+1555' || lpad(n::text, 7, '0'), true, now(), now(),
      n % 300, 'answered', 'Supports', now()
    from campaigns c, generate_series(1, ${perCampaign}::int) n`;
  // What else an account has by then: people, and campaigns that are not active any more or not yet.
  const userId = uuidv7();
  await sql`
    insert into users (id, name, email) select u.id, 'Somebody', u.id || '@bench.example'
    from (select ${userId}::uuid as id union all select uuidv7() from generate_series(1, 5000)) u`;
  await sql`
    insert into campaigns (id, account_id, name, status, created_by) select uuidv7(), ${accountId}, 'Draft ' || n, 'draft', 'bench'
    from generate_series(1, 300) n`;
  await sql`
    insert into campaigns (id, account_id, name, status, created_by, launched_at, archived_at, archive_reason, archived_by, stage)
    select uuidv7(), ${accountId}, 'Archived ' || n, 'archived', 'bench', now() - interval '90 days',
      now() - make_interval(hours => n), 'person', ${`user:${userId}`}, 'complete'
    from generate_series(1, 3000) n`;
  await sql`
    insert into caller_presence (campaign_id, caller_id, seen_at)
    select id, 'caller-' || n, now() + interval '1 hour' from campaigns, generate_series(1, 5) n where status = 'active'`;
  await sql`
    insert into contact_overlaps (campaign_id, newer_id, shared)
    select id, lead, ${perCampaign}::int from (select id, lead(id) over (order by id) from campaigns where status = 'active') c
    where lead is not null`;
  await sql`analyze`;
  const [{ total } = { total: 0 }] = await sql<{ total: number }[]>`select count(*)::int as total from calls`;
  console.log(
    `${campaigns} active campaigns, ${total} calls, made in ${Math.round((performance.now() - started) / 1000)} s`,
  );

  const server = await startApi(
    {
      db,
      temporal: recordingGateway(),
      store: openFolderStore(folder),
      config: apiConfig(),
      log: createLog('silent'),
    },
    { host: '127.0.0.1', port: 0 },
  );
  stops.push(() => server.close());
  const measure = async (path: string) => {
    const times: number[] = [];
    for (let at = 0; at < requests + 5; at += 1) {
      const began = performance.now();
      const answer = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${secret}` } });
      await answer.text();
      if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
      if (at >= 5) times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => (times[Math.floor(requests * share)] ?? 0).toFixed(1);
    console.log(`${path}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`);
  };
  await measure('/health');
  for (const sort of ['-created', 'name', 'start', 'end', 'deadline', 'remaining', '-callers']) {
    await measure(`/v1/campaigns?status=active&sort=${sort}`);
  }
  await measure('/v1/campaigns?status=active&advice=any');
  await measure('/v1/campaigns?status=active&advice=shared_contacts&sort=name');
  await measure('/v1/campaigns?status=active&search=99');
  await measure('/v1/campaigns?status=archived&sort=-archived');
  await measure('/v1/campaign-counts');
  console.log(`\nThe plan of the first page:\n${await plan()}`);

  /** The plan that Postgres makes for the statement, as the server itself notes it. */
  async function plan(): Promise<string> {
    const notes: string[] = [];
    const explained = postgresClient(postgres.url, {
      max: 1,
      onnotice: ({ message }) => notes.push(message ?? ''),
    });
    try {
      await explained`load 'auto_explain'`;
      await explained`
        select set_config('auto_explain.log_min_duration', '0', false), set_config('auto_explain.log_analyze', 'on', false),
          set_config('auto_explain.log_buffers', 'on', false), set_config('client_min_messages', 'log', false)`;
      const page = {
        accountId,
        status: 'active',
        sort: 'created',
        descending: true,
        after: null,
        limit: 51,
      } as const;
      await listCampaigns(explained, page);
      return notes.find((text) => text.includes('with page')) ?? 'Postgres noted none.';
    } finally {
      await explained.end();
    }
  }
} finally {
  for (const stop of stops.toReversed()) await stop();
}
