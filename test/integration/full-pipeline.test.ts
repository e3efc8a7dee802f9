import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';

const { test, db } = fixtures('db');
// One connection, on which everything has to wait.
test.override('databaseOptions', { maxConnections: 1 });

test('a transaction that begins behind a hundred statements, more or less, has its connection for itself', async () => {
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
