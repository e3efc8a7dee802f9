import { constants } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { elapsed } from './go-build.ts';
import { acquireLock, LockHeldError, type Lock } from './lock.ts';

const LOCK_POLL_MS = 500;

/** A server that is one executable, and how to come by it. */
export interface Obtainable {
  /** For people: `the Temporal server`. */
  readonly what: string;
  /** For people, of the executable itself: `a Temporal CLI`. */
  readonly kind: string;
  /** The file's name, without `.exe`. */
  readonly name: string;
  /** The oldest that will do, and what its ways get where they can choose. */
  readonly version: string;
  /** The variable that may name one. */
  readonly variable: string;
  /** What version an executable says it is; undefined when it does not run or is something else. */
  readonly versionOf: (executable: string) => Promise<string | undefined>;
  /** Ways to get one into the folder `draft`, the best first. */
  readonly ways: readonly {
    readonly announcement: string;
    readonly get: (draft: string, here: Surroundings) => Promise<string>;
  }[];
  /** What helps when no way works. */
  readonly help: readonly string[];
}

/** What is around whoever asks. */
export interface Surroundings {
  /** Told what takes long, one line at a time. */
  readonly progress: (line: string) => void;
  readonly env: NodeJS.ProcessEnv;
  /** Ends what is under way, and with it every process that was started for it. */
  readonly signal: AbortSignal;
}

/**
 * Finds an executable or gets it, in this order: its variable, the PATH if new enough, our cache, its ways. What was
 * got is kept in the user's cache folder, outside the project.
 * @returns path of an executable that runs
 * @throws Error that says what to do when no way works, or when the variable names something unusable; the signal's
 *   reason when it has fired
 */
export async function obtainExecutable(
  wanted: Obtainable,
  {
    progress = () => undefined,
    env = process.env,
    signal = new AbortController().signal,
  }: Partial<Surroundings>,
): Promise<string> {
  const here: Surroundings = { progress, env, signal };
  return (
    (await fromVariable(wanted, here)) ??
    (await fromPath(wanted, here)) ??
    (await fromCache(wanted, env)) ??
    (await intoCache(wanted, here))
  );
}

async function fromVariable(wanted: Obtainable, { env }: Surroundings): Promise<string | undefined> {
  const { variable, kind, version: needed } = wanted;
  const executable = env[variable];
  if (!executable) return undefined;
  const version = await wanted.versionOf(executable);
  if (version === undefined || !isNewEnough(version, needed)) {
    const what =
      version === undefined ? `is not ${kind} that runs` : `is ${kind.replace(/^an? /, '')} ${version}`;
    throw new Error(`${variable}=${executable} ${what}: name one of version ${needed} or newer, or unset it`);
  }
  return executable;
}

async function fromPath(wanted: Obtainable, { env, progress }: Surroundings): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    const executable = join(folder, fileName(wanted));
    if (!(await isExecutable(executable))) continue;
    const version = await wanted.versionOf(executable);
    if (version !== undefined && isNewEnough(version, wanted.version)) return executable;
    progress(`not using ${executable}: it is ${version ?? 'unknown'}, needed is ${wanted.version}`);
  }
  return undefined;
}

/** Whether a version such as `1.10.0` is the one that is needed or a newer one. */
export function isNewEnough(version: string, needed: string): boolean {
  return version.localeCompare(needed, 'en', { numeric: true }) >= 0;
}

async function isUsable({ versionOf, version: needed }: Obtainable, executable: string): Promise<boolean> {
  const version = await versionOf(executable);
  return version !== undefined && isNewEnough(version, needed);
}

function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

const fileName = ({ name }: Obtainable) => (process.platform === 'win32' ? `${name}.exe` : name);

function cachedFile(wanted: Obtainable, env: NodeJS.ProcessEnv): string {
  const caches = env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache');
  return join(caches, 'lastcall', `${wanted.name}-${wanted.version}`, fileName(wanted));
}

async function fromCache(wanted: Obtainable, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const file = cachedFile(wanted, env);
  return (await isUsable(wanted, file)) ? file : undefined;
}

async function intoCache(wanted: Obtainable, here: Surroundings): Promise<string> {
  const target = cachedFile(wanted, here.env);
  await mkdir(dirname(target), { recursive: true });
  const lock = await waitForLock(`${target}.lock`, wanted, here);
  const draft = `${target}.draft`;
  try {
    // Whoever held the lock before us may have brought it.
    const there = await fromCache(wanted, here.env);
    if (there !== undefined) return there;
    const executable = await obtain(wanted, draft, here);
    // Only what is complete gets the name that later starts trust.
    await rename(executable, target);
    return target;
  } finally {
    await rm(draft, { recursive: true, force: true });
    lock.release();
  }
}

async function waitForLock(
  file: string,
  { what }: Obtainable,
  { progress, signal }: Surroundings,
): Promise<Lock> {
  let told = false;
  for (;;) {
    try {
      return acquireLock(file);
    } catch (error) {
      if (!(error instanceof LockHeldError)) throw error;
      if (!told) progress(`waiting for process ${error.pid}, which is getting ${what}`);
      told = true;
      await sleep(LOCK_POLL_MS, undefined, { signal });
    }
  }
}

async function obtain(wanted: Obtainable, draft: string, here: Surroundings): Promise<string> {
  const { progress, signal } = here;
  const failures: string[] = [];
  for (const { announcement, get } of wanted.ways) {
    // A killed start may have left half a file.
    await rm(draft, { recursive: true, force: true });
    progress(announcement);
    const startedAt = Date.now();
    try {
      const executable = await get(draft, here);
      if (await isUsable(wanted, executable)) {
        progress(`got ${wanted.what} in ${elapsed(startedAt)}`);
        return executable;
      }
      failures.push(
        `${executable} does not run as ${wanted.kind.replace(/^an? /, '')} ${wanted.version} or newer`,
      );
    } catch (error) {
      signal.throwIfAborted();
      failures.push(reason(error));
    }
    progress(`that did not work: ${failures.at(-1)}`);
  }
  throw new Error(
    [
      `There is no ${wanted.what.replace(/^the /, '')} to start, and it could not be got:`,
      ...failures.map((failure) => `- ${failure}`),
      'One of these helps:',
      ...wanted.help.map((line) => `- ${line}`),
    ].join('\n'),
  );
}

/** `fetch` hides what went wrong in the cause of an error that only says "fetch failed". */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
