import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { seedDemo, type DemoKeys } from './demo.ts';
import { assertPortFree } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { makePrivateFolder } from './private-files.ts';
import { readUpSettings } from './settings.ts';
import { supervise, type Supervised } from './supervise.ts';
import { welcome } from './welcome.ts';
import { authSecretFromFile, keysFromFile } from '../src/secrets/key-file.ts';
import { fired, stopSignal } from '../src/stop-signal.ts';
import { startDevServer } from './temporal/dev-server.ts';
import { resolveTemporalExecutable } from './temporal/executable.ts';
import { fairQueues } from '../src/temporal/fair-queues.ts';
import { SEARCH_ATTRIBUTES } from '../src/temporal/search-attributes.ts';

const readyWithinMs = 60_000;

/**
 * `lastcall up`: the whole system on one machine. A part that the environment names is used as it is; the others are
 * started here and stopped again, in order, at Ctrl-C. All state is in one folder.
 */
export async function up(): Promise<void> {
  const signal = stopSignal();
  const settings = readUpSettings(process.env);
  const { ports } = settings;
  const file = (...path: string[]) => settings.file(...path);
  const env: NodeJS.ProcessEnv = { ...process.env };
  const say = (line: string) => console.log(`  ${line}`);
  const broken = new AbortController();
  const partDied = (part: string) => (reason: string) => {
    console.error(`${part} ended by itself: ${reason}`);
    broken.abort();
  };
  // Stopped in the reverse order of their start: what takes work in goes first, what keeps the data last.
  const stops: { part: string; stop: () => Promise<void> }[] = [];

  try {
    console.log('Lastcall starts.');
    makePrivateFolder(settings.dataDir);
    await mkdir(file('logs'), { recursive: true });
    await assertPortFree(ports.api, { part: 'API', variable: 'LASTCALL_PORT' });
    if (!env['LASTCALL_SANDBOX_URL']) {
      await assertPortFree(ports.sandbox, { part: 'sandbox carrier', variable: 'LASTCALL_SANDBOX_PORT' });
    }

    if (!env['DATABASE_URL']) {
      say('Postgres …');
      const postgres = await startPostgres({
        dataDir: file('postgres'),
        port: ports.postgres,
        logFile: file('logs', 'postgres.log'),
        progress: say,
        onExit: partDied('Postgres'),
      });
      stops.push({ part: 'Postgres', stop: () => postgres.stop() });
      env['DATABASE_URL'] = postgres.url;
    }
    await migrate(env['DATABASE_URL']);

    if (!env['TEMPORAL_ADDRESS']) {
      const executable = await resolveTemporalExecutable({ progress: say, signal });
      say('Temporal …');
      const temporal = await startDevServer({
        executable,
        port: ports.temporal,
        uiPort: ports.temporalUi,
        dbFile: file('temporal.db'),
        logFile: file('logs', 'temporal.log'),
        searchAttributes: SEARCH_ATTRIBUTES,
        dynamicConfig: fairQueues,
        timeSkipping: true,
        onExit: partDied('Temporal'),
      });
      stops.push({ part: 'Temporal', stop: () => temporal.stop() });
      env['TEMPORAL_ADDRESS'] = temporal.address;
      env['LASTCALL_TEMPORAL_UI_URL'] ??= temporal.uiAddress;
    }

    env['ARCHIVE_STORE'] ||= file('archives');
    env['LASTCALL_SECRET_KEYS'] ||= await keysFromFile(file('secret-keys'));
    env['LASTCALL_AUTH_SECRET'] ||= await authSecretFromFile(file('auth-secret'));
    const part = async (name: string, ...command: string[]) => {
      say(`${name} …`);
      const started = await supervise({
        command,
        env,
        logFile: file('logs', `${command[0]}.log`),
        onRestart: (reason) => console.error(`${name} ended (${reason}); starting it again`),
      });
      stops.push({ part: name, stop: () => started.stop() });
      return started;
    };
    if (!env['LASTCALL_SANDBOX_URL']) {
      env['LASTCALL_SANDBOX_URL'] = `http://127.0.0.1:${ports.sandbox}`;
      const sandbox = await part(
        'Sandbox carrier',
        'sandbox',
        '--port',
        String(ports.sandbox),
        '--data',
        file('sandbox'),
      );
      await untilAnswers(`${env['LASTCALL_SANDBOX_URL']}/sandbox/health`, sandbox, signal);
    }
    const keys = await seed(env['DATABASE_URL'], env['LASTCALL_SANDBOX_URL'], file('demo-keys.json'));
    await part('Worker', 'worker');
    const api = await part('API', 'api');
    const apiUrl = `http://127.0.0.1:${ports.api}`;
    await untilAnswers(`${apiUrl}/ready`, api, signal);

    console.log(welcome({ apiUrl, keys, env, dataDir: settings.dataDir }));
    await Promise.race([fired(signal), fired(broken.signal)]);
    console.log('\nStopping.');
  } catch (error) {
    // Stopped in the middle of its start, what was under way has failed.
    if (!signal.aborted) throw error;
  } finally {
    for (const { part, stop } of stops.toReversed()) {
      say(`${part} …`);
      await stop();
    }
  }
  if (broken.signal.aborted) throw new Error('A part that everything needs has ended; see the folder logs/.');
  console.log('Stopped. All state is kept; npm start goes on from here.');
}

async function seed(databaseUrl: string, sandboxUrl: string, keysFile: string): Promise<DemoKeys> {
  const db = openDatabase(databaseUrl, { maxConnections: 1 });
  try {
    return await seedDemo(db.sql, sandboxUrl, keysFile);
  } finally {
    await db.close();
  }
}

async function untilAnswers(url: string, part: Supervised, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  while (!signal.aborted) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > deadline)
      throw new Error(`${url} does not answer. The part's log ends with:\n${part.logTail()}`);
    await sleep(100);
  }
}
