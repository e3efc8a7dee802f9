import { type BrowserContext, chromium } from 'playwright-core';
import { startApi } from '../src/api/http/start.ts';
import { openFolderStore } from '../src/archive-store/folder-store.ts';
import { createAccount } from '../src/db/accounts/create-account.ts';
import { openDatabase } from '../src/db/client.ts';
import { createUserWithPassword } from '../src/identity/create-user.ts';
import { createLog } from '../src/log.ts';
import { apiConfig } from '../test/support/api-config.ts';
import { findBrowser } from '../test/support/find-browser.ts';
import { recordingGateway } from '../test/support/recording-gateway.ts';
import { startBenchPostgres } from './bench-postgres.ts';

const person = { name: 'Olive', email: 'olive@bench.example', password: 'correct horse battery staple' };

/**
 * The pages in front of a Postgres of their own with so many active campaigns, for as long as `use` runs. `visit` opens a
 * browser's context for somebody who is signed in and has seen the tour.
 */
export async function withPages(
  campaigns: number,
  use: (visit: () => Promise<BrowserContext>) => Promise<void>,
): Promise<void> {
  const postgres = await startBenchPostgres({ fsync: 'off', synchronous_commit: 'off' });
  const { folder } = postgres;
  const stops: (() => Promise<void>)[] = [() => postgres.stop()];
  try {
    const db = openDatabase(postgres.url);
    stops.push(() => db.close());
    const accountId = await createAccount(db.sql, { name: 'Bench' });
    const userId = await createUserWithPassword(db.sql, { accountId, role: 'owner', ...person });
    await db.sql`
    insert into campaigns (id, account_id, name, status, created_by, launched_at, last_dial_at)
    select uuidv7(), ${accountId}, 'Campaign ' || n, 'active', 'bench', now() - interval '9 days', now()
    from generate_series(1, ${campaigns}::int) n`;
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

    await use(async () => {
      const context = await browser.newContext({ baseURL: server.url });
      await context.addInitScript(`localStorage.setItem('lastcall-tour-${userId}', 'done')`);
      await context.request.post('/auth/sign-in/email', { data: person, headers: { origin: server.url } });
      return context;
    });
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}
