import { expect } from 'vitest';
import { recordCalls } from '../../src/db/calls/record-calls.ts';
import { uuidv7 } from '../../src/ids.ts';
import { campaignWorkflowId } from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { keepHistory } from '../support/keep-history.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system } = fixtures('system', 'worker');

async function launched(options: { demo?: boolean } = {}) {
  const accountId = await makeAccount(system.db.sql, { demo: true, ...options });
  const campaignId = await makeActiveCampaign(system.db.sql, accountId);
  await system.campaigns.start(campaignId, accountId);
  return { accountId, campaignId };
}

async function standing(campaignId: string) {
  const [row] = await system.db.sql<
    {
      status: string;
      noticed: boolean;
      stage: string | null;
      archiveReason: string | null;
      lastDialAt: Date;
    }[]
  >`
    select status, noticed_at is not null as noticed, stage, archive_reason as "archiveReason", last_dial_at as "lastDialAt"
    from campaigns where id = ${campaignId}`;
  if (!row) throw new Error('no such campaign');
  return row;
}

async function dial({ accountId, campaignId }: { accountId: string; campaignId: string }) {
  const id = uuidv7();
  return recordCalls(system.db.sql, {
    accountId,
    campaignId,
    events: [
      { id, callId: id, type: 'started', occurredAt: new Date() },
      { id: uuidv7(), callId: id, type: 'finished', occurredAt: new Date() },
    ],
    coalesceMs: 0,
  });
}

test('a campaign nobody calls from is announced on day 23, lives on day 29 and is archived on day 30', async () => {
  const { campaignId } = await launched();
  await system.passDays(campaignId, 22.9);
  expect(await standing(campaignId)).toMatchObject({ status: 'active', noticed: false });

  await system.passDays(campaignId, 0.2);
  await waitFor('the notice', async () => (await standing(campaignId)).noticed);

  await system.passDays(campaignId, 6.8);
  expect(await standing(campaignId)).toMatchObject({ status: 'active', noticed: true });

  await system.passDays(campaignId, 0.2);
  await waitFor('the end', async () => (await standing(campaignId)).stage === 'complete');
  expect(await standing(campaignId)).toMatchObject({ status: 'archived', archiveReason: 'inactivity' });
  await keepHistory(system, 'inactivity', campaignWorkflowId(campaignId));
});

test('a dial on day 29.9 clears the notice and moves the deadline to day 59.9', async () => {
  const campaign = await launched();
  const { campaignId } = campaign;
  await system.passDays(campaignId, 29.9);
  await waitFor('the notice', async () => (await standing(campaignId)).noticed);

  const { lastDialAt, signalDue } = await dial(campaign);
  expect(signalDue).toBe(true);
  expect((await standing(campaignId)).noticed).toBe(false);
  await system.campaigns.callMade(campaignId, lastDialAt!.getTime());

  await system.passDays(campaignId, 29.9);
  expect(await standing(campaignId)).toMatchObject({ status: 'active', noticed: true });
  await system.passDays(campaignId, 0.2);
  await waitFor('the end', async () => (await standing(campaignId)).status === 'archived');
  await keepHistory(system, 'dial-after-notice', campaignWorkflowId(campaignId));
});

test('a signal that got lost archives nothing: the database knows of the dial', async () => {
  const campaign = await launched();
  const { campaignId } = campaign;
  await system.passDays(campaignId, 20);
  await dial(campaign);

  await system.passDays(campaignId, 11);
  expect(await standing(campaignId)).toMatchObject({ status: 'active', noticed: false });
  await system.passDays(campaignId, 18.9);
  expect(await standing(campaignId)).toMatchObject({ status: 'active', noticed: true });
  await system.passDays(campaignId, 0.2);
  await waitFor('the end', async () => (await standing(campaignId)).status === 'archived');
});

test('a timer that was skipped ahead of the database clock neither announces nor archives', async () => {
  const { campaignId } = await launched({ demo: false });
  await system.passWorkflowDays(campaignId, 40);
  expect(await standing(campaignId)).toMatchObject({ status: 'active', noticed: false });
});
