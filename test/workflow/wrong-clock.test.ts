import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import { campaignWorkflowId, statusQuery, type CampaignWorkflowStatus } from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const { test, system } = fixtures('system');

test('a worker whose clock runs 40 days ahead announces and archives nothing', async () => {
  const preload = pathToFileURL(join(projectRoot, 'test', 'support', 'clock-ahead.mjs')).href;
  const worker = await startWorkerProcess(system, { preload });
  const accountId = await makeAccount(system.db.sql);
  const campaignId = await makeActiveCampaign(system.db.sql, accountId);
  await system.campaigns.start(campaignId, accountId);

  // Answered by the worker with the wrong clock, after it decided what to do first.
  const status = await system.client.workflow
    .getHandle(campaignWorkflowId(campaignId))
    .query<CampaignWorkflowStatus>(statusQuery);
  expect(status.stage).toBe('active');
  const [row] = await system.db.sql`select status, noticed_at from campaigns where id = ${campaignId}`;
  expect(row).toEqual({ status: 'active', noticed_at: null });
  await worker.stop();
});
