import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';

const { test, db } = fixtures('db');
test.override('databaseOptions', { maxConnections: 1 });

test('a statement has its rows, also after one that failed half way on the same connection', async () => {
  const failing = db.sql`select 1 / (500 - n) as x from generate_series(1, 1000) n`;
  await expect(failing).rejects.toThrow('division by zero');
  expect(await db.sql<{ one: number }[]>`select 1 as one`).toEqual([{ one: 1 }]);
  expect(await db.sql`select 1 where false`).toEqual([]);
});
