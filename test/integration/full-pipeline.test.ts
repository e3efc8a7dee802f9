import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  // One connection, on which everything has to wait.
  db = openDatabase(database.url, { maxConnections: 1 });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

test('A transaction that begins behind a hundred statements, more or less, has its connection for itself', async () => {
  for (let before = 95; before <= 105; before += 1) {
    const slow = db.sql`select pg_sleep(0.2)`.execute();
    const others = Array.from({ length: before }, () => db.sql`select`.execute());
    const transaction = db.sql.begin(async (tx) => {
      const [first] = await tx<{ id: string }[]>`select pg_current_xact_id()::text as id`;
      const [second] = await tx<{ id: string }[]>`select pg_current_xact_id()::text as id`;
      return [first?.id, second?.id];
    });
    const after = db.sql<{ id: string }[]>`select pg_current_xact_id()::text as id`.execute();
    const [inside, [outside]] = await Promise.all([transaction, after, slow, ...others]);
    expect(inside[1]).toBe(inside[0]);
    expect(outside?.id).not.toBe(inside[0]);
  }
});
