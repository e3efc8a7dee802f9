import { createHash } from 'node:crypto';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ArchiveConflictError,
  ArchiveFileError,
  ArchiveStoreAwayError,
} from '../../../src/archive-store/errors.ts';
import { openFolderStore } from '../../../src/archive-store/folder-store.ts';
import { openArchiveStore } from '../../../src/archive-store/open-store.ts';
import { s3Environment, s3Options } from '../../../src/archive-store/s3-environment.ts';
import type { ArchiveStore } from '../../../src/archive-store/store.ts';

const s3 = s3Options(s3Environment.parse({}));
let folder: string;
let store: ArchiveStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lastcall-store-'));
  store = openFolderStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* content(...chunks: string[]) {
  for (const chunk of chunks) yield Buffer.from(chunk);
}
async function textOf(key: string, range?: { start: number; end: number }) {
  let text = '';
  for await (const chunk of await store.open(key, range)) text += String(chunk);
  return text;
}
async function* failing() {
  yield Buffer.from('half');
  throw new Error('the database went away');
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const unfinished = () => readdir(join(folder, '.incoming'));

test('a file is stored with its size and hash, and comes back whole or in part', async () => {
  const stored = await store.put('a/b/c.txt', content('hello ', 'world'));
  expect(stored).toEqual({ key: 'a/b/c.txt', bytes: 11, sha256: sha256('hello world') });
  expect(await textOf('a/b/c.txt')).toBe('hello world');
  expect(await textOf('a/b/c.txt', { start: 6, end: 8 })).toBe('wor');
  expect(await store.stat('a/b/c.txt')).toEqual({ bytes: 11 });
  expect(await unfinished()).toEqual([]);
});

test('a key can be made from the hash of the content', async () => {
  const stored = await store.put((hash) => `x/${hash}.txt`, content('abc'));
  expect(stored.key).toBe(`x/${sha256('abc')}.txt`);
  expect(await textOf(stored.key)).toBe('abc');
});

test('the same content again changes nothing, and other content is refused', async () => {
  await store.put('a', content('one'));
  await store.put('a', content('one'));
  await expect(store.put('a', content('two'))).rejects.toThrow(ArchiveConflictError);
  expect(await textOf('a')).toBe('one');
  expect(await unfinished()).toEqual([]);
});

test('of many that write one key at once with different content exactly one wins', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => store.put('same', content(`content ${index}`))),
  );
  const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(won).toHaveLength(1);
  expect(sha256(await textOf('same'))).toBe(won[0]?.sha256);
});

test('a file that fails half way leaves nothing behind', async () => {
  await expect(store.put('a', failing())).rejects.toThrow('the database went away');
  expect(await store.stat('a')).toBeNull();
  expect(await unfinished()).toEqual([]);
});

test('what a killed process left unfinished is cleared away after a day', async () => {
  const incoming = join(folder, '.incoming');
  await mkdir(incoming);
  await writeFile(join(incoming, 'old'), 'x');
  await writeFile(join(incoming, 'fresh'), 'x');
  const dayBeforeYesterday = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
  await utimes(join(incoming, 'old'), dayBeforeYesterday, dayBeforeYesterday);
  await store.put('a', content('x'));
  expect(await unfinished()).toEqual(['fresh']);
});

test('a missing file is named when it is opened', async () => {
  await expect(store.open('a/b')).rejects.toThrow(new ArchiveFileError('a/b', 'missing'));
  expect(await store.stat('a/b')).toBeNull();
});

test('a store whose folder cannot be made yet is used once it can be', async () => {
  await rm(folder, { recursive: true });
  await writeFile(folder, 'in the way');
  await expect(store.put('a/b', content('x'))).rejects.toThrow(ArchiveStoreAwayError);
  await rm(folder);
  await expect(store.put('a/b', content('x'))).resolves.toMatchObject({ bytes: 1 });
});

test('a store whose folder has gone is away: no other one is made in its place, and it is used again when it is back', async () => {
  await store.put('a/b', content('x'));
  await rename(folder, `${folder}-away`);
  const away = new ArchiveStoreAwayError('its folder is missing');
  await expect(store.put('a/c', content('y'))).rejects.toThrow(away);
  await expect(store.open('a/b')).rejects.toThrow(away);
  await expect(store.stat('a/b')).rejects.toThrow(away);
  await rename(`${folder}-away`, folder);
  await expect(textOf('a/b')).resolves.toBe('x');
  await expect(store.put('a/c', content('y'))).resolves.toMatchObject({ bytes: 1 });
});

test('an error of what is written stays as it is', async () => {
  await expect(store.put('a/b', failing())).rejects.toThrow('the database went away');
});

test.each(['', '/etc/passwd', '../x', 'a/../b', 'a//b', 'a/', '.incoming/x', 'a/.x', 'a\\b', 'a\0b', 'C:x'])(
  'the key %j is refused',
  async (key) => {
    await expect(store.put(key, content('x'))).rejects.toThrow('Not an archive key');
    await expect(store.open(key)).rejects.toThrow('Not an archive key');
    await expect(store.stat(key)).rejects.toThrow('Not an archive key');
  },
);

test('a store is named by a path or a file URL, and an unknown kind is refused', async () => {
  const byUrl = await openArchiveStore(pathToFileURL(folder).href, s3);
  await byUrl.put('a', content('x'));
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('x');
  await expect(openArchiveStore('ftp://host/x', s3)).rejects.toThrow('"ftp:" is not a kind of archive store');
  await expect(openArchiveStore('s3://Not_A_Bucket', s3)).rejects.toThrow('cannot be the name of a bucket');
  await expect(openArchiveStore('s3://bucket/a//b', s3)).rejects.toThrow('cannot be a prefix');
});

const modeOf = async (...path: string[]) => ((await stat(join(folder, ...path))).mode & 0o777).toString(8);

test('sealed files and their folders are for their owner alone, whatever the process’s mask', async () => {
  const mask = process.umask(0o000);
  try {
    await store.put('a/b/c.txt', content('a number'));
  } finally {
    process.umask(mask);
  }
  expect(await modeOf('a', 'b', 'c.txt')).toBe('600');
  for (const path of [['a'], ['a', 'b'], ['.incoming']]) expect(await modeOf(...path)).toBe('700');
});

test('a store that an older version left open to others is closed with the first file', async () => {
  await chmod(folder, 0o755);
  await store.put('a/b/c.txt', content('a number'));
  expect(await modeOf()).toBe('700');
});
