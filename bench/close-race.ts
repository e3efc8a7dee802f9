/**
 * A call event over HTTP against the inactivity close of its campaign, in the same moment, many thousand times: either the
 * event is recorded and the campaign lives, or the campaign is archived and the event refused. Never both, never neither.
 *
 *   npx tsx bench/close-race.ts [tries, default 100000]
 *
 * Starts a Postgres of its own and the API in a process of its own, and removes both again. Ends with 1 when a try went
 * wrong.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApiKey } from '../src/db/accounts/api-keys.ts';
import { createAccount } from '../src/db/accounts/create-account.ts';
import { closeCampaign } from '../src/db/campaigns/close-campaign.ts';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { freePort } from '../dev/ports.ts';
import { startPostgres } from '../dev/postgres.ts';
import { eventsOf, postEvents } from './intake/client.ts';

const tries = Number(process.argv[2] ?? 100_000);
const atATime = 2_000;
const atOnce = 32;
const folder = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
await chmod(folder, 0o755);
const postgres = await startPostgres({
  dataDir: join(folder, 'postgres'),
  port: await freePort(),
  logFile: join(folder, 'postgres.log'),
  settings: { fsync: 'off', synchronous_commit: 'off' },
});
await migrate(postgres.url);
const db = openDatabase(postgres.url, { maxConnections: 16 });
const { sql } = db;
const accountId = await createAccount(sql, { name: 'Race', archiveWindow: { from: '00:00', to: '00:00' } });
const { secret } = await createApiKey(sql, { accountId, name: 'dialer', role: 'dialer', actor: 'bench' });
const api = fork(new URL('measured-api.ts', import.meta.url), [postgres.url, folder], {
  execArgv: process.execArgv,
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
const [url] = (await once(api, 'message')) as [string];
const target = { url, headers: { authorization: `Bearer ${secret}` } };
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

interface Try {
  id: string;
  status: number;
  closed: boolean;
}

const seen = { lived: 0, refused: 0, wrong: 0 };
try {
  while (seen.lived + seen.refused + seen.wrong < tries) {
    const rows = await sql<{ id: string }[]>`
      insert into campaigns (id, account_id, name, status, created_by, launched_at, last_dial_at,
        noticed_at)
      select uuidv7(), ${accountId}, 'Race', 'active', 'bench', now() - interval '60 days', now() - interval '30 days',
      now() - interval '7 days'
      from generate_series(1, ${atATime}::int) returning id`;
    const queue = rows.values();
    const all: Try[] = [];
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (const { id } of queue) all.push(await race(id));
      }),
    );
    await judge(all);
    console.log(JSON.stringify(seen));
  }
} finally {
  agent.destroy();
  api.disconnect();
  await once(api, 'exit');
  await db.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = seen.wrong > 0 || seen.lived === 0 || seen.refused === 0 ? 1 : 0;

async function race(id: string): Promise<Try> {
  const [status, closed] = await Promise.all([
    jitter(1).then(() => postEvents(agent, target, id, eventsOf(1))),
    jitter(6).then(() =>
      closeCampaign(sql, {
        campaignId: id,
        reason: 'inactivity',
        actor: 'workflow',
        cutoff: new Date(),
        tellWorkflow: false,
      }),
    ),
  ]);
  return { id, status, closed: closed.outcome === 'closed' };
}

/** By what the database has, not by what was answered alone. */
async function judge(all: readonly Try[]): Promise<void> {
  const facts = await sql<{ id: string; archived: boolean; dials: number; calls: number; events: number }[]>`
    select c.id, c.status = 'archived' as archived, c.dial_count::int as dials,
      (select count(*)::int from calls k where k.campaign_id = c.id) as calls,
      (select count(*)::int from call_events e where e.campaign_id = c.id) as events
    from campaigns c where c.id = any(${all.map(({ id }) => id)})`;
  const factsOf = new Map(facts.map((fact) => [fact.id, fact]));
  for (const { id, status, closed } of all) {
    const { archived, dials, calls, events } = factsOf.get(id) ?? {};
    const counts = [dials, calls, events].join();
    if (status === 200 && !closed && archived === false && counts === '1,1,1') seen.lived += 1;
    else if (status === 409 && closed && archived === true && counts === '0,0,0') seen.refused += 1;
    else {
      seen.wrong += 1;
      console.log(`wrong: answered ${status}, closed ${closed}, archived ${archived}, counts ${counts}`);
    }
  }
}

/** Up to so many ms; the request is longer on its way than the statement of the close. */
async function jitter(upToMs: number): Promise<void> {
  const ms = Math.random() * upToMs;
  if (ms > 0.5) await sleep(ms);
}
