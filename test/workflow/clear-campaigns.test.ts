import { expect } from 'vitest';
import { uuidv7 } from '../../src/ids.ts';
import { clearWorkflowId, clearWorkflowType, nightlyWorkflowType } from '../../workflows/contract.ts';
import { makeCalls, makeContacts } from '../support/archive.ts';
import { hotRows, sealLongAgo } from '../support/cleared.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, system } = fixtures('system', 'worker');

test('the night takes sealed campaigns out of the database, those of before too, and passes over a damaged one', async () => {
  const { sql } = system.db;
  const accountId = await makeAccount(sql);
  const sealed: string[] = [];
  for (let at = 0; at < 3; at += 1) {
    const campaignId = await makeActiveCampaign(sql, accountId);
    await makeCalls(sql, campaignId, 30);
    await makeContacts(sql, campaignId, 30);
    await sealLongAgo(sql, system.store, campaignId);
    sealed.push(campaignId);
  }
  const [first = '', damaged = '', last = ''] = sealed;
  const [part] = await sql<{ key: string }[]>`
    select store_key as key from archive_parts where campaign_id = ${damaged} and kind = 'contacts' limit 1`;
  await system.store.remove(part?.key ?? '');
  await system.client.workflow.execute(nightlyWorkflowType, {
    taskQueue: system.taskQueue,
    workflowId: `nightly-test-${uuidv7()}`,
    args: [{ version: 1, after: null, accountId: null }],
  });
  await system.client.workflow.getHandle(clearWorkflowId(system.taskQueue)).result();
  expect(await hotRows(sql, first)).toBe(0);
  expect(await hotRows(sql, damaged)).toBe(60);
  expect(await hotRows(sql, last)).toBe(0);
  expect(
    await sql`select clear_problem from campaigns where id = any(${sealed}::uuid[]) order by id`,
  ).toEqual([{ clear_problem: null }, { clear_problem: 'seal_damaged' }, { clear_problem: null }]);
  // Only ids stand in its history.
  const { events } = await system.client.workflow.getHandle(clearWorkflowId(system.taskQueue)).fetchHistory();
  expect(JSON.stringify(events)).not.toContain('+1555');
  expect(clearWorkflowType.name).toBe('clearCampaigns');
});
