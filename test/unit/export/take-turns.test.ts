import { expect, test } from 'vitest';
import { takeTurns } from '../../../src/export/take-turns.ts';

test('no more run at once than there are places, in the order they came, also after one fails', async () => {
  const inTurn = takeTurns(2);
  const started: number[] = [];
  let running = 0;
  const results = await Promise.allSettled(
    Array.from({ length: 6 }, (_, index) =>
      inTurn(async () => {
        started.push(index);
        running += 1;
        expect(running).toBeLessThanOrEqual(2);
        await Promise.resolve();
        running -= 1;
        if (index === 1) throw new Error('failed');
        return index;
      }),
    ),
  );
  expect(started).toEqual([0, 1, 2, 3, 4, 5]);
  expect(results.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
});
