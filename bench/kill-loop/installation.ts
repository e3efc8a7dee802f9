import { requestsPerNumber } from '../../src/carriers/rates.ts';
import { carriers } from '../../src/carriers/registry.ts';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sandboxControl, type SandboxControl } from '../../sandbox/control-client.ts';
import { dialectId } from '../../sandbox/model.ts';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import { openDatabase } from '../../src/db/client.ts';
import { createAccount } from '../../src/db/accounts/create-account.ts';
import { migrate } from '../../src/db/migrate.ts';
import { freePort } from '../../dev/ports.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { spawnServer, type ServerProcess } from '../../dev/server-process.ts';
import { projectRoot } from '../../src/project-root.ts';
import { newKey } from '../../src/secrets/new-key.ts';
import { startDevServer } from '../../dev/temporal/dev-server.ts';
import { resolveTemporalExecutable } from '../../dev/temporal/executable.ts';
import { fairQueues } from '../../src/temporal/fair-queues.ts';
import { SEARCH_ATTRIBUTES } from '../../src/temporal/search-attributes.ts';
import type { Random } from '../random.ts';

export const victims = ['worker', 'api', 'backend', 'postgres', 'temporal'] as const;
export type Victim = (typeof victims)[number];

export interface Installation {
  folder: string;
  apiUrls: string[];
  /** An owner's key. */
  key: string;
  control: SandboxControl;
  /** Ends one with SIGKILL and, after `pauseMs`, starts it again; answers whether there was one to kill. */
  kill(victim: Victim, pauseMs: number): Promise<boolean>;
  stop(options: { keepLogs: boolean }): Promise<void>;
}

const perSecond = 20;
const copies = 2;

/** Everything as processes of its own: Postgres, Temporal, the sandbox carrier, two APIs and two workers. */
export async function install(random: Random): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'lastcall-kill-loop-'));
  // Postgres, run by root, becomes another user, who must reach its data.
  await chmod(folder, 0o755);
  const [postgresPort, temporalPort, sandboxPort] = [await freePort(), await freePort(), await freePort()];
  const apiPorts = [await freePort(), await freePort()];
  const executable = await resolveTemporalExecutable({ progress: console.log });
  const beginPostgres = () =>
    startPostgres({ dataDir: join(folder, 'pg'), port: postgresPort, logFile: join(folder, 'pg.log') });
  const beginTemporal = () =>
    startDevServer({
      executable,
      port: temporalPort,
      dbFile: join(folder, 'temporal.db'),
      logFile: join(folder, 'temporal.log'),
      searchAttributes: SEARCH_ATTRIBUTES,
      dynamicConfig: fairQueues,
    });
  let postgres = await beginPostgres();
  await migrate(postgres.url);
  let temporal = await beginTemporal();
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url,
    TEMPORAL_ADDRESS: temporal.address,
    ARCHIVE_STORE: join(folder, 'archives'),
    LASTCALL_SECRET_KEYS: newKey(),
    LASTCALL_AUTH_SECRET: newKey(),
    LASTCALL_COALESCE_SECONDS: '5',
    LASTCALL_DRAIN_GRACE_SECONDS: '20',
    LASTCALL_CARRIER_RATES: dialectId.options
      .map(
        (carrier) =>
          `${carrier}=${perSecond * (carriers[carrier].limit.counts === 'requests' ? requestsPerNumber : 1)}`,
      )
      .join(','),
    ...Object.fromEntries(
      dialectId.options.map((carrier) => [`${carrier.toUpperCase()}_API_URL`, `${sandboxUrl}/${carrier}`]),
    ),
  };
  const run = (name: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<ServerProcess> =>
    spawnServer({
      command: process.execPath,
      args: [join(projectRoot, 'dist', 'src', 'cli.js'), ...args],
      env: { ...env, ...more },
      logFile: join(folder, `${name}.log`),
      stopSignal: 'SIGTERM',
      stopPatienceMs: 35_000,
    });
  const beginWorker = (at: number) => run(`worker-${at}`, ['worker']);
  const beginApi = (at: number) => run(`api-${at}`, ['api'], { LASTCALL_PORT: String(apiPorts[at]) });
  const sandbox = await run('sandbox', ['sandbox', '--port', String(sandboxPort)]);
  const places = Array.from({ length: copies }, (_, at) => at);
  const running = {
    worker: await Promise.all(places.map(beginWorker)),
    api: await Promise.all(places.map(beginApi)),
  };
  const begin = { worker: beginWorker, api: beginApi };

  const setup = openDatabase(postgres.url);
  const accountId = await createAccount(setup.sql, { name: 'Kill loop' });
  const { secret: key } = await createApiKey(setup.sql, {
    accountId,
    name: 'Kill loop',
    role: 'owner',
    actor: 'cli',
  });
  await setup.close();

  /** One connection's process, as the operating system may end it when memory is short. */
  const killBackend = async (): Promise<boolean> => {
    const db = openDatabase(postgres.url, { maxConnections: 1 });
    try {
      const backends = await db.sql<{ pid: number }[]>`
        select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
      if (backends.length === 0) return false;
      process.kill(random.pick(backends).pid, 'SIGKILL');
      return true;
    } catch {
      // The server is still recovering from the last one: nobody is there to be killed.
      return false;
    } finally {
      // The server takes all its connections down with the one that was killed.
      await db.close().catch(() => {});
    }
  };

  return {
    folder,
    apiUrls: apiPorts.map((port) => `http://127.0.0.1:${port}`),
    key,
    control: sandboxControl(sandboxUrl),
    async kill(victim, pauseMs) {
      if (victim === 'backend') return killBackend();
      if (victim === 'postgres') {
        process.kill(postgres.pid, 'SIGKILL');
        await sleep(pauseMs);
        postgres = await beginPostgres();
      } else if (victim === 'temporal') {
        process.kill(temporal.pid, 'SIGKILL');
        await sleep(pauseMs);
        temporal = await beginTemporal();
      } else {
        const at = random.index(copies);
        const part = running[victim][at]!;
        process.kill(part.pid, 'SIGKILL');
        await part.ended;
        await sleep(pauseMs);
        running[victim][at] = await begin[victim](at);
      }
      return true;
    },
    async stop({ keepLogs }) {
      await Promise.all([...running.api, ...running.worker].map((part) => part.stop()));
      await sandbox.stop();
      await temporal.stop();
      await postgres.stop();
      if (!keepLogs) await rm(folder, { recursive: true, force: true });
    },
  };
}
