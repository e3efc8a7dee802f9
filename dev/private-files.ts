import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unprivilegedAccount } from './account.ts';

/**
 * Makes the folder with all state, for its owner's eyes only, and so everything that this process and its parts will
 * put there. What an older version left open to others is closed.
 *
 * Where root runs this, Postgres runs as another account. It keeps its own folder closed, and only has to pass through.
 */
export function makePrivateFolder(folder: string): void {
  process.umask(0o077);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!ofPostgres(name)) close(join(folder, name));
  chmodSync(folder, unprivilegedAccount() === undefined ? 0o700 : 0o711);
}

/** Its folder may be another account's; Postgres itself refuses to run on one that is open. */
const ofPostgres = (name: string) => name === 'postgres' || name === 'postgres.new';

function close(path: string): void {
  // What a killed start left running may still put files there, and take them away.
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || stats.isSymbolicLink()) return;
  if (stats.isDirectory()) for (const name of readdirSync(path)) close(join(path, name));
  if ((stats.mode & 0o077) !== 0) chmodSync(path, stats.mode & 0o700);
}
