import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { sendSignal, stopProcess } from './processes.ts';

const TAIL_LINES = 15;
/** More than so many lines need; a log that grew for weeks does not fit into memory. */
const TAIL_BYTES = 64 * 1024;

/** A server of ours that runs beside this process. */
export interface ServerProcess {
  readonly pid: number;
  /** Settles when the process ends, with words for people: `exit code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>;
  /** Calls the listener with the same words when the process ends, or now if it has. What it throws is an uncaught exception. */
  onEnd(listener: (how: string) => void): void;
  /** The last lines this run wrote to its log. */
  logTail(): string;
  /** Ends it in order, or by force when its patience is over; resolves when it is gone. */
  stop(): Promise<void>;
}

interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  /** Standard output and error are appended to this file. */
  readonly logFile: string;
  readonly stopSignal: NodeJS.Signals;
  /** How long `stop` waits before SIGKILL. */
  readonly stopPatienceMs: number;
}

/**
 * Spawns a server as a process group of its own, so that a terminal's Ctrl-C reaches this process alone, which
 * then stops its parts in the right order. Should this process end without having stopped it, the server is
 * told to stop on the way out.
 * @throws Error when the executable cannot be run.
 */
export async function spawnServer(options: ServerCommand): Promise<ServerProcess> {
  // The server writes to the file itself: a pipe through this process would break it when this process is killed.
  const log = openSync(options.logFile, 'a', 0o600);
  const logStart = fstatSync(log).size;
  const child = spawn(options.command, options.args, {
    detached: true,
    stdio: ['ignore', log, log],
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  });
  closeSync(log);
  const listeners: ((how: string) => void)[] = [];
  let how: string | undefined;
  child.once('exit', (code, signal) => {
    how = signal === null ? `exit code ${code}` : `signal ${signal}`;
    for (const listener of listeners) listener(how);
  });
  const onEnd = (listener: (how: string) => void) => {
    if (how === undefined) listeners.push(listener);
    else listener(how);
  };
  const ended = new Promise<string>(onEnd);
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new Error(`cannot run ${options.command}: ${error.message}`)));
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`cannot run ${options.command}`);

  const stopOnTheWayOut = () => sendSignal(pid, options.stopSignal);
  process.once('exit', stopOnTheWayOut);
  onEnd(() => process.off('exit', stopOnTheWayOut));

  return {
    pid,
    ended,
    onEnd,
    logTail: () => readTail(options.logFile, logStart),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      await stopProcess(pid, options.stopSignal, options.stopPatienceMs);
      await ended;
    },
  };
}

/** The last lines of a file from a byte on. Whoever asks tells why a server ended, also where its log is gone. */
function readTail(file: string, from: number): string {
  try {
    const handle = openSync(file, 'r');
    try {
      const { size } = fstatSync(handle);
      const start = Math.max(Math.min(from, size), size - TAIL_BYTES);
      const bytes = Buffer.alloc(size - start);
      const read = readSync(handle, bytes, 0, bytes.length, start);
      return bytes.toString('utf8', 0, read).trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return `(its log cannot be read: ${error instanceof Error ? error.message : String(error)})`;
  }
}
