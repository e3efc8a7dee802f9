import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../dev/ports.ts';
import { startPostgres } from '../dev/postgres.ts';
import { spawnServer, type ServerProcess } from '../dev/server-process.ts';
import { startCluster } from '../dev/temporal/cluster/cluster.ts';
import { resolveClusterExecutables } from '../dev/temporal/cluster/executables.ts';
import { startDevServer } from '../dev/temporal/dev-server.ts';
import { resolveTemporalExecutable } from '../dev/temporal/executable.ts';
import { migrate } from '../src/db/migrate.ts';
import { projectRoot } from '../src/project-root.ts';
import { fairQueues } from '../src/temporal/fair-queues.ts';
import { openClient } from '../src/temporal/connect.ts';
import { createNamespace } from '../src/temporal/namespace.ts';
import { registerSearchAttributes, SEARCH_ATTRIBUTES } from '../src/temporal/search-attributes.ts';

/** An installation that a bench runs: its own Postgres and Temporal, and parts of Lastcall as processes. */
export interface Installation {
  databaseUrl: string;
  temporalAddress: string;
  /** Of Postgres, and of the first Temporal server. */
  pids: { postgres: number; temporal: number };
  /** Starts `lastcall` with these arguments, logging to a file of that name; `env` is added to what all parts have. */
  run: (name: string, args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<ServerProcess>;
  /** Is called before what was begun earlier is stopped. */
  onStop: (stop: () => Promise<unknown>) => void;
  /** Stops all of it, and removes its files. */
  stop: () => Promise<void>;
}

/**
 * @param options.temporalNodes of a cluster on the same Postgres; 0: the development server, which keeps its state in SQLite
 * @throws Error when something does not start; nothing is left running then
 */
export async function startInstallation({ temporalNodes = 0 } = {}): Promise<Installation> {
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
      // Each node's four services have pools of their own.
      ...(temporalNodes > 0 && { settings: { max_connections: String(200 + 100 * temporalNodes) } }),
    });
    onStop(() => postgres.stop());
    await migrate(postgres.url);
    const temporal =
      temporalNodes === 0 ? await devServer(folder) : await cluster(folder, postgres.url, temporalNodes);
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
    return {
      databaseUrl: postgres.url,
      temporalAddress: temporal.address,
      pids: { postgres: postgres.pid, temporal: temporal.pid },
      run,
      onStop,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function devServer(folder: string) {
  return await startDevServer({
    executable: await resolveTemporalExecutable({ progress: console.log }),
    port: await freePort(),
    dbFile: join(folder, 'temporal.db'),
    logFile: join(folder, 'temporal.log'),
    searchAttributes: SEARCH_ATTRIBUTES,
    dynamicConfig: fairQueues,
  });
}

async function cluster(folder: string, postgresUrl: string, nodes: number) {
  const started = await startCluster({
    executables: await resolveClusterExecutables({ progress: console.log }),
    postgresUrl,
    folder,
    nodes,
    dynamicConfig: fairQueues,
  });
  const { address, process: node } = started.nodes[0]!;
  try {
    await furnish(address);
  } catch (error) {
    await started.stop();
    throw error;
  }
  return { address, pid: node.pid, stop: started.stop };
}

/** What a worker would do at its start; a bench starts workflows at once, so that it waits until the node knows of it. */
async function furnish(address: string): Promise<void> {
  const connectionOptions = { address };
  const { client, connection } = openClient({ connectionOptions, namespace: 'default' });
  try {
    await createNamespace(client);
    const known = async () => {
      await registerSearchAttributes(client);
      await client.workflow.count("LastcallCampaign = 'none'");
    };
    for (const deadline = Date.now() + 60_000; ; await sleep(500)) {
      const failed = await known().then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failed === undefined) return;
      if (Date.now() > deadline) throw failed;
    }
  } finally {
    await connection.close();
  }
}
