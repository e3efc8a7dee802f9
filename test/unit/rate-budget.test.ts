import { expect, test } from 'vitest';
import { Away } from '../../src/api/rate-limits/away.ts';
import { Budget } from '../../src/api/rate-limits/budget.ts';
import { createLog } from '../../src/log.ts';

test('while the database is away a budget goes on to its limit, also where another one found out', async () => {
  const away = new Away(createLog('silent'));
  const lease = { granted: 1, limit: 10, remaining: 9, beganAt: new Date(), leftMs: 60_000 };
  const budget = new Budget({ ask: () => Promise.resolve(lease), away, limit: 10 });
  expect(await budget.take(1)).toBe(true);
  away.notice();
  const taken = [];
  for (let at = 0; at < 12; at += 1) taken.push(await budget.take(1));
  expect(taken.filter(Boolean)).toHaveLength(9);
  expect(taken.at(-1)).toBe(false);
});
