import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { canReach, unprivilegedAccount, type Account } from './account.ts';
import { acquireLock, LockHeldError, type Lock } from './lock.ts';
import { assertPortFree } from './ports.ts';
import { logWithoutData } from './postgres-log.ts';
import { findPostgresBinaries, ROOT_STORE, type PostgresBinaries } from './postgres-binaries.ts';
import { findProcesses, stopProcess } from './processes.ts';
import { serverEnvironment } from './server-environment.ts';
import { spawnServer, type ServerProcess } from './server-process.ts';
import { syncFolder, writeDurably } from './write-durably.ts';

const HOST = '127.0.0.1';
const USER = 'lastcall';
const START_TIMEOUT_MS = 60_000;
const PROBE_PAUSE_MS = 25;
const STOP_PATIENCE_MS = 15_000;
/** Fast shutdown: sessions are rolled back and ended, the data is written out. */
const STOP_SIGNAL = 'SIGINT';
/** How long the sessions of a killed server may still hold its memory before the next one gives up. */
const LEFT_OVER_TIMEOUT_MS = 10_000;

export interface PostgresOptions {
  /** Folder of the data, made at the first start and kept. Its lock and password stand beside it. */
  readonly dataDir: string;
  /** Port on the loopback address. */
  readonly port: number;
  readonly logFile: string;
  /** Made when it is missing; `lastcall` by default. */
  readonly database?: string;
  /** Server settings on top of our own, such as `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told when the server ends without `stop` having been called; the text says how and shows the log's end. */
  readonly onExit?: (reason: string) => void;
  readonly progress?: (line: string) => void;
}

export interface PostgresServer {
  /** `postgres://` URL of the database, with the password; its user is the server's administrator. */
  readonly url: string;
  readonly pid: number;
  /** Ends the server; resolves when its process is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a Postgres of our own on a data folder and resolves when it takes queries. What a killed start left behind
 * (a running server, a stale pid file, a half-made data folder) is cleared first. Run by root, the server runs as an
 * unprivileged user, and its data moves to /var/lib/lastcall where that user cannot reach the folder.
 * @throws Error when the port is taken, a living process uses the same data, the data is another major
 * version's, or the server ends or stays silent while it starts (with the end of its log).
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const account = unprivilegedAccount();
  const binaries = await findPostgresBinaries(account);
  const dataDir = reachableFolder(resolve(options.dataDir), account);
  if (dataDir !== resolve(options.dataDir)) {
    options.progress?.(`Postgres runs as another user than root and keeps its data in ${dataDir}`);
  }
  const made = await mkdir(dirname(dataDir), { recursive: true });
  // Another account has to pass through, whatever this process's own mask says.
  if (made !== undefined && account !== undefined) await chmod(dirname(dataDir), 0o711);
  const lock = lockData(dataDir);
  try {
    await stopLeftOver(dataDir);
    await assertPortFree(options.port, { part: 'Postgres', variable: 'LASTCALL_POSTGRES_PORT' });
    if (!isInitialised(dataDir)) {
      await initialise(binaries, dataDir, { account, durably: options.settings?.['fsync'] !== 'off' });
    }
    await assertSameMajor(binaries, dataDir);
    const password = await readFile(passwordFile(dataDir), 'utf8');
    const server = await spawnAndWait({ ...options, dataDir }, binaries, password, account);
    let stopping = false;
    server.onEnd((how) => {
      lock.release();
      if (!stopping) options.onExit?.(`Postgres ended (${how}):\n${server.logTail()}`);
    });
    return {
      url: urlOf(options, password, options.database ?? 'lastcall'),
      pid: server.pid,
      async stop() {
        stopping = true;
        await server.stop();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function urlOf(options: PostgresOptions, password: string, database: string): string {
  return `postgres://${USER}:${password}@${HOST}:${options.port}/${database}`;
}

function reachableFolder(dataDir: string, account: Account | undefined): string {
  if (account === undefined || canReach(dirname(dataDir), account)) return dataDir;
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return join(ROOT_STORE, `data-${mark}`);
}

function lockData(dataDir: string): Lock {
  try {
    return acquireLock(`${dataDir}.lock`);
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error;
    throw new Error(`process ${error.pid} runs a Postgres on ${dataDir} already: stop it first`, {
      cause: error,
    });
  }
}

async function stopLeftOver(dataDir: string): Promise<void> {
  for (const pid of findProcesses(['-D', dataDir])) await stopProcess(pid, STOP_SIGNAL, STOP_PATIENCE_MS);
  await disownPidFile(dataDir);
}

/**
 * A stale pid file whose pid now belongs to somebody else, or to a dead server that nobody has reaped, makes Postgres
 * refuse to start. Deleting the file would also delete the key by which it makes sure that no session of the dead
 * server still writes; naming ourselves, the parent it is about to get, makes it skip the pid and still check the key.
 * A file that a crash left empty has no key, and makes it refuse as well.
 */
async function disownPidFile(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [pid = '', ...rest] = (await readFile(file, 'utf8')).split('\n');
  if (/^\d+$/.test(pid)) await writeFile(file, [process.pid, ...rest].join('\n'));
  else await rm(file);
}

function isInitialised(dataDir: string): boolean {
  return existsSync(join(dataDir, 'PG_VERSION'));
}

async function initialise(
  binaries: PostgresBinaries,
  dataDir: string,
  { account, durably }: { account: Account | undefined; durably: boolean },
): Promise<void> {
  const draft = `${dataDir}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  // Without it the data cannot be entered any more, so it is on the disk before they are.
  writeDurably(passwordFile(dataDir), randomBytes(18).toString('base64url'));
  if (account !== undefined) {
    for (const path of [draft, passwordFile(dataDir)]) await chown(path, account.uid, account.gid);
  }
  await promisify(execFile)(
    binaries.initdb,
    [
      `--pgdata=${draft}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile(dataDir)}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same sort order on every machine, whatever locales it has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      // What is never written again, as the templates of databases, no checkpoint brings to the disk later.
      ...(durably ? [] : ['--no-sync']),
    ],
    { ...account, cwd: draft, env: serverEnvironment(process.env) },
  );
  await rename(draft, dataDir);
  if (durably) syncFolder(dirname(dataDir));
}

function passwordFile(dataDir: string): string {
  return `${dataDir}.password`;
}

async function assertSameMajor(binaries: PostgresBinaries, dataDir: string): Promise<void> {
  const { stdout } = await promisify(execFile)(binaries.postgres, ['--version'], {
    env: serverEnvironment(process.env),
  });
  const ours = /(?<!\d)(\d+)\.\d/.exec(stdout)?.[1];
  const theirs = (await readFile(join(dataDir, 'PG_VERSION'), 'utf8')).trim();
  if (ours !== theirs) {
    throw new Error(
      `${dataDir} was made by Postgres ${theirs}, this is ${ours}: move the folder away, or set DATABASE_URL`,
    );
  }
}

async function spawnAndWait(
  options: PostgresOptions,
  binaries: PostgresBinaries,
  password: string,
  account: Account | undefined,
): Promise<ServerProcess> {
  const settings = {
    listen_addresses: HOST,
    // No socket in /tmp: its lock file would clash with a Postgres of the system's on the same port number.
    unix_socket_directories: '',
    log_checkpoints: 'off',
    ...logWithoutData,
    ...options.settings,
  };
  const start = () =>
    spawnServer({
      command: binaries.postgres,
      args: [
        '-D',
        options.dataDir,
        `--port=${options.port}`,
        ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`),
      ],
      env: { ...serverEnvironment(process.env), LC_ALL: 'C', TZ: 'UTC' },
      ...account,
      logFile: options.logFile,
      stopSignal: STOP_SIGNAL,
      stopPatienceMs: STOP_PATIENCE_MS,
    });

  const giveUpAt = Date.now() + LEFT_OVER_TIMEOUT_MS;
  for (;;) {
    const server = await start();
    try {
      await waitUntilItAnswers(server, options, password);
      return server;
    } catch (error) {
      await server.stop();
      const sessionsOfAKilledServer = server.logTail().includes('pre-existing shared memory block');
      if (!sessionsOfAKilledServer || Date.now() > giveUpAt) throw error;
      await sleep(PROBE_PAUSE_MS * 4);
    }
  }
}

async function waitUntilItAnswers(
  server: ServerProcess,
  options: PostgresOptions,
  password: string,
): Promise<void> {
  let ended: string | undefined;
  server.onEnd((how) => (ended = how));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(options, password))) {
    if (ended !== undefined)
      throw new Error(`Postgres ended while it started (${ended}):\n${server.logTail()}`);
    if (Date.now() > deadline) {
      throw new Error(`Postgres did not answer within ${START_TIMEOUT_MS / 1000} s:\n${server.logTail()}`);
    }
    await sleep(PROBE_PAUSE_MS);
  }
}

async function answers(options: PostgresOptions, password: string): Promise<boolean> {
  const sql = postgres(urlOf(options, password, 'postgres'), {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
  });
  try {
    const database = options.database ?? 'lastcall';
    const found = await sql`select 1 from pg_database where datname = ${database}`;
    if (found.length === 0) await sql`create database ${sql(database)}`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
