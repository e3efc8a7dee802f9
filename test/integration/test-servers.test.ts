import { Client, Connection } from '@temporalio/client';
import { expect, inject } from 'vitest';
import { fixtures } from '../support/fixtures.ts';

const { test, db } = fixtures('db');

test('a test file gets a migrated database of its own', async () => {
  const [row] = await db.sql`select count(*)::int as campaigns from campaigns`;
  expect(row?.['campaigns']).toBe(0);
});

test('the Temporal server knows our search attributes', async () => {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const client = new Client({ connection });
  const { count } = await client.workflow.count('LastcallStatus = "active" and LastcallStage = "drain"');
  expect(count).toBe(0);
  await connection.close();
});
