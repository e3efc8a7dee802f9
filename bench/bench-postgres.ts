import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../dev/ports.ts';
import { startPostgres } from '../dev/postgres.ts';
import { migrate } from '../src/db/migrate.ts';

/** A migrated Postgres of a bench's own, and the folder that it is in. */
export interface BenchPostgres {
  url: string;
  /** For the bench's other files. */
  folder: string;
  /** Ends it, and removes the folder. */
  stop(): Promise<void>;
}

/**
 * @param settings of the server, on top of what it has of us
 * @throws Error when it does not start; nothing is left behind then
 */
export async function startBenchPostgres(settings: Record<string, string> = {}): Promise<BenchPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    // Postgres, run by root, becomes another user, who must reach its data.
    await chmod(folder, 0o755);
    const server = await startPostgres({
      dataDir: join(folder, 'postgres'),
      port: await freePort(),
      logFile: join(folder, 'postgres.log'),
      settings,
    });
    const stop = async () => {
      await server.stop();
      await remove();
    };
    try {
      await migrate(server.url);
    } catch (error) {
      await stop();
      throw error;
    }
    return { url: server.url, folder, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}
