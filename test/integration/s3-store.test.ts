import { createHash, randomBytes } from 'node:crypto';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import {
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import {
  ArchiveConflictError,
  ArchiveFileError,
  ArchiveLockedError,
  ArchiveStoreAwayError,
} from '../../src/archive-store/errors.ts';
import { openArchiveStore } from '../../src/archive-store/open-store.ts';
import { checkFile } from '../../src/archive-store/read-files.ts';
import type { ArchiveStore, ByteRange } from '../../src/archive-store/store.ts';
import { makeBucket } from '../support/s3.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

async function* content(...chunks: (string | Buffer)[]) {
  for (const chunk of chunks) yield Buffer.from(chunk);
}
const read = async (store: ArchiveStore, key: string, range?: ByteRange) =>
  text(await store.open(key, range));
const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest('hex');
const MiB = 1024 * 1024;

/** Three parts of a multipart upload. */
async function* large() {
  for (let each = 0; each < 20; each += 1) yield Buffer.alloc(MiB, each);
}
const largeSha256 = sha256(Buffer.concat(Array.from({ length: 20 }, (_, each) => Buffer.alloc(MiB, each))));

test('a file is stored in a bucket with its size and hash, and comes back whole or in part', async () => {
  const { store } = await makeBucket();
  const stored = await store.put('a/b/c.txt', content('hello ', 'world'));
  expect(stored).toEqual({ key: 'a/b/c.txt', bytes: 11, sha256: sha256('hello world') });
  expect(await read(store, 'a/b/c.txt')).toBe('hello world');
  expect(await read(store, 'a/b/c.txt', { start: 6, end: 8 })).toBe('wor');
  expect(await store.stat('a/b/c.txt')).toEqual({ bytes: 11 });
  expect(await store.stat('a/b')).toBeNull();
  await store.put((hash) => `x/${hash}.txt`, content(''));
  expect(await read(store, `x/${sha256('')}.txt`)).toBe('');
});

test('a large file goes up in parts, comes back as it was, and leaves nothing on this machine’s disk', async () => {
  const { store, client, bucket } = await makeBucket();
  const folder = makeTempFolder();
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  onTestFinished(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  });
  const stored = await store.put('large', large());
  expect(stored).toEqual({ key: 'large', bytes: 20 * MiB, sha256: largeSha256 });
  await checkFile(store, stored);
  expect(await readdir(folder)).toEqual([]);
  // Again changes nothing, and no upload is left half done.
  await store.put('large', large());
  const uploads = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
  expect(uploads.Uploads ?? []).toEqual([]);
});

test('the same content again changes nothing, and other content is refused', async () => {
  const { store } = await makeBucket();
  await store.put('a', content('one'));
  await store.put('a', content('one'));
  await expect(store.put('a', content('two'))).rejects.toThrow(ArchiveConflictError);
  await expect(store.put('a', large())).rejects.toThrow(ArchiveConflictError);
  expect(await read(store, 'a')).toBe('one');
});

test.each(['small', 'large'])(
  'of many that write one key at once with different %s content exactly one wins',
  async (size) => {
    const { store } = await makeBucket();
    const filling = Buffer.alloc(size === 'large' ? 9 * MiB : 1);
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) => store.put('same', content(`content ${index}`, filling))),
    );
    const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(won).toHaveLength(1);
    await checkFile(store, won[0] ?? { key: 'same', bytes: 0, sha256: '' });
    const lost = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    expect(lost).toEqual(lost.map(() => expect.any(ArchiveConflictError)));
  },
);

test('content that fails half way leaves nothing behind', async () => {
  const { store } = await makeBucket();
  async function* failing() {
    yield Buffer.alloc(9 * MiB);
    throw new Error('the database went away');
  }
  await expect(store.put('a', failing())).rejects.toThrow('the database went away');
  expect(await store.stat('a')).toBeNull();
});

test('files are listed below a folder, and none of another folder that begins alike', async () => {
  const { store } = await makeBucket();
  await store.put('a/b/1', content('x'));
  await store.put('a/b/c/2', content('xy'));
  await store.put('a/bb/3', content('xyz'));
  const listed = async (folder: string) => {
    const found = [];
    for await (const file of store.list(folder)) found.push(file);
    return found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  };
  expect(await listed('a/b')).toEqual([
    { key: 'a/b/1', bytes: 1 },
    { key: 'a/b/c/2', bytes: 2 },
  ]);
  expect((await listed('')).map(({ key }) => key)).toEqual(['a/b/1', 'a/b/c/2', 'a/bb/3']);
  expect(await listed('nothing')).toEqual([]);
});

test('removing a file takes every version of it out of a bucket that keeps versions, and no other file', async () => {
  const { store, client, bucket } = await makeBucket({ versions: true });
  await store.put('a/1', content('one'));
  await store.put('a/10', content('stays'));
  const place = { Bucket: bucket, Key: 'archives/a/1' };
  await client.send(new PutObjectCommand({ ...place, Body: 'two' }));
  await client.send(new DeleteObjectCommand(place));
  await store.remove('a/1');
  await store.remove('a/1');
  expect(await store.stat('a/1')).toBeNull();
  expect(await read(store, 'a/10')).toBe('stays');
  const left = await client.send(new ListObjectVersionsCommand({ Bucket: bucket }));
  expect([...(left.Versions ?? []), ...(left.DeleteMarkers ?? [])].map(({ Key }) => Key)).toEqual([
    'archives/a/10',
  ]);
});

test('a file that an object lock protects is not removed, and the error says why', async () => {
  const settings = { ARCHIVE_S3_LOCK: 'governance', ARCHIVE_S3_LOCK_DAYS: '1' };
  const { store } = await makeBucket({ locks: true }, settings);
  await store.put('a', content('locked'));
  await expect(store.remove('a')).rejects.toThrow(ArchiveLockedError);
  await expect(store.remove('a')).rejects.toThrow('an object lock or a legal hold of the store protects it');
  expect(await read(store, 'a')).toBe('locked');
});

test('an object lock that the bucket does not have is an error of the store', async () => {
  const settings = { ARCHIVE_S3_LOCK: 'compliance', ARCHIVE_S3_LOCK_DAYS: '1' };
  const { store } = await makeBucket({}, settings);
  await expect(store.put('a', content('x'))).rejects.toThrow(ArchiveStoreAwayError);
});

test('a missing file, a missing bucket, wrong credentials and a service that is away are told apart', async () => {
  const { store, options, environment } = await makeBucket();
  await expect(store.open('a/b')).rejects.toThrow(new ArchiveFileError('a/b', 'missing'));

  const nowhere = await openArchiveStore('s3://no-such-bucket-here', options);
  const missing = new ArchiveStoreAwayError('its bucket is missing');
  await expect(nowhere.open('a')).rejects.toThrow(missing);
  await expect(nowhere.stat('a')).rejects.toThrow(missing);
  await expect(nowhere.put('a', content('x'))).rejects.toThrow(missing);
  await expect(nowhere.list('').next()).rejects.toThrow(missing);

  const away = await openArchiveStore('s3://no-such-bucket-here', {
    ...options,
    endpoint: 'http://127.0.0.1:1',
  });
  await expect(away.stat('a')).rejects.toThrow('its service cannot be reached (ECONNREFUSED)');

  process.env['AWS_SECRET_ACCESS_KEY'] = 'wrong';
  onTestFinished(() => void Object.assign(process.env, environment));
  const stranger = await openArchiveStore(environment['ARCHIVE_STORE'] ?? '', options);
  await expect(stranger.open('a')).rejects.toThrow('its service does not accept these credentials');
  await expect(stranger.stat('a')).rejects.toThrow('its bucket may not be used with these credentials');
});

test('a read whose connection breaks goes on where it stopped', async () => {
  const { store, options, location } = await makeBucket();
  const bytes = randomBytes(6 * MiB);
  const stored = await store.put('a', content(bytes));
  const proxy = await startTcpProxy(Number(new URL(options.endpoint ?? '').port));
  onTestFinished(() => proxy.close());
  const endpoint = `http://127.0.0.1:${proxy.port}`;
  const broken = await openArchiveStore(location, { ...options, endpoint });
  const hash = createHash('sha256');
  let received = 0;
  let breaks = 0;
  for await (const chunk of (await broken.open('a')) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    received += chunk.length;
    if (breaks < 3 && received > (breaks + 1) * MiB) {
      breaks += 1;
      proxy.breakConnections();
    }
  }
  expect(breaks).toBe(3);
  expect(hash.digest('hex')).toBe(stored.sha256);
});

test('a link downloads one file under its name for a while, and is none where it was not asked for', async () => {
  const { store } = await makeBucket({}, { ARCHIVE_S3_LINK_SECONDS: '60' });
  await store.put('a', content('sealed'));
  const as = { filename: 'Días “2026” - calls.csv.gz', contentType: 'application/gzip' };
  const url = (await store.link('a', as)) ?? '';
  const answer = await fetch(url);
  expect(answer.headers.get('content-type')).toBe('application/gzip');
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="D_as _2026_ - calls.csv.gz"; filename*=UTF-8''D%C3%ADas%20%E2%80%9C2026%E2%80%9D%20-%20calls.csv.gz`,
  );
  expect(await answer.text()).toBe('sealed');
  expect((await fetch(url.replace('/a?', '/b?'))).status).toBe(403);
  expect(url).toContain('X-Amz-Expires=60');
  const { store: without } = await makeBucket();
  expect(await without.link('a', as)).toBeNull();
});

test('encryption and the condition not to overwrite are asked of the service with every file', async () => {
  const settings = { ARCHIVE_S3_ENCRYPTION: 'aws:kms', ARCHIVE_S3_KMS_KEY_ID: 'key-of-ours' };
  const { options, location } = await makeBucket({}, settings);
  const asked: Record<string, unknown>[] = [];
  const upstream = new URL(options.endpoint ?? '');
  const server = createServer((incoming, outgoing) => {
    if (incoming.method !== 'HEAD') asked.push({ method: incoming.method, ...incoming.headers });
    const { method, headers, url: path } = incoming;
    const forwarded = request(
      { host: upstream.hostname, port: upstream.port, method, headers, path },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store = await openArchiveStore(location, { ...options, endpoint });
  await store.put('small', content('x'));
  await store.put('large', large());
  const encryption = {
    'x-amz-server-side-encryption': 'aws:kms',
    'x-amz-server-side-encryption-aws-kms-key-id': 'key-of-ours',
  };
  const [put, create, ...rest] = asked;
  expect(put).toMatchObject({ method: 'PUT', 'if-none-match': '*', ...encryption });
  expect(put?.['x-amz-checksum-sha256']).toBe(createHash('sha256').update('x').digest('base64'));
  expect(create).toMatchObject({ method: 'POST', ...encryption });
  expect(rest.at(-1)).toMatchObject({ method: 'POST', 'if-none-match': '*' });
  const parts = rest.filter(({ method }) => method === 'PUT');
  expect(parts).toHaveLength(3);
  for (const part of parts) expect(part['x-amz-checksum-sha256']).toMatch(/=$/);
});
