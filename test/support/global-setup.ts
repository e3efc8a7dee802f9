import { randomUUID } from 'node:crypto';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/db/migrate.ts';
import { freePort } from '../../dev/ports.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { projectRoot } from '../../src/project-root.ts';
import { writeBundle } from '../../src/temporal/bundle.ts';
import { resolveS3Executable } from '../../dev/s3/executable.ts';
import { startS3Server } from '../../dev/s3/server.ts';
import { startDevServer } from '../../dev/temporal/dev-server.ts';
import { resolveTemporalExecutable } from '../../dev/temporal/executable.ts';
import { SEARCH_ATTRIBUTES } from '../../src/temporal/search-attributes.ts';
import { findBrowser } from './find-browser.ts';
import { makeRunFolder } from './run-folder.ts';
import { TEMPLATE_DATABASE } from './template-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator's URL of the run's Postgres; tests make databases of their own with `createTestDatabase`. */
    postgresUrl: string;
    /** `host:port` of the run's Temporal server, which can skip a workflow's time. */
    temporalAddress: string;
    /** What the run's Postgres and Temporal server write, as paths. */
    serverLogs: { postgres: string; temporal: string };
    /** Script with all workflows, for a worker's `workflowBundle: { codePath }`. */
    workflowBundlePath: string;
    /** The run's S3 server, or how to get one. */
    s3: TestS3 | { missing: string };
    /** A Chromium's executable, or how to get one. */
    browser: { path: string } | { missing: string };
  }
}

export interface TestS3 {
  url: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Starts what the server tests share: one Postgres with a migrated template, one Temporal, one S3 server, one bundle. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = makeRunFolder();
  const serverLogs = {
    postgres: join(folder.path, 'postgres.log'),
    temporal: join(folder.path, 'temporal.log'),
  };
  project.provide('serverLogs', serverLogs);
  const results = await Promise.allSettled([
    startDatabase(folder.path),
    startTemporal(folder.path),
    bundleWorkflows(folder.path),
    // Few tests need it, and those say what is missing.
    startS3(folder.path).then(
      (server) => project.provide('s3', server),
      (error: unknown) => project.provide('s3', { missing: String(error) }),
    ),
    // Once and before any test: the one that comes as a package unpacks itself.
    findBrowser().then(
      (executable) => project.provide('browser', { path: executable }),
      (error: unknown) => project.provide('browser', { missing: String(error) }),
    ),
  ]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    await folder.remove();
    throw failed.reason;
  }
  return () => folder.remove();

  async function startDatabase(path: string): Promise<void> {
    const server = await startPostgres({
      dataDir: join(path, 'postgres'),
      port: await freePort(),
      logFile: serverLogs.postgres,
      database: TEMPLATE_DATABASE,
      settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
    });
    await migrate(server.url);
    const url = new URL(server.url);
    url.pathname = 'postgres';
    project.provide('postgresUrl', url.toString());
  }

  async function startTemporal(path: string): Promise<void> {
    const executable = join(path, 'temporal');
    // By this name the server counts as a process of the run's folder.
    symlinkSync(await resolveTemporalExecutable({ progress: (line) => console.log(line) }), executable);
    const server = await startDevServer({
      executable,
      port: await freePort(),
      logFile: serverLogs.temporal,
      searchAttributes: SEARCH_ATTRIBUTES,
      timeSkipping: true,
    });
    project.provide('temporalAddress', server.address);
  }

  async function startS3(path: string): Promise<TestS3> {
    const executable = join(path, 'versitygw');
    symlinkSync(await resolveS3Executable({ progress: (line) => console.log(line) }), executable);
    const credentials = { accessKeyId: 'for-tests', secretAccessKey: randomUUID() };
    const { url } = await startS3Server({
      executable,
      port: await freePort(),
      folder: join(path, 's3'),
      logFile: join(path, 's3.log'),
      ...credentials,
    });
    return { url, ...credentials };
  }

  async function bundleWorkflows(path: string): Promise<void> {
    const target = join(path, 'workflow-bundle.js');
    await writeBundle(join(projectRoot, 'workflows', 'index.ts'), target);
    project.provide('workflowBundlePath', target);
  }
}
