import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { migrate } from '../../src/db/migrate.ts';
import { freePort } from '../../dev/ports.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { makeRunFolder } from './run-folder.ts';

export interface OwnPostgres {
  url: string;
  port: number;
  /** All of its processes stand still, as when its machine does: connections stay open and nothing is answered. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
  /** Starts it again after `stop`, at the same address. */
  start(): Promise<void>;
  /** Ends it for good. */
  remove(): Promise<void>;
}

/** A migrated Postgres that a test may take away, unlike the one that all tests share. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  // Nothing of it outlives the test's process, frozen or not.
  const folder = makeRunFolder();
  const options = {
    dataDir: join(folder.path, 'postgres'),
    port: await freePort(),
    logFile: join(folder.path, 'postgres.log'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  };
  let server = await startPostgres(options);
  await migrate(server.url);
  const signal = (name: NodeJS.Signals) => {
    for (const pid of [server.pid, ...childrenOf(server.pid)]) send(pid, name);
  };
  return {
    url: server.url,
    port: options.port,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    stop: () => server.stop(),
    async start() {
      server = await startPostgres(options);
    },
    async remove() {
      signal('SIGCONT');
      await server.stop();
      await folder.remove();
    },
  };
}

/** A backend may end between being listed and being sent to: then there is nothing left to stop. */
function send(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function childrenOf(parent: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines.flatMap((line) => {
    const [pid, ppid] = line.trim().split(/\s+/).map(Number);
    return ppid === parent && pid !== undefined ? pid : [];
  });
}
