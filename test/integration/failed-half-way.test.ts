import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
const db = openDatabase(database.url, { maxConnections: 1 });
afterAll(async () => {
  await db.close();
  await database.drop();
});

test('a statement has its rows, also after one that failed half way on the same connection', async () => {
  const failing = db.sql`select 1 / (500 - n) as x from generate_series(1, 1000) n`;
  await expect(failing).rejects.toThrow('division by zero');
  expect(await db.sql<{ one: number }[]>`select 1 as one`).toEqual([{ one: 1 }]);
  expect(await db.sql`select 1 where false`).toEqual([]);
});
