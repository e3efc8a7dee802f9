import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../dev/ports.ts';
import { findProcesses, isAlive } from '../../dev/processes.ts';
import { projectRoot } from '../../src/project-root.ts';
import type { Defer } from './defer.ts';
import { makeRunFolder } from './run-folder.ts';
import { waitFor } from './wait-for.ts';

export const upParts = ['Postgres', 'Temporal', 'Sandbox carrier', 'Worker', 'API'] as const;
export type UpPart = (typeof upParts)[number];

export interface UpProcess {
  pid: number;
  /** All that it has shown so far. */
  output(): string;
  /** Resolves when it says that it runs. */
  runs(): Promise<void>;
  /** Its exit code, once it has ended; null where it was killed. */
  ended: Promise<number | null>;
}

export interface UpHome {
  dataDir: string;
  ports: Record<'api' | 'postgres' | 'temporal' | 'temporalUi' | 'sandbox', number>;
  apiUrl: string;
  /** Starts `lastcall up` here, as `npm start` does. */
  start(): UpProcess;
  /** Who runs a part now, also when whoever started it is gone. Undefined: nobody. */
  pidOf(part: UpPart): number | undefined;
}

/** A data folder with ports of its own for `lastcall up`. What runs there in the end is ended, however the test went. */
export async function makeUpHome(defer: Defer): Promise<UpHome> {
  const folder = makeRunFolder();
  defer(() => folder.remove());
  const dataDir = join(folder.path, 'data');
  const ports = {
    api: await freePort(),
    postgres: await freePort(),
    temporal: await freePort(),
    temporalUi: await freePort(),
    sandbox: await freePort(),
  };
  const envFile = join(folder.path, 'env');
  writeFileSync(
    envFile,
    `LASTCALL_DATA=${dataDir}
LASTCALL_PORT=${ports.api}
LASTCALL_POSTGRES_PORT=${ports.postgres}
LASTCALL_TEMPORAL_PORT=${ports.temporal}
LASTCALL_TEMPORAL_UI_PORT=${ports.temporalUi}
LASTCALL_SANDBOX_PORT=${ports.sandbox}
`,
  );
  const noted = (command: string) => {
    try {
      const text = readFileSync(join(dataDir, 'run', `${command}.json`), 'utf8');
      const { pid } = JSON.parse(text) as { pid: number };
      return isAlive(pid) ? pid : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    dataDir,
    ports,
    apiUrl: `http://127.0.0.1:${ports.api}`,
    start: () => startUp(envFile),
    pidOf: (part) =>
      ({
        Postgres: () => findProcesses(['-D', join(dataDir, 'postgres')])[0],
        Temporal: () => findProcesses(['--db-filename', join(dataDir, 'temporal.db')])[0],
        'Sandbox carrier': () => noted('sandbox'),
        Worker: () => noted('worker'),
        API: () => noted('api'),
      })[part](),
  };
}

function startUp(envFile: string): UpProcess {
  // The file's path on the command line makes it a process of the folder, so that nothing outlives that.
  const child = spawn(
    process.execPath,
    [`--env-file=${envFile}`, join(projectRoot, 'dist', 'src', 'cli.js'), 'up'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  if (child.pid === undefined) throw new Error('lastcall up did not start');
  return {
    pid: child.pid,
    output: () => output,
    ended,
    async runs() {
      await waitFor(
        'lastcall up',
        async () => {
          if (child.exitCode !== null || child.signalCode !== null)
            throw new Error(`lastcall up ended:\n${output}`);
          return output.includes('Lastcall runs.');
        },
        120_000,
      );
    },
  };
}
