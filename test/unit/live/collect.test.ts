import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collect } from '../../../src/live/collect.ts';
import { createLog } from '../../../src/log.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const log = createLog('silent');
const options = { waitMs: 1_000, most: 3, log, what: 'test' };

test('what comes in within the wait is written at once, of one key the last', async () => {
  const written: number[][] = [];
  const collector = collect<number>({ ...options, write: async (values) => written.push(values) });
  collector.add('a', 1);
  collector.add('b', 2);
  await vi.advanceTimersByTimeAsync(900);
  collector.add('a', 3);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(written).toEqual([[3, 2]]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(written).toHaveLength(1);
});

test('what is too much is dropped, but for what is there already', async () => {
  const written: number[][] = [];
  const collector = collect<number>({ ...options, write: async (values) => written.push(values) });
  for (const key of ['a', 'b', 'c', 'd', 'a']) collector.add(key, key.charCodeAt(0));
  await collector.close();
  expect(written).toEqual([[97, 98, 99]]);
});

test('a write that fails is logged, and the next ones follow', async () => {
  const warned = vi.spyOn(log, 'warn');
  let fails = true;
  const written: string[][] = [];
  const collector = collect<string>({
    ...options,
    async write(values) {
      if (fails) throw new Error('the database is away');
      written.push(values);
    },
  });
  collector.add('a', 'lost');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(warned).toHaveBeenCalledOnce();
  fails = false;
  collector.add('a', 'kept');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(written).toEqual([['kept']]);
});

test('the end waits for a write under way and writes what is left', async () => {
  const written: string[] = [];
  let finish = () => {};
  const collector = collect<string>({
    ...options,
    async write([value]) {
      if (value === 'slow') await new Promise<void>((resolve) => (finish = resolve));
      written.push(value!);
    },
  });
  collector.add('a', 'slow');
  await vi.advanceTimersByTimeAsync(1_000);
  collector.add('a', 'last');
  const closed = collector.close();
  finish();
  await closed;
  expect(written).toEqual(['slow', 'last']);
});
