import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;
const AFTER_KILL_MS = 5_000;

/** Fields of /proc/<pid>/stat from the third (state) on; the second may itself hold spaces and brackets. */
function procStat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/**
 * Whether a process runs. A zombie does not count: nobody reaps orphans in many containers, and a dead server
 * that waits for its parent for ever holds neither port nor files.
 */
export function isAlive(pid: number): boolean {
  if (process.platform === 'linux') {
    const state = procStat(pid)?.[0];
    return state !== undefined && state !== 'Z' && state !== 'X';
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A text that tells a process from a later one that was given the same pid (a reboot or a container restart
 * hands the same pids out again); undefined when the process is gone or cannot be asked about.
 */
export function birthMark(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  try {
    if (process.platform === 'linux') {
      const startedAtTicks = procStat(pid)?.[19];
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return startedAtTicks === undefined ? undefined : `${boot}/${startedAtTicks}`;
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** Name of a process's program, best effort. */
export function processName(pid: number): string | undefined {
  try {
    // Not the kernel's name for it, which is the main thread's and says nothing in newer Node versions.
    const program =
      process.platform === 'linux'
        ? commandLine(String(pid))[0]
        : execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return program ? basename(program) : undefined;
  } catch {
    return undefined;
  }
}

/** Pids of the running processes, our own left out, whose command line holds `args` one after the other. */
export function findProcesses(args: readonly string[]): number[] {
  const found =
    process.platform === 'linux'
      ? readdirSync('/proc')
          .filter((name) => /^\d+$/.test(name) && hasArgs(commandLine(name), args))
          .map(Number)
      : execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 2 ** 26 })
          .split('\n')
          .filter((line) => line.includes(args.join(' ')))
          .map((line) => Number.parseInt(line, 10));
  return found.filter((pid) => pid !== process.pid && isAlive(pid));
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function hasArgs(command: readonly string[], args: readonly string[]): boolean {
  return command.some((_, at) => args.every((arg, offset) => command[at + offset] === arg));
}

/** Resolves to true as soon as `pid` is gone, to false when it still runs after `timeoutMs`. */
async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/** Sends a signal; a process that is gone already is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Stops a process: `signal`, then SIGKILL when it still runs after `patienceMs`.
 * @throws Error when it survives even that, or may not be signalled.
 */
export async function stopProcess(pid: number, signal: NodeJS.Signals, patienceMs: number): Promise<void> {
  sendSignal(pid, signal);
  if (await waitUntilGone(pid, patienceMs)) return;
  sendSignal(pid, 'SIGKILL');
  if (!(await waitUntilGone(pid, AFTER_KILL_MS))) throw new Error(`process ${pid} cannot be stopped`);
}
