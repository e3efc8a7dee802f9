/**
 * What the rate limits cost on the route of call events, beside none at all, and how exact they are over two API processes.
 *
 *   npm run build && npx tsx bench/limits.ts [--seconds 4] [--rounds 5]
 *
 * Starts a Postgres of its own and three APIs in processes of their own, one of them without limits, and removes all of it again.
 * The two that are compared take turns, since the machine is not the same from one minute to the next.
 */
import { Agent } from 'node:http';
import { parseArgs } from 'node:util';
import { createApiKey } from '../src/db/accounts/api-keys.ts';
import { createAccount } from '../src/db/accounts/create-account.ts';
import { openDatabase } from '../src/db/client.ts';
import { changeRateLimits } from '../src/db/rate-limits/account-limits.ts';
import { defaultRateLimits } from '../src/domain/rate-limits.ts';
import { startServer } from './intake/bed.ts';
import { eventsOf, load, type LoadOptions, postEvents } from './intake/client.ts';
import { startBenchPostgres } from './bench-postgres.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '4' }, rounds: { type: 'string', default: '5' } },
});
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];

const postgres = await startBenchPostgres();
const { folder } = postgres;
const db = openDatabase(postgres.url);
const limited = JSON.stringify(defaultRateLimits);
const api = (rates: string) => startServer('../measured-api.ts', postgres.url, folder, rates);
const [none, one, two] = [await api('{}'), await api(limited), await api(limited)];

/** An account with a key and campaigns; null: as much as it likes. */
async function tenant(callEvents: number | null) {
  const accountId = await createAccount(db.sql, { name: 'Bench' });
  if (callEvents !== null)
    await changeRateLimits(db.sql, { accountId, actor: 'bench', change: { callEvents } });
  const { secret } = await createApiKey(db.sql, {
    accountId,
    name: 'dialer',
    role: 'dialer',
    actor: 'bench',
  });
  const rows = await db.sql<{ id: string }[]>`
    insert into campaigns (id, account_id, name, status, created_by, launched_at)
    select uuidv7(), ${accountId}, 'Campaign ' || n, 'active', 'bench', now() from generate_series(1, 100) n returning id`;
  return { headers: { authorization: `Bearer ${secret}` }, campaigns: rows.map(({ id }) => id) };
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

async function cost(work: string, options: LoadOptions): Promise<void> {
  const servers = { none, limited: one };
  const target = await tenant(1_000_000_000);
  const measured = {
    none: { perSecond: [] as number[], p99Ms: [] as number[], cpuUs: [] as number[] },
    limited: { perSecond: [] as number[], p99Ms: [] as number[], cpuUs: [] as number[] },
  };
  for (const server of Object.values(servers))
    await load({ url: server.url, ...target }, { ...options, seconds: 2 });
  for (let round = 0; round < rounds; round += 1) {
    const order = ['none', 'limited'] as const;
    for (const name of round % 2 === 0 ? order : order.toReversed()) {
      await servers[name].ask('reset');
      const { events, seconds: took, p99Ms } = await load({ url: servers[name].url, ...target }, options);
      const { cpuMs } = await servers[name].ask('report');
      measured[name].perSecond.push(events / took);
      measured[name].p99Ms.push(p99Ms);
      measured[name].cpuUs.push((cpuMs * 1_000) / events);
    }
  }
  for (const [name, { perSecond, p99Ms, cpuUs }] of Object.entries(measured)) {
    const row = {
      work,
      limits: name,
      'events/s': Math.round(median(perSecond)),
      'p99 ms': median(p99Ms).toFixed(1),
      'API µs/event': median(cpuUs).toFixed(1),
    };
    console.log(JSON.stringify(row));
  }
  const ratio = median(measured.limited.perSecond) / median(measured.none.perSecond);
  const cpu = median(measured.limited.cpuUs) / median(measured.none.cpuUs);
  console.log(
    `${work}: with limits ${ratio.toFixed(3)} of the events, ${cpu.toFixed(3)} of the API’s processor time`,
  );
}

const limit = 30_000;
const perRequest = 10;

/** @param share of the requests that go to the first of two processes */
async function exactness(work: string, share: number): Promise<void> {
  const { headers, campaigns } = await tenant(limit);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const began = performance.now();
  let [taken, refused] = [0, 0];
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      // Far beyond the limit, and well within a minute.
      while (refused < 1_000 && performance.now() - began < 50_000) {
        const { url } = Math.random() < share ? one : two;
        const campaign = campaigns[Math.floor(Math.random() * campaigns.length)] ?? '';
        const status = await postEvents(agent, { url, headers }, campaign, eventsOf(perRequest));
        if (status === 200) taken += perRequest;
        else refused += 1;
      }
    }),
  );
  agent.destroy();
  const took = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(
    `${work}: ${taken} of ${limit} events taken (${((100 * taken) / limit).toFixed(2)} %), ${refused} requests refused, ${took} s`,
  );
}

try {
  await cost('1 a request, 64 clients', { clients: 64, batch: 1, seconds });
  await cost('100 a request, 16 clients', { clients: 16, batch: 100, seconds });
  await exactness('half to each process', 0.5);
  await exactness('all to one process', 1);
  await exactness('95 % to one process', 0.95);
} finally {
  for (const server of [none, one, two]) await server.stop();
  await db.close();
  await postgres.stop();
}
