import { join } from 'node:path';
import { projectRoot } from '../src/project-root.ts';
import { stopWithParentVariable } from '../src/stop-signal.ts';
import type { Running } from './keep-running.ts';
import { noteProcess, stopNoted } from './left-over.ts';
import { assertPortFree } from './ports.ts';
import { spawnServer } from './server-process.ts';
import { untilReady } from './until-ready.ts';

const stopSignal = 'SIGTERM';
const stopPatienceMs = 35_000;

/** A part of Lastcall that runs as a process of its own. */
export interface PartProcess {
  /** For people: `API`. */
  name: string;
  /** The command of `lastcall` that runs it, with its arguments. */
  command: readonly [string, ...string[]];
  /** Where it listens; left out: nowhere. */
  listens?: { port: number; variable: string; healthUrl: string };
  logFile: string;
  /** Keeps who runs it, for the start after one that was killed. */
  noteFile: string;
}

/**
 * Starts a part and resolves when it answers, or runs where it has nothing to answer with.
 *
 * @param onExit told when it ends without having been stopped: how, with the end of its log
 * @param signal ends the wait for its answer
 * @throws Error when its port is taken, it cannot be run, or it ends or stays silent while it starts
 */
export async function startPart(
  part: PartProcess,
  env: NodeJS.ProcessEnv,
  onExit: (how: string) => void,
  signal: AbortSignal,
): Promise<Running> {
  const { name, listens } = part;
  await stopLeftOverPart(part);
  if (listens) await assertPortFree(listens.port, { part: name, variable: listens.variable });
  const server = await spawnServer({
    command: process.execPath,
    args: ['--enable-source-maps', join(projectRoot, 'dist', 'src', 'cli.js'), ...part.command],
    env: { ...env, [stopWithParentVariable]: '1' },
    logFile: part.logFile,
    stopSignal,
    stopPatienceMs,
  });
  try {
    noteProcess(part.noteFile, server.pid);
    let ended: string | undefined;
    server.onEnd((how) => (ended = how));
    // Somebody else may have taken the port meanwhile, and answer in its place.
    const checkRuns = () => {
      if (ended !== undefined) throw new Error(`it ended while it started (${ended})`);
    };
    if (listens) await untilReady(listens.healthUrl, signal, checkRuns);
  } catch (error) {
    await server.stop();
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${name} cannot be started: ${why}\n${server.logTail()}`, { cause: error });
  }
  let stopping = false;
  server.onEnd((how) => {
    if (!stopping) onExit(`${name} ended (${how}):\n${server.logTail()}`);
  });
  return {
    async stop() {
      stopping = true;
      await server.stop();
    },
  };
}

/**
 * Stops the part where a start that was killed has left it running.
 *
 * @returns whether it ran
 */
export const stopLeftOverPart = ({ noteFile }: PartProcess): Promise<boolean> =>
  stopNoted(noteFile, stopSignal, stopPatienceMs);
