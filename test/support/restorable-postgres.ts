import { execFile } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { unprivilegedAccount } from '../../dev/account.ts';
import { freePort } from '../../dev/ports.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { migrate } from '../../src/db/migrate.ts';
import type { Defer } from './defer.ts';
import { makeRunFolder } from './run-folder.ts';
import { waitFor } from './wait-for.ts';

const run = promisify(execFile);

/** A migrated Postgres that archives its log as in production, and can be put back to a moment. */
export interface RestorablePostgres {
  url: string;
  /** Takes a base backup while everybody works on. */
  backUp(): Promise<void>;
  /** Names this moment, to be put back to. */
  mark(moment: string): Promise<void>;
  /** Loses all data, and puts the base backup and the log up to the moment in its place, at the same address. */
  restoreTo(moment: string): Promise<void>;
}

export async function startRestorablePostgres(defer: Defer): Promise<RestorablePostgres> {
  const folder = makeRunFolder();
  defer(() => folder.remove());
  const [dataDir, base, wal] = ['data', 'base', 'wal'].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(wal);
  // Root runs Postgres as another user.
  chmodSync(wal, 0o777);
  const options = {
    dataDir,
    port: await freePort(),
    logFile: join(folder.path, 'postgres.log'),
    settings: {
      fsync: 'off',
      archive_mode: 'on',
      archive_command: `cp "%p" "${wal}/%f"`,
      restore_command: `cp "${wal}/%f" "%p"`,
    },
  };
  let server = await startPostgres(options);
  defer(() => server.stop());
  await migrate(server.url);

  const ask = async <T>(statements: (sql: postgres.ReservedSql) => Promise<T>): Promise<T> => {
    const sql = postgres(server.url, { max: 1, onnotice: () => {} });
    const session = await sql.reserve();
    try {
      return await statements(session);
    } finally {
      session.release();
      await sql.end();
    }
  };
  return {
    url: server.url,
    backUp: () =>
      ask(async (sql) => {
        await sql`select pg_backup_start('base', fast => true)`;
        await run('cp', ['-a', dataDir, base]);
        const [stopped] = await sql`select labelfile from pg_backup_stop(wait_for_archive => true)`;
        // What a base backup leaves out: the log comes from the archive.
        await run('sh', ['-c', 'rm -rf "$1"/pg_wal/* "$1"/postmaster.pid', 'sh', base]);
        await mkdir(join(base, 'pg_wal', 'archive_status'), { recursive: true });
        await writeFile(join(base, 'backup_label'), String(stopped?.['labelfile']));
        await writeFile(join(base, 'recovery.signal'), '');
        const account = unprivilegedAccount();
        if (account) await run('chown', ['-R', `${account.uid}:${account.gid}`, base]);
      }),
    async mark(moment) {
      const file = await ask(async (sql) => {
        await sql`select pg_create_restore_point(${moment})`;
        const [row] = await sql`select pg_walfile_name(pg_switch_wal()) as file`;
        return String(row?.['file']);
      });
      await waitFor('the log to be archived', () => Promise.resolve(existsSync(join(wal, file))));
    },
    async restoreTo(moment) {
      process.kill(server.pid, 'SIGKILL');
      await server.stop();
      await rm(dataDir, { recursive: true });
      await run('cp', ['-a', base, dataDir]);
      const recovery = { recovery_target_name: moment, recovery_target_action: 'promote' };
      server = await startPostgres({ ...options, settings: { ...options.settings, ...recovery } });
      await waitFor('the end of the recovery', () =>
        ask(async (sql) => {
          const [row] = await sql`select pg_is_in_recovery() as recovering`;
          return row?.['recovering'] === false;
        }).catch(() => false),
      );
    },
  };
}
