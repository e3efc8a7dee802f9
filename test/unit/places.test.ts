import { expect, test } from 'vitest';
import { Places } from '../../src/api/http/places.ts';

const stays = new AbortController().signal;
const never = 10 * 60_000;

test('of those who wait, whoever holds the fewest places is next, then who came first', async () => {
  const places = new Places({ places: 2, each: 2, waitMs: never });
  const held = [await places.take('a', stays), await places.take('a', stays)];
  const order: string[] = [];
  const taken = ['a', 'b', 'c'].map(async (key) => {
    const giveBack = await places.take(key, stays);
    order.push(key);
    return giveBack;
  });
  held[0]!();
  (await taken[1]!)();
  (await taken[2]!)();
  held[1]!();
  (await taken[0]!)();
  expect(order).toEqual(['b', 'c', 'a']);
  expect([places.tryTake('a'), places.tryTake('a')]).not.toContain(null);
});

test('nobody gets more than their own places while others are free', async () => {
  const places = new Places({ places: 3, each: 1, waitMs: 0 });
  const giveBack = await places.take('a', stays);
  await expect(places.take('a', stays)).rejects.toMatchObject({ code: 'account_busy', status: 429 });
  await places.take('b', stays);
  giveBack();
  giveBack();
  await places.take('a', stays);
  await places.take('c', stays);
  await expect(places.take('d', stays)).rejects.toMatchObject({ code: 'server_busy', status: 503 });
});

test('who leaves while waiting takes no place', async () => {
  const places = new Places({ places: 1, each: 1, waitMs: never });
  const giveBack = await places.take('a', stays);
  const leaves = new AbortController();
  const waiting = places.take('b', leaves.signal);
  leaves.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  await expect(places.take('b', leaves.signal)).rejects.toMatchObject({ name: 'AbortError' });
  giveBack();
  expect(places.tryTake('b')).not.toBeNull();
});
