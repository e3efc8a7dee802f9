import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { retriesThroughCuts } from '../support/retries.ts';

const { test, api, account } = fixtures('api', 'account');

test('a client that sends everything again after a cut connection loses nothing, and does nothing twice', async () => {
  const { cuts, missing, double } = await retriesThroughCuts({
    url: api.url,
    sql: api.db.sql,
    accountId: account.id,
    key: account.keys.owner,
    changes: 200,
    clients: 8,
  });
  expect(cuts).toBeGreaterThan(30);
  expect({ missing, double }).toEqual({ missing: [], double: [] });
});
