import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Check, type Finding, ok, problem, warning } from './check.ts';

const mib = 1024 * 1024;
const littleBytes = 2 * 1024 * mib;
const hardlyBytes = 256 * mib;

/** Room where this machine's parts write. What a database or a bucket has elsewhere cannot be known from here. */
export const disk: Check = {
  name: 'disk',
  async run({ config }) {
    const places = [{ what: 'temporary files', path: tmpdir() }];
    const folder = folderOf(config.archiveStore);
    if (folder !== null) places.unshift({ what: 'the archive store', path: folder });
    const found = await Promise.all(places.map(roomAt));
    return found.flat();
  },
};

/** Null: it is a bucket. */
function folderOf(store: string): string | null {
  if (store.startsWith('file:')) return fileURLToPath(store);
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(store) ? null : store;
}

async function roomAt({ what, path }: { what: string; path: string }): Promise<Finding[]> {
  let free: number;
  try {
    const { bavail, bsize } = await statfs(path);
    free = bavail * bsize;
  } catch (error) {
    // The check of the store itself says so.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const says = `${free >= littleBytes ? `${Math.floor(free / 1024 / mib)} GiB` : `${Math.floor(free / mib)} MiB`} free for ${what}`;
  const toDo = 'Make room: seals, and the releases behind them, wait where there is none.';
  if (free < hardlyBytes) return [problem(says, toDo)];
  return [free < littleBytes ? warning(says, toDo) : ok(says)];
}
