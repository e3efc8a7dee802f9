/**
 * What a first visit costs on a slow line: bytes and time until the Active index shows its table, to a browser with an
 * empty cache, for somebody who is signed in.
 *
 *   npm run build && npx tsx bench/first-visit.ts [visits, default 5]
 *
 * Starts a Postgres and an API of its own with 60 active campaigns. The line is Chromium's own imitation of 1.6 Mbit/s
 * with 150 ms; beside it stands the same visit without a limit.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { startPostgres } from '../dev/postgres.ts';
import { freePort } from '../dev/ports.ts';
import { startApi } from '../src/api/http/start.ts';
import { openFolderStore } from '../src/archive-store/folder-store.ts';
import { createAccount } from '../src/db/accounts/create-account.ts';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { createUserWithPassword } from '../src/identity/create-user.ts';
import { createLog } from '../src/log.ts';
import { apiConfig } from '../test/support/api-config.ts';
import { findBrowser } from '../test/support/find-browser.ts';
import { recordingGateway } from '../test/support/recording-gateway.ts';

const visits = Number(process.argv[2] ?? 5);
const person = { name: 'Olive', email: 'olive@bench.example', password: 'correct horse battery staple' };
const slow = { latencyMs: 150, bytesPerSecond: 1_600_000 / 8 };

const folder = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
await chmod(folder, 0o755);
const postgres = await startPostgres({
  dataDir: join(folder, 'postgres'),
  port: await freePort(),
  logFile: join(folder, 'postgres.log'),
  settings: { fsync: 'off', synchronous_commit: 'off' },
});
const stops: (() => Promise<void>)[] = [() => postgres.stop()];
try {
  await migrate(postgres.url);
  const db = openDatabase(postgres.url);
  stops.push(() => db.close());
  const accountId = await createAccount(db.sql, { name: 'Bench' });
  const userId = await createUserWithPassword(db.sql, { accountId, role: 'owner', ...person });
  await db.sql`
    insert into campaigns (id, account_id, name, status, created_by, launched_at, last_dial_at)
    select uuidv7(), ${accountId}, 'Campaign ' || n, 'active', 'bench', now() - interval '9 days', now()
    from generate_series(1, 60) n`;
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
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  stops.push(() => browser.close());

  for (const [name, line] of [
    ['1.6 Mbit/s, 150 ms', slow],
    ['no limit', null],
  ] as const) {
    const seen: { ms: number; bytes: number; requests: number }[] = [];
    for (let visit = 0; visit < visits; visit += 1) {
      const context = await browser.newContext({ baseURL: server.url });
      await context.addInitScript(`localStorage.setItem('lastcall-tour-${userId}', 'done')`);
      await context.request.post('/auth/sign-in/email', { data: person, headers: { origin: server.url } });
      seen.push(await firstVisit(context, line));
      await context.close();
    }
    seen.sort((a, b) => a.ms - b.ms);
    const { ms, bytes, requests } = seen[Math.floor(seen.length / 2)]!;
    console.log(
      `${name}: first table after ${Math.round(ms)} ms, ${Math.round(bytes / 1_000)} kB in ${requests} requests (median of ${visits})`,
    );
  }
} finally {
  for (const stop of stops.toReversed()) await stop();
  await rm(folder, { recursive: true, force: true });
}

async function firstVisit(context: BrowserContext, line: typeof slow | null) {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  let bytes = 0;
  let requests = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await network.send('Network.enable');
  if (line) {
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latencyMs,
      downloadThroughput: line.bytesPerSecond,
      uploadThroughput: line.bytesPerSecond,
    });
  }
  const began = performance.now();
  await page.goto('/campaigns/active', { waitUntil: 'commit' });
  await page.getByRole('row', { name: /Campaign 1\b/ }).waitFor();
  return { ms: performance.now() - began, bytes, requests };
}
