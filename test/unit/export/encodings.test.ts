import * as zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { preferredEncoding } from '../../../src/export/encodings.ts';

const prefers = (accepted: string | undefined, offered: readonly ('zstd' | 'gzip')[] = ['zstd', 'gzip']) =>
  preferredEncoding({ headers: accepted === undefined ? {} : { 'accept-encoding': accepted } }, offered);

test.each([
  ['gzip, deflate, br, zstd', 'zstd'],
  ['gzip', 'gzip'],
  ['zstd;q=0.5, gzip', 'gzip'],
  ['zstd;q=0, gzip;q=0.1', 'gzip'],
  ['gzip;q=0', undefined],
  ['gzip;q=0.5, identity', undefined],
  ['*', 'zstd'],
  ['*;q=0.5, zstd;q=0', 'gzip'],
  ['identity', undefined],
  ['br', undefined],
  ['', undefined],
  [undefined, undefined],
  ['gzip;q=banana, ;;, zstd', 'zstd'],
])('of what is accepted by %j, the best is %s', (accepted, best) => {
  expect(prefers(accepted)).toBe(best);
});

test('only what can be made is offered: zstd where Node has it', () => {
  const best = preferredEncoding({ headers: { 'accept-encoding': 'gzip, zstd' } });
  expect(best).toBe('createZstdCompress' in zlib ? 'zstd' : 'gzip');
});

test('who likes zstd best takes gzip of what is kept so', () => {
  expect(prefers('zstd, gzip;q=0.5', ['gzip'])).toBe('gzip');
});
