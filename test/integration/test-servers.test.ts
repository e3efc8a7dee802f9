import { Client, Connection } from '@temporalio/client';
import postgres from 'postgres';
import { afterAll, expect, inject, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';

const database = await createTestDatabase();
const sql = postgres(database.url, { max: 1 });
afterAll(async () => {
  await sql.end();
  await database.drop();
});

test('a test file gets a migrated database of its own', async () => {
  const [row] = await sql`select count(*)::int as campaigns from campaigns`;
  expect(row?.['campaigns']).toBe(0);
});

test('the Temporal server knows our search attributes', async () => {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const client = new Client({ connection });
  const { count } = await client.workflow.count('LastcallStatus = "active" and LastcallStage = "drain"');
  expect(count).toBe(0);
  await connection.close();
});
