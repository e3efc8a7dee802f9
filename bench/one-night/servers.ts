import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { requestsPerNumber } from '../../src/carriers/rates.ts';
import { carriers } from '../../src/carriers/registry.ts';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { projectRoot } from '../../src/project-root.ts';
import { newKey } from '../../src/secrets/new-key.ts';
import { openClient } from '../../src/temporal/connect.ts';
import { fairQueues } from '../../src/temporal/fair-queues.ts';
import { SEARCH_ATTRIBUTES } from '../../src/temporal/search-attributes.ts';
import { freePort } from '../../dev/ports.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { spawnServer } from '../../dev/server-process.ts';
import { startDevServer } from '../../dev/temporal/dev-server.ts';
import { resolveTemporalExecutable } from '../../dev/temporal/executable.ts';
import { sandboxControl } from '../../sandbox/control-client.ts';
import { dialectId } from '../../sandbox/model.ts';

/** What the carriers allow: numbers a second. */
export const perSecond = 20;
export const dialects = dialectId.options;
const startMs = 60_000;

/** Of what the carrier's limit counts, per second: for so many numbers a second. */
export const limitOf = (carrier: (typeof dialects)[number]): number =>
  perSecond * (carriers[carrier].limit.counts === 'requests' ? requestsPerNumber : 1);

/** Postgres, Temporal, the sandbox carrier, an API and two workers, each a process of its own. */
export async function startServers(smtpUrl: string) {
  const folder = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
  // Postgres, run by root, becomes another user, who must reach its data.
  await chmod(folder, 0o755);
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const each of stops) await each();
  };
  try {
    const postgres = await startPostgres({
      dataDir: join(folder, 'pg'),
      port: await freePort(),
      logFile: join(folder, 'pg.log'),
    });
    stops.unshift(() => postgres.stop());
    await migrate(postgres.url);
    const temporal = await startDevServer({
      executable: await resolveTemporalExecutable({ progress: console.log }),
      port: await freePort(),
      dbFile: join(folder, 'temporal.db'),
      logFile: join(folder, 'temporal.log'),
      searchAttributes: SEARCH_ATTRIBUTES,
      dynamicConfig: fairQueues,
    });
    stops.unshift(() => temporal.stop());
    const [sandboxPort, apiPort] = [await freePort(), await freePort()];
    const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
    const secretKeys = newKey();
    const env = {
      ...process.env,
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: temporal.address,
      ARCHIVE_STORE: join(folder, 'archives'),
      LASTCALL_SECRET_KEYS: secretKeys,
      LASTCALL_AUTH_SECRET: newKey(),
      LASTCALL_PORT: String(apiPort),
      LASTCALL_SMTP_URL: smtpUrl,
      LASTCALL_MAIL_FROM: 'Lastcall <lastcall@lastcall.example>',
      LASTCALL_CARRIER_RATES: dialects.map((carrier) => `${carrier}=${limitOf(carrier)}`).join(','),
      ...Object.fromEntries(
        dialects.map((carrier) => [`${carrier.toUpperCase()}_API_URL`, `${sandboxUrl}/${carrier}`]),
      ),
    };
    const run = async (name: string, ...args: string[]) => {
      const server = await spawnServer({
        command: process.execPath,
        args: [join(projectRoot, 'dist', 'src', 'cli.js'), ...args],
        env,
        logFile: join(folder, `${name}.log`),
        stopSignal: 'SIGTERM',
        stopPatienceMs: 35_000,
      });
      stops.unshift(() => server.stop());
    };
    await run('sandbox', 'sandbox', '--port', String(sandboxPort));
    await run('api', 'api');
    await run('worker-1', 'worker');
    await run('worker-2', 'worker');
    await answers(`${sandboxUrl}/sandbox/numbers`);
    await answers(`http://127.0.0.1:${apiPort}/ready`);
    const db = openDatabase(postgres.url);
    stops.unshift(() => db.close());
    const { client, connection } = openClient({
      connectionOptions: { address: temporal.address },
      namespace: 'default',
    });
    stops.unshift(() => connection.close());
    return {
      sql: db.sql,
      client,
      control: sandboxControl(sandboxUrl),
      apiUrl: `http://127.0.0.1:${apiPort}`,
      secretKeys,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until an address answers well. */
async function answers(url: string): Promise<void> {
  const deadline = Date.now() + startMs;
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    await answer?.text();
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error(`${url} does not answer`);
    await sleep(100);
  }
}

export type Servers = Awaited<ReturnType<typeof startServers>>;
