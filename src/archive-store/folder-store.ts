import { createHash, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ArchiveConflictError, ArchiveFileError, ArchiveStoreAwayError } from './errors.ts';
import { hashOf } from './read-files.ts';
import { type ArchiveStore, checkKey } from './store.ts';

// Inside the store, so that a finished file moves to its place within one file system. No key begins with a dot.
const incomingFolder = '.incoming';
/** Sealed files hold names, numbers and answers: for the account that Lastcall runs as, and nobody else. */
const ownFolder = 0o700;
const staleAfterMs = 24 * 60 * 60 * 1000;

/** An archive store in a folder, made when first written to. */
export function openFolderStore(folder: string): ArchiveStore {
  const root = resolve(folder);
  const incoming = join(root, incomingFolder);
  let prepared = false;

  const pathOf = (key: string) => {
    checkKey(key);
    return join(root, ...key.split('/'));
  };

  /** A folder that was there and is gone, as when its disk is not mounted, is not made again: it would be another one. */
  const makeReady = async () => {
    if (!prepared) await prepare(root, incoming);
    else if (!(await isThere(incoming))) await mkdir(incoming, { mode: ownFolder }).catch(ignoreExisting);
    prepared = true;
  };

  /** What an error about one of the files means: that it is not there, or that the store is away. */
  const missing = async (error: unknown): Promise<void> => {
    if (!isMissing(error) || !(await isThere(root))) throw awayFor(error);
  };

  const store: ArchiveStore = {
    async put(key, content) {
      await makeReady().catch((error: unknown) => {
        throw awayFor(error);
      });
      const temporary = join(incoming, randomUUID());
      try {
        const written = await write(temporary, content);
        const finalKey = typeof key === 'string' ? key : key(written.sha256);
        const path = pathOf(finalKey);
        await mkdir(dirname(path), { recursive: true, mode: ownFolder });
        if (!(await place(temporary, path)) && (await hashOf(store, finalKey)) !== written.sha256) {
          throw new ArchiveConflictError(finalKey);
        }
        await syncFolders(root, path);
        return { key: finalKey, ...written };
      } catch (error) {
        throw awayFor(error);
      } finally {
        await unlink(temporary).catch(ignoreMissing);
      }
    },

    async open(key, range) {
      const handle = await open(pathOf(key)).catch(async (error: unknown) => {
        await missing(error);
        throw new ArchiveFileError(key, 'missing');
      });
      return handle.createReadStream({ ...range, highWaterMark: 512 * 1024 });
    },

    async stat(key) {
      try {
        return { bytes: (await stat(pathOf(key))).size };
      } catch (error) {
        await missing(error);
        return null;
      }
    },

    async *list(below) {
      if (below !== '') checkKey(below);
      const names = await readdir(join(root, below), { withFileTypes: true }).catch(
        async (error: unknown) => {
          await missing(error);
          return [];
        },
      );
      for (const name of names) {
        // What is being written, and what somebody else put there, is none of the store's files.
        if (name.name.startsWith('.')) continue;
        const key = below === '' ? name.name : `${below}/${name.name}`;
        if (name.isDirectory()) yield* store.list(key);
        else yield { key, bytes: (await stat(join(root, key))).size };
      }
    },

    async remove(key) {
      const path = pathOf(key);
      try {
        await unlink(path);
        await syncFolders(root, path);
      } catch (error) {
        await missing(error);
      }
    },

    // A folder has no address of its own.
    link: () => Promise.resolve(null),
  };
  return store;
}

/** What killed processes left unfinished goes away here; a day is longer than any file takes. */
async function prepare(root: string, incoming: string): Promise<void> {
  await mkdir(incoming, { recursive: true, mode: ownFolder });
  await closeToOthers(root);
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const age = Date.now() - ((await stat(path).catch(() => null)) ?? { mtimeMs: Date.now() }).mtimeMs;
    if (age > staleAfterMs) await unlink(path).catch(ignoreMissing);
  }
}

/** What an older version left open to others is then in a folder that they cannot enter. */
async function closeToOthers(root: string): Promise<void> {
  const { mode, uid } = await stat(root);
  if ((mode & 0o077) !== 0 && uid === process.getuid?.()) await chmod(root, mode & ownFolder);
}

async function write(path: string, content: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  let bytes = 0;
  // Made before the first byte is asked for: a file that came into being after its content had failed would stay.
  const file = await open(path, 'wx', 0o600);
  await pipeline(
    content,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    file.createWriteStream({ flush: true }),
  );
  return { bytes, sha256: hash.digest('hex') };
}

/** Gives the finished file its name; false when the name is taken. A link, unlike a rename, never overwrites. */
async function place(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error) ?? '')) throw error;
  }
  // A file system without hard links. Names come with their content's hash, so losing a race here costs nothing.
  if (await stat(path).catch(() => null)) return false;
  await rename(temporary, path);
  return true;
}

/** A new name survives a power cut only once its folder is synced, and so for the folders above it. */
async function syncFolders(root: string, path: string): Promise<void> {
  // Windows has no such thing as syncing a folder.
  if (process.platform === 'win32') return;
  for (let folder = dirname(path); folder.length >= root.length; folder = dirname(folder)) {
    const handle = await open(folder);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

const isThere = (folder: string) =>
  stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is missing',
  ENOTDIR: 'its folder is missing',
  EACCES: 'its folder may not be used by this process',
  EPERM: 'its folder may not be used by this process',
  EROFS: 'it is read-only',
  ENOSPC: 'it is full',
  EDQUOT: 'it is full',
};

/** The content that is written has errors of its own, such as the database's: they have neither these codes nor a path. */
function awayFor(error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  const reason = reasons[code ?? ''] ?? (path === undefined ? undefined : `its disk answers ${code}`);
  return reason === undefined ? error : new ArchiveStoreAwayError(reason);
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
const isMissing = (error: unknown) => codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
function ignoreExisting(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}
function ignoreMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}
