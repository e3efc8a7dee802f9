import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { takeFromDebian, withLibraries } from '../debian-package.ts';
import { type Obtainable, obtainExecutable, type Surroundings } from '../obtain-executable.ts';

const VERSION_TIMEOUT_MS = 20_000;

/**
 * Finds a PgBouncer: LASTCALL_PGBOUNCER_EXECUTABLE, on the PATH, our cache, Debian's package without installing it.
 *
 * @returns path of an executable that runs with `withLibraries`
 * @throws as `obtainExecutable`
 */
export const resolvePgbouncerExecutable = (here: Partial<Surroundings> = {}): Promise<string> =>
  obtainExecutable(pgbouncer, here);

const pgbouncer: Obtainable = {
  what: 'the pooler PgBouncer',
  kind: 'a PgBouncer',
  name: 'pgbouncer',
  version: '1.16.0',
  variable: 'LASTCALL_PGBOUNCER_EXECUTABLE',
  versionOf,
  ways: [
    {
      announcement: "taking PgBouncer out of Debian's package (some seconds)",
      get: (draft, here) => takeFromDebian({ name: 'pgbouncer', file: 'usr/sbin/pgbouncer', draft }, here),
    },
  ],
  help: [
    'install PgBouncer 1.16 or newer on the PATH (apt-get install pgbouncer, brew install pgbouncer), or name it by LASTCALL_PGBOUNCER_EXECUTABLE',
    'on Debian and Ubuntu, run apt-get update: its package is unpacked then, and not installed',
  ],
};

async function versionOf(executable: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(executable, ['--version'], {
      timeout: VERSION_TIMEOUT_MS,
      env: withLibraries(executable),
    });
    return /PgBouncer (\d+\.\d+\.\d+)/i.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
