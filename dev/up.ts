import { mkdir } from 'node:fs/promises';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { authSecretFromFile, keysFromFile } from '../src/secrets/key-file.ts';
import { fired, stopSignal } from '../src/stop-signal.ts';
import { fairQueues } from '../src/temporal/fair-queues.ts';
import { SEARCH_ATTRIBUTES } from '../src/temporal/search-attributes.ts';
import { seedDemo, type DemoKeys } from './demo.ts';
import { keepRunning, type Running } from './keep-running.ts';
import { acquireLock, type Lock, LockHeldError } from './lock.ts';
import { type PartProcess, startPart, stopLeftOverPart } from './part-process.ts';
import { partsOf } from './parts.ts';
import { assertPortFree } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { makePrivateFolder } from './private-files.ts';
import { serverEnvironment } from './server-environment.ts';
import { readUpSettings, type UpSettings } from './settings.ts';
import { startDevServer } from './temporal/dev-server.ts';
import { resolveTemporalExecutable } from './temporal/executable.ts';
import { untilReady } from './until-ready.ts';
import { welcome } from './welcome.ts';

/**
 * `lastcall up`: the whole system on one machine. A part that the environment names is used as it is; the others are
 * started here, started again when they end by themselves, and stopped, in order, at Ctrl-C or when one cannot be kept
 * running. All state is in one folder.
 *
 * @throws Error that says which part cannot be started or kept running, and why
 */
export async function up(): Promise<void> {
  const signal = stopSignal();
  const settings = readUpSettings(process.env);
  const broken = new AbortController();
  console.log('Lastcall starts.');
  makePrivateFolder(settings.dataDir);
  const lock = lockData(settings);
  try {
    await run(settings, { signal, broken });
  } finally {
    lock.release();
  }
  broken.signal.throwIfAborted();
  console.log('Stopped. All state is kept; npm start goes on from here.');
}

/** Two starts on one folder would take each other's parts for left-overs. */
function lockData({ dataDir, file }: UpSettings): Lock {
  try {
    return acquireLock(file('up.lock'));
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error;
    throw new Error(
      `process ${error.pid} runs Lastcall on ${dataDir} already: stop it first, or set LASTCALL_DATA to another folder`,
      { cause: error },
    );
  }
}

async function run(
  settings: UpSettings,
  { signal, broken }: { signal: AbortSignal; broken: AbortController },
): Promise<void> {
  const { ports, file } = settings;
  const env: NodeJS.ProcessEnv = { ...process.env };
  const say = (line: string) => console.log(`  ${line}`);
  const over = new AbortController();
  const ending = AbortSignal.any([signal, broken.signal, over.signal]);
  // Stopped in the reverse order of their start: what takes work in goes first, what keeps the data last.
  const kept: { part: string; running: Running }[] = [];
  const keep = async (
    part: string,
    start: (onExit: (how: string) => void, stopped: AbortSignal) => Promise<Running>,
  ) => {
    say(`${part} …`);
    const giveUp = (error: Error) => broken.abort(error);
    const tell = (line: string) => console.error(line);
    const running = await keepRunning({ part, start, say: tell, giveUp, signal: ending });
    kept.push({ part, running });
    ending.throwIfAborted();
  };
  const keepPart = (part: PartProcess, environment = env) =>
    keep(part.name, (onExit, stopped) => startPart(part, environment, onExit, stopped));

  try {
    const parts = partsOf(settings);
    await mkdir(file('logs'), { recursive: true });
    await mkdir(file('run'), { recursive: true });
    for (const part of [parts.api, parts.worker, parts.sandbox])
      if (await stopLeftOverPart(part))
        say(`${part.name}: one that a killed start left running was stopped.`);
    await assertPortFree(ports.api, { part: 'API', variable: 'LASTCALL_PORT' });
    if (!env['LASTCALL_SANDBOX_URL']) {
      await assertPortFree(ports.sandbox, { part: 'sandbox carrier', variable: 'LASTCALL_SANDBOX_PORT' });
    }

    if (!env['DATABASE_URL']) {
      await keep('Postgres', async (onExit) => {
        const postgres = await startPostgres({
          dataDir: file('postgres'),
          port: ports.postgres,
          logFile: file('logs', 'postgres.log'),
          progress: say,
          onExit,
        });
        env['DATABASE_URL'] = postgres.url;
        return postgres;
      });
    }
    const databaseUrl = env['DATABASE_URL'] ?? '';
    await migrate(databaseUrl);

    if (!env['TEMPORAL_ADDRESS']) {
      const executable = await resolveTemporalExecutable({ progress: say, signal });
      await keep('Temporal', async (onExit) => {
        const temporal = await startDevServer({
          executable,
          port: ports.temporal,
          uiPort: ports.temporalUi,
          dbFile: file('temporal.db'),
          logFile: file('logs', 'temporal.log'),
          searchAttributes: SEARCH_ATTRIBUTES,
          dynamicConfig: fairQueues,
          timeSkipping: true,
          onExit,
        });
        env['TEMPORAL_ADDRESS'] = temporal.address;
        env['LASTCALL_TEMPORAL_UI_URL'] ??= temporal.uiAddress;
        return temporal;
      });
    }

    env['ARCHIVE_STORE'] ||= file('archives');
    // Everybody who can sign in is on this machine, and so is what they try webhooks with.
    env['LASTCALL_WEBHOOK_PRIVATE_ADDRESSES'] ||= 'true';
    env['LASTCALL_SECRET_KEYS'] ||= await keysFromFile(file('secret-keys'));
    env['LASTCALL_AUTH_SECRET'] ||= await authSecretFromFile(file('auth-secret'));
    if (!env['LASTCALL_SANDBOX_URL']) {
      env['LASTCALL_SANDBOX_URL'] = `http://127.0.0.1:${ports.sandbox}`;
      await keepPart(parts.sandbox, serverEnvironment(env));
    }
    const keys = await seed(databaseUrl, env['LASTCALL_SANDBOX_URL'], file('demo-keys.json'));
    await keepPart(parts.worker);
    await keepPart(parts.api);
    const apiUrl = `http://127.0.0.1:${ports.api}`;
    await untilReady(`${apiUrl}/ready`, ending);

    console.log(welcome({ apiUrl, keys, env, dataDir: settings.dataDir }));
    await fired(ending);
  } catch (error) {
    // Stopped in the middle of its start, what was under way has failed.
    if (!signal.aborted && !broken.signal.aborted) throw error;
  } finally {
    over.abort();
    console.log('\nStopping.');
    await stopAll(kept.toReversed(), say);
  }
}

/** One that cannot be stopped keeps none of the others running. */
async function stopAll(kept: { part: string; running: Running }[], say: (line: string) => void) {
  for (const { part, running } of kept) {
    say(`${part} …`);
    await running.stop().catch((error: unknown) => {
      console.error(`${part}: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    });
  }
}

async function seed(databaseUrl: string, sandboxUrl: string, keysFile: string): Promise<DemoKeys> {
  const db = openDatabase(databaseUrl, { maxConnections: 1 });
  try {
    return await seedDemo(db.sql, sandboxUrl, keysFile);
  } finally {
    await db.close();
  }
}
