import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { requestsPerNumber } from '../../src/carriers/rates.ts';
import { carriers } from '../../src/carriers/registry.ts';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import { createAccount } from '../../src/db/accounts/create-account.ts';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { projectRoot } from '../../src/project-root.ts';
import { newKey } from '../../src/secrets/new-key.ts';
import { fairQueues } from '../../src/temporal/fair-queues.ts';
import { SEARCH_ATTRIBUTES } from '../../src/temporal/search-attributes.ts';
import { freePort } from '../../dev/ports.ts';
import { type PostgresServer, startPostgres } from '../../dev/postgres.ts';
import { spawnServer, type ServerProcess } from '../../dev/server-process.ts';
import { startDevServer } from '../../dev/temporal/dev-server.ts';
import { resolveTemporalExecutable } from '../../dev/temporal/executable.ts';
import { sandboxControl, type SandboxControl } from '../../sandbox/control-client.ts';
import { dialectId } from '../../sandbox/model.ts';
import { type Disk, mountDisk } from './disk.ts';
import { startLink } from './link.ts';
import type { DiskName, Link } from './plan.ts';

/** A part that can be killed, and started again. */
interface Running {
  pid: number;
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

export interface Installation {
  folder: string;
  storeFolder: string;
  databaseUrl: string;
  apiUrls: string[];
  /** An owner's key. */
  key: string;
  control: SandboxControl;
  running: Record<'worker' | 'api' | 'postgres' | 'temporal', Running[]>;
  /** Starts one of them again, of those with several the one in that place. */
  begin: Record<keyof Installation['running'], (at: number) => Promise<Running>>;
  links: Record<Link, Awaited<ReturnType<typeof startLink>>>;
  /** Null where this machine makes none for us. */
  disks: Record<DiskName, Disk | null>;
  /** Resolves when all that has ended by then is gone; with `keepFiles`, the disks too stay. */
  stop(options: { keepFiles: boolean }): Promise<void>;
}

/** Numbers that each carrier takes a second. */
const perSecond = 20;
const copies = 2;
const megabytes: Record<DiskName, number> = { postgres: 2_048, temporal: 1_024, store: 256 };
export const movedClock = import.meta.resolve('../../test/support/moved-clock.mjs');

/** Says how wrong the clock of one of them is. */
export const clockFile = (folder: string, part: 'worker' | 'api', at: number): string =>
  join(folder, `${part}-${at}.clock`);

/**
 * Everything as processes of its own: Postgres, Temporal, the sandbox carrier, two APIs and two workers, with a proxy on each
 * way between them.
 *
 * @param plant a statement that takes a guard out of the database
 * @throws Error when something does not start; nothing is left running then
 */
export async function install(progress: (line: string) => void, plant?: string): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'lastcall-chaos-'));
  // Postgres, run by root, becomes another user, who must reach its data.
  await chmod(folder, 0o755);
  const stops: (() => Promise<unknown>)[] = [];
  const mounted: Disk[] = [];
  const stop = async ({ keepFiles }: { keepFiles: boolean }) => {
    for (const each of stops.splice(0)) await each();
    if (keepFiles) return;
    for (const disk of mounted) await disk.remove();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const running: Installation['running'] = { worker: [], api: [], postgres: [], temporal: [] };
    const starting: Partial<Installation['begin']> = {};
    const part = async (
      name: keyof Installation['running'],
      count: number,
      start: (at: number) => Promise<Running>,
    ) => {
      starting[name] = start;
      stops.unshift(() => Promise.all(running[name].map((each) => each.stop())));
      for (let at = 0; at < count; at += 1) running[name].push(await start(at));
    };
    const disk = async (name: DiskName) => {
      const made = await mountDisk(join(folder, name), megabytes[name]);
      if (made) mounted.push(made);
      else progress(`No disk of its own for ${name}, which only root can make on Linux: it is never full`);
      return made;
    };
    const disks = {
      postgres: await disk('postgres'),
      temporal: await disk('temporal'),
      store: await disk('store'),
    };
    const [postgresPort, temporalPort, sandboxPort] = [await freePort(), await freePort(), await freePort()];
    const executable = await resolveTemporalExecutable({ progress });
    const dataDir = join(folder, 'postgres', 'data');
    await part('postgres', 1, () =>
      knownToEnd((onExit) =>
        startPostgres({ dataDir, port: postgresPort, logFile: join(folder, 'postgres.log'), onExit }),
      ),
    );
    const databaseUrl = (running.postgres[0] as Running & PostgresServer).url;
    await migrate(databaseUrl);
    if (plant !== undefined) await plantIn(databaseUrl, plant);
    await part('temporal', 1, () =>
      knownToEnd((onExit) =>
        startDevServer({
          executable,
          port: temporalPort,
          dbFile: join(folder, 'temporal', 'temporal.db'),
          logFile: join(folder, 'temporal.log'),
          searchAttributes: SEARCH_ATTRIBUTES,
          dynamicConfig: fairQueues,
          onExit,
        }),
      ),
    );
    const link = async (target: number) => {
      const proxy = await startLink(target);
      stops.unshift(() => proxy.close());
      return proxy;
    };
    const links = {
      'api-postgres': await link(postgresPort),
      'worker-postgres': await link(postgresPort),
      'api-temporal': await link(temporalPort),
      'worker-temporal': await link(temporalPort),
      carrier: await link(sandboxPort),
    };
    const by = (who: 'api' | 'worker') => {
      const url = new URL(databaseUrl);
      url.port = String(links[`${who}-postgres`].port);
      return {
        DATABASE_URL: url.toString(),
        TEMPORAL_ADDRESS: `127.0.0.1:${links[`${who}-temporal`].port}`,
      };
    };
    const storeFolder = join(folder, 'store', 'archives');
    const env = {
      ...process.env,
      ARCHIVE_STORE: storeFolder,
      LASTCALL_SECRET_KEYS: newKey(),
      LASTCALL_AUTH_SECRET: newKey(),
      LASTCALL_COALESCE_SECONDS: '5',
      LASTCALL_DRAIN_GRACE_SECONDS: '20',
      ...carrierEnvironment(links.carrier.port),
    };
    const run = (name: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<ServerProcess> =>
      spawnServer({
        command: process.execPath,
        args: ['--import', movedClock, join(projectRoot, 'dist', 'src', 'cli.js'), ...args],
        env: { ...env, MOVED_CLOCK: `${join(folder, name)}.clock`, ...more },
        logFile: join(folder, `${name}.log`),
        stopSignal: 'SIGTERM',
        stopPatienceMs: 35_000,
      });
    const sandbox = await run('sandbox', ['sandbox', '--port', String(sandboxPort)]);
    stops.unshift(() => sandbox.stop());
    const apiPorts = [await freePort(), await freePort()];
    await part('worker', copies, (at) => run(`worker-${at}`, ['worker'], by('worker')));
    await part('api', copies, (at) =>
      run(`api-${at}`, ['api'], { ...by('api'), LASTCALL_PORT: String(apiPorts[at]) }),
    );
    return {
      folder,
      storeFolder,
      databaseUrl,
      apiUrls: apiPorts.map((port) => `http://127.0.0.1:${port}`),
      key: await ownersKey(databaseUrl),
      control: sandboxControl(`http://127.0.0.1:${sandboxPort}`),
      running,
      begin: starting as Installation['begin'],
      links,
      disks,
      stop,
    };
  } catch (error) {
    await stop({ keepFiles: false });
    throw error;
  }
}

/** With the promise of the end of what was started so. */
export async function knownToEnd<T extends object>(
  start: (onExit: (reason: string) => void) => Promise<T>,
): Promise<T & { ended: Promise<string> }> {
  let tell: (reason: string) => void = () => {};
  const ended = new Promise<string>((resolve) => (tell = resolve));
  return { ...(await start(tell)), ended };
}

const rateOf = (carrier: keyof typeof carriers) =>
  perSecond * (carriers[carrier].limit.counts === 'requests' ? requestsPerNumber : 1);

/** @param port where the sandbox is reached */
export const carrierEnvironment = (port: number): Record<string, string> => ({
  LASTCALL_CARRIER_RATES: dialectId.options.map((carrier) => `${carrier}=${rateOf(carrier)}`).join(','),
  ...Object.fromEntries(
    dialectId.options.map((carrier) => [
      `${carrier.toUpperCase()}_API_URL`,
      `http://127.0.0.1:${port}/${carrier}`,
    ]),
  ),
});

export const plantIn = (databaseUrl: string, statement: string): Promise<unknown> =>
  withDatabase(databaseUrl, (sql) => sql.unsafe(statement));

export const ownersKey = (databaseUrl: string) =>
  withDatabase(databaseUrl, async (sql) => {
    const accountId = await createAccount(sql, { name: 'Chaos' });
    const input = { accountId, name: 'Chaos', role: 'owner', actor: 'cli' } as const;
    return (await createApiKey(sql, input)).secret;
  });

async function withDatabase<T>(url: string, use: (sql: Sql) => Promise<T>): Promise<T> {
  const db = openDatabase(url, { maxConnections: 1 });
  try {
    return await use(db.sql);
  } finally {
    await db.close();
  }
}
