import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gzipChunks } from '../../../src/seals/gzip.ts';

async function* source(...chunks: string[]) {
  for (const chunk of chunks) yield Buffer.from(chunk);
}
async function gzip(...chunks: string[]) {
  const parts: Buffer[] = [];
  for await (const chunk of gzipChunks(source(...chunks))) parts.push(chunk);
  return Buffer.concat(parts);
}

test('the header tells neither a time nor a system, so the same content is the same bytes', async () => {
  const member = await gzip('hello');
  expect(member.subarray(0, 10).toString('hex')).toBe('1f8b08000000000000ff');
  expect(await gzip('hel', 'lo')).toEqual(member);
});

test('members put one after another are one file, also with an empty one between', async () => {
  const file = Buffer.concat([await gzip('one,'), await gzip(), await gzip('two')]);
  expect(gunzipSync(file).toString()).toBe('one,two');
});

async function* failing() {
  yield Buffer.from('x');
  throw new Error('no more rows');
}

test('an error of the source reaches the reader', async () => {
  await expect(async () => {
    for await (const chunk of gzipChunks(failing())) void chunk;
  }).rejects.toThrow('no more rows');
});

test('a reader that leaves ends the source', async () => {
  const closed = new EventEmitter();
  async function* endless() {
    try {
      for (;;) yield randomBytes(64 * 1024);
    } finally {
      closed.emit('closed');
    }
  }
  const sourceClosed = once(closed, 'closed');
  for await (const chunk of gzipChunks(endless())) {
    void chunk;
    break;
  }
  await expect(sourceClosed).resolves.toEqual([]);
});
