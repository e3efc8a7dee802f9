import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../dev/ports.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { type ServerProcess, spawnServer } from '../../dev/server-process.ts';
import { startDevServer } from '../../dev/temporal/dev-server.ts';
import { resolveTemporalExecutable } from '../../dev/temporal/executable.ts';
import { type SandboxControl, sandboxControl } from '../../sandbox/control-client.ts';
import type { DialectId } from '../../sandbox/model.ts';
import { projectRoot } from '../../src/project-root.ts';
import { newKey } from '../../src/secrets/new-key.ts';
import { fairQueues } from '../../src/temporal/fair-queues.ts';
import { SEARCH_ATTRIBUTES } from '../../src/temporal/search-attributes.ts';

const apis = 2;
const readyMs = 60_000;

export interface Installation {
  folder: string;
  storeFolder: string;
  temporalAddress: string;
  apiUrls: readonly string[];
  control: SandboxControl;
  /** Runs a command of a release, as an operator does; its output. */
  command(root: string, ...args: string[]): Promise<string>;
  /** Begins a worker of a release, then ends the one that ran. */
  changeWorker(root: string, more?: NodeJS.ProcessEnv): Promise<void>;
  /** Ends the APIs one after the other, and begins each as one of that release. */
  changeApis(root: string): Promise<void>;
  stop(options: { keepFiles: boolean }): Promise<void>;
}

/**
 * Postgres, Temporal and a sandbox carrier, with nothing of Lastcall as yet.
 *
 * @throws Error when something does not start; nothing is left running then
 */
export async function install(carriers: readonly DialectId[]): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'lastcall-upgrade-'));
  // Postgres, run by root, becomes another user, who must reach its data.
  await chmod(folder, 0o755);
  const stops: (() => Promise<unknown>)[] = [];
  const stop: Installation['stop'] = async ({ keepFiles }) => {
    for (const each of stops.splice(0)) await each();
    if (!keepFiles) await rm(folder, { recursive: true, force: true });
  };
  try {
    const postgres = await startPostgres({
      dataDir: join(folder, 'pg'),
      port: await freePort(),
      logFile: join(folder, 'pg.log'),
    });
    stops.unshift(() => postgres.stop());
    const temporal = await startDevServer({
      executable: await resolveTemporalExecutable(),
      port: await freePort(),
      dbFile: join(folder, 'temporal.db'),
      logFile: join(folder, 'temporal.log'),
      searchAttributes: SEARCH_ATTRIBUTES,
      dynamicConfig: fairQueues,
    });
    stops.unshift(() => temporal.stop());
    const sandboxPort = await freePort();
    const storeFolder = join(folder, 'archives');
    const env = {
      ...process.env,
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: temporal.address,
      ARCHIVE_STORE: storeFolder,
      LASTCALL_SECRET_KEYS: newKey(),
      LASTCALL_AUTH_SECRET: newKey(),
      LASTCALL_COALESCE_SECONDS: '5',
      LASTCALL_DRAIN_GRACE_SECONDS: '20',
      ...Object.fromEntries(
        carriers.map((carrier) => [
          `${carrier.toUpperCase()}_API_URL`,
          `http://127.0.0.1:${sandboxPort}/${carrier}`,
        ]),
      ),
    };
    const cli = (root: string) => join(root, 'dist', 'src', 'cli.js');
    const run = (root: string, name: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
      spawnServer({
        command: process.execPath,
        args: [cli(root), ...args],
        env: { ...env, ...more },
        logFile: join(folder, `${name}.log`),
        stopSignal: 'SIGTERM',
        stopPatienceMs: 40_000,
      });
    const sandbox = await run(projectRoot, 'sandbox', ['sandbox', '--port', String(sandboxPort)]);
    stops.unshift(() => sandbox.stop());
    const ports = await Promise.all(Array.from({ length: apis }, () => freePort()));
    const running: { worker?: ServerProcess; api: ServerProcess[] } = { api: [] };
    stops.unshift(async () => {
      for (const api of running.api) await api.stop();
      await running.worker?.stop();
    });
    return {
      folder,
      storeFolder,
      temporalAddress: temporal.address,
      apiUrls: ports.map((port) => `http://127.0.0.1:${port}`),
      control: sandboxControl(`http://127.0.0.1:${sandboxPort}`),
      async command(root, ...args) {
        const { stdout } = await promisify(execFile)(process.execPath, [cli(root), ...args], { env });
        return stdout;
      },
      async changeWorker(root, more) {
        const before = running.worker;
        running.worker = await run(root, 'worker', ['worker'], more);
        await saying(running.worker, 'worker runs');
        await before?.stop();
      },
      async changeApis(root) {
        for (const [at, port] of ports.entries()) {
          await running.api[at]?.stop();
          running.api[at] = await run(root, `api-${at}`, ['api'], { LASTCALL_PORT: String(port) });
          await ready(`http://127.0.0.1:${port}/ready`, running.api[at]);
        }
      },
      stop,
    };
  } catch (error) {
    await stop({ keepFiles: false });
    throw error;
  }
}

/** @throws Error with the end of its log */
async function until(server: ServerProcess, what: string, holds: () => Promise<boolean>): Promise<void> {
  let ended: string | undefined;
  server.onEnd((how) => (ended = how));
  for (const deadline = Date.now() + readyMs; !(await holds()); await sleep(100))
    if (ended !== undefined || Date.now() > deadline)
      throw new Error(`${what} in vain (${ended ?? 'it runs'}):\n${server.logTail()}`);
}

const saying = (server: ServerProcess, words: string) =>
  until(server, `waited for "${words}"`, () => Promise.resolve(server.logTail().includes(words)));

const ready = (url: string, server: ServerProcess) =>
  until(server, `waited for ${url}`, async () => {
    const answer = await fetch(url).catch(() => null);
    return answer?.status === 200;
  });
