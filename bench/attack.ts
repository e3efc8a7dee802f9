/**
 * What a neighbour feels of attacks on the API: each runs over 20 connections while another account works.
 *
 *   npx tsx bench/attack.ts [seconds of each, default 10]
 *
 * Starts a Postgres of its own in a temporary folder and the API in a process of its own, and removes both again. Prints
 * the 99th percentiles of the API's event loop delay and of the other account's requests, and the API's largest memory.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { createApiKey } from '../src/db/accounts/api-keys.ts';
import { openDatabase } from '../src/db/client.ts';
import { createAccount } from '../src/db/accounts/create-account.ts';
import { createCampaign } from '../src/db/campaigns/create-campaign.ts';
import { launchCampaign } from '../src/db/campaigns/launch-campaign.ts';
import { startBenchPostgres } from './bench-postgres.ts';

const connections = 20;
const seconds = Number(process.argv[2] ?? 10);
const postgres = await startBenchPostgres({ fsync: 'off', synchronous_commit: 'off' });
const { folder } = postgres;
const db = openDatabase(postgres.url);
const tenant = async (name: string) => {
  const accountId = await createAccount(db.sql, { name });
  const { secret } = await createApiKey(db.sql, { accountId, name, role: 'owner', actor: 'bench' });
  const draft = { accountId, name, startsAt: null, endsAt: null, actor: 'bench' };
  const campaignId = await createCampaign(db.sql, draft);
  await launchCampaign(db.sql, { accountId, campaignId, actor: 'bench' });
  return { campaign: `/v1/campaigns/${campaignId}`, headers: { authorization: `Bearer ${secret}` } };
};
const attacker = await tenant('Attacker');
const neighbour = await tenant('Neighbour');

const json = { 'content-type': 'application/json' };
const packed = { ...json, 'content-encoding': 'gzip' };
const nested = (bytes: number) => `${'['.repeat(29)}${'0,'.repeat(bytes / 2)}0${']'.repeat(29)}`;
const megabyte = Buffer.alloc(1024 * 1024, 'x');
async function* endless(megabytes: number) {
  for (let sent = 0; sent < megabytes; sent += 1) yield megabyte;
}
const key = attacker.headers;
const bomb = gzipSync(`{"token":${nested(1_000_000)}}`);
const largeBomb = gzipSync(`{"events":${nested(16_000_000)}}`);
const manyBadEvents = `{"events":[${'0,'.repeat(99_000)}0]}`;

/** Each makes the init of a request, which is sent again and again. */
const attacks: { name: string; path: string; init: () => RequestInit & { duplex?: 'half' } }[] = [
  { name: 'nothing', path: '', init: () => ({}) },
  {
    name: 'stranger: 1 KB that inflates to half a million values',
    path: '/v1/invitations/look-up',
    init: () => ({ headers: packed, body: bomb }),
  },
  {
    name: 'key: 16 KB that inflates to 8 million values',
    path: `${attacker.campaign}/call-events`,
    init: () => ({ headers: { ...key, ...packed }, body: largeBomb }),
  },
  {
    name: 'key: as many wrong events as are read',
    path: `${attacker.campaign}/call-events`,
    init: () => ({ headers: { ...key, ...json }, body: manyBadEvents }),
  },
  {
    name: 'stranger: 450 MB to sign in with',
    path: '/auth/sign-in/email',
    init: () => ({ headers: json, body: ReadableStream.from(endless(450)), duplex: 'half' }),
  },
  {
    name: 'key: a CSV file of 64 KB of blanks',
    path: `${attacker.campaign}/contacts/import`,
    init: () => ({ headers: { ...key, 'content-type': 'text/csv' }, body: ' '.repeat(65_536) }),
  },
];

const api = fork(new URL('measured-api.ts', import.meta.url), [postgres.url, folder], {
  execArgv: process.execArgv,
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
const [url] = (await once(api, 'message')) as [string];
try {
  for (const attack of attacks) console.log(await measure(attack));
} finally {
  api.disconnect();
  await once(api, 'exit');
  await db.close();
  await postgres.stop();
}

async function measure({ name, path, init }: (typeof attacks)[number]): Promise<string> {
  api.send('reset');
  await once(api, 'message');
  const ends = performance.now() + seconds * 1000;
  const statuses = new Map<number | string, number>();
  const times: number[] = [];
  const attacking = Array.from({ length: path ? connections : 0 }, async () => {
    while (performance.now() < ends) {
      const status = await fetch(`${url}${path}`, { method: 'POST', ...init() }).then(
        async (answer) => {
          await answer.body?.cancel();
          return answer.status;
        },
        () => 'cut off' as const,
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  });
  while (performance.now() < ends) {
    const began = performance.now();
    const answer = await fetch(`${url}${neighbour.campaign}`, { headers: neighbour.headers });
    await answer.text();
    if (!answer.ok) throw new Error(`the neighbour is answered ${answer.status}`);
    times.push(performance.now() - began);
    await sleep(20);
  }
  await Promise.all(attacking);
  api.send('report');
  const [report] = (await once(api, 'message')) as [{ delayMs: number; rssMb: number }];
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  const answers = [...statuses].map(([status, count]) => `${count} x ${status}`).join(', ');
  return (
    `${name}: event loop delay p99 ${report.delayMs.toFixed(0)} ms, neighbour p99 ${p99.toFixed(0)} ms ` +
    `(${times.length} requests), memory ${report.rssMb.toFixed(0)} MB; ${answers || 'no attack'}`
  );
}
