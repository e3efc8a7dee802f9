import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../dev/ports.ts';
import { startPostgres } from '../dev/postgres.ts';
import { spawnServer, type ServerProcess } from '../dev/server-process.ts';
import { startDevServer } from '../dev/temporal/dev-server.ts';
import { resolveTemporalExecutable } from '../dev/temporal/executable.ts';
import { migrate } from '../src/db/migrate.ts';
import { projectRoot } from '../src/project-root.ts';
import { fairQueues } from '../src/temporal/fair-queues.ts';
import { SEARCH_ATTRIBUTES } from '../src/temporal/search-attributes.ts';

/** An installation that a bench runs: its own Postgres and Temporal, and parts of Lastcall as processes. */
export interface Installation {
  databaseUrl: string;
  temporalAddress: string;
  /** Starts `lastcall` with these arguments, logging to a file of that name; `env` is added to what all parts have. */
  run: (name: string, args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<ServerProcess>;
  /** Is called before what was begun earlier is stopped. */
  onStop: (stop: () => Promise<unknown>) => void;
  /** Stops all of it, and removes its files. */
  stop: () => Promise<void>;
}

/** @throws Error when something does not start; nothing is left running then */
export async function startInstallation(): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
  // Postgres, run by root, becomes another user, who must reach its data.
  await chmod(folder, 0o755);
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const onStop = (stop: () => Promise<unknown>) => void stops.unshift(stop);
  const stop = async () => {
    for (const each of stops.splice(0)) await each();
  };
  try {
    const postgres = await startPostgres({
      dataDir: join(folder, 'pg'),
      port: await freePort(),
      logFile: join(folder, 'pg.log'),
    });
    onStop(() => postgres.stop());
    await migrate(postgres.url);
    const temporal = await startDevServer({
      executable: await resolveTemporalExecutable({ progress: console.log }),
      port: await freePort(),
      dbFile: join(folder, 'temporal.db'),
      logFile: join(folder, 'temporal.log'),
      searchAttributes: SEARCH_ATTRIBUTES,
      dynamicConfig: fairQueues,
    });
    onStop(() => temporal.stop());
    const run = async (name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
      const server = await spawnServer({
        command: process.execPath,
        args: [join(projectRoot, 'dist', 'src', 'cli.js'), ...args],
        env: {
          ...process.env,
          DATABASE_URL: postgres.url,
          TEMPORAL_ADDRESS: temporal.address,
          ARCHIVE_STORE: join(folder, 'archives'),
          ...env,
        },
        logFile: join(folder, `${name}.log`),
        stopSignal: 'SIGTERM',
        stopPatienceMs: 35_000,
      });
      onStop(() => server.stop());
      return server;
    };
    return { databaseUrl: postgres.url, temporalAddress: temporal.address, run, onStop, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
