import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../src/project-root.ts';
import { stopWithParentVariable } from '../src/stop-signal.ts';
import { spawnServer, type ServerProcess } from './server-process.ts';

const restartPauseMs = 1_000;
const stopPatienceMs = 35_000;

interface SupervisedOptions {
  /** The command of `lastcall` that runs the part, with its arguments. */
  command: readonly string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Told when the part ended by itself, before it is started again. */
  onRestart: (reason: string) => void;
}

export interface Supervised {
  /** The end of the part's log, for an error message. */
  logTail(): string;
  stop(): Promise<void>;
}

/** Runs a part of Lastcall as a process of its own and starts it again whenever it ends, until it is stopped. */
export async function supervise(options: SupervisedOptions): Promise<Supervised> {
  const spawnPart = (): Promise<ServerProcess> =>
    spawnServer({
      command: process.execPath,
      args: ['--enable-source-maps', join(projectRoot, 'dist', 'src', 'cli.js'), ...options.command],
      env: { ...options.env, [stopWithParentVariable]: '1' },
      logFile: options.logFile,
      stopSignal: 'SIGTERM',
      stopPatienceMs,
    });
  let stopping = false;
  let current = await spawnPart();
  const keepAlive = async () => {
    for (;;) {
      const reason = await current.ended;
      if (stopping) return;
      options.onRestart(reason);
      await sleep(restartPauseMs);
      if (stopping) return;
      current = await spawnPart();
    }
  };
  const kept = keepAlive();
  return {
    logTail: () => current.logTail(),
    async stop() {
      stopping = true;
      await current.stop();
      await kept;
    },
  };
}
