import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { campaignWorkflowId, statusQuery, type CampaignWorkflowStatus } from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const { test, system } = fixtures('system');

test('a worker whose clock runs 40 days ahead announces and archives nothing', async () => {
  const clock = join(makeTempFolder(), 'clock');
  await writeFile(clock, String(40 * 86_400_000));
  const worker = await startWorkerProcess(system, {
    preload: import.meta.resolve('../support/moved-clock.mjs'),
    environment: { MOVED_CLOCK: clock },
  });
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
