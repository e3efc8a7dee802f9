import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/db/migrate.ts';
import { freePort } from '../../src/dev/ports.ts';
import { startPostgres, type PostgresServer } from '../../src/dev/postgres.ts';
import { isAlive, sendSignal } from '../../src/dev/processes.ts';
import { projectRoot } from '../../src/project-root.ts';
import { writeBundle } from '../../src/temporal/bundle.ts';
import { startDevServer, type DevServer } from '../../src/temporal/dev-server.ts';
import { resolveTemporalExecutable } from '../../src/temporal/executable.ts';
import { SEARCH_ATTRIBUTES } from '../../src/temporal/search-attributes.ts';
import { TEMPLATE_DATABASE } from './template-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator's URL of the run's Postgres; tests make databases of their own with `createTestDatabase`. */
    postgresUrl: string;
    /** `host:port` of the run's Temporal server, which can skip a workflow's time. */
    temporalAddress: string;
    /** Script with all workflows, for a worker's `workflowBundle: { codePath }`. */
    workflowBundlePath: string;
  }
}

const FORCED_STOP_MS = 3_000;

/** Starts what the server tests share: one Postgres with a migrated template, one Temporal, one bundle. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'lastcall-test-'));
  const servers: (PostgresServer | DevServer)[] = [];
  // Vitest leaves by process.exit on a signal, which waits for nothing.
  const cleanUpByForce = () => {
    for (const server of servers) killAndWait(server.pid);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', cleanUpByForce);

  const startDatabase = async () => {
    const server = await startPostgres({
      dataDir: join(folder, 'postgres'),
      port: await freePort(),
      logFile: join(folder, 'postgres.log'),
      database: TEMPLATE_DATABASE,
      settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
    });
    servers.push(server);
    await migrate(server.url);
    const url = new URL(server.url);
    url.pathname = 'postgres';
    project.provide('postgresUrl', url.toString());
  };
  const startTemporal = async () => {
    const server = await startDevServer({
      executable: await resolveTemporalExecutable({ progress: (line) => console.log(line) }),
      port: await freePort(),
      logFile: join(folder, 'temporal.log'),
      searchAttributes: SEARCH_ATTRIBUTES,
      timeSkipping: true,
    });
    servers.push(server);
    project.provide('temporalAddress', server.address);
  };
  const bundle = async () => {
    const target = join(folder, 'workflow-bundle.js');
    await writeBundle(join(projectRoot, 'workflows', 'index.ts'), target);
    project.provide('workflowBundlePath', target);
  };

  const teardown = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
    process.off('exit', cleanUpByForce);
  };
  const results = await Promise.allSettled([startDatabase(), startTemporal(), bundle()]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    await teardown();
    throw failed.reason;
  }
  return teardown;
}

function killAndWait(pid: number): void {
  sendSignal(pid, 'SIGKILL');
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const deadline = Date.now() + FORCED_STOP_MS;
  while (isAlive(pid) && Date.now() < deadline) Atomics.wait(clock, 0, 0, 20);
}
