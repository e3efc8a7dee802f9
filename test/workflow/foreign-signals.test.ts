import { describe, expect } from 'vitest';
import {
  archiveSignal,
  callMadeSignal,
  campaignWorkflowId,
  policyChangedSignal,
} from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system } = fixtures('system', 'worker');

const testTimeoutMs = 240_000;

async function launched() {
  const accountId = await makeAccount(system.db.sql, { demo: true });
  const campaignId = await makeActiveCampaign(system.db.sql, accountId);
  await system.campaigns.start(campaignId, accountId);
  return campaignId;
}

/** Sends bytes as they are, as the Temporal UI and other clients can. */
async function signal(campaignId: string, signalName: string, encoding: string | null, data: string) {
  await system.client.workflowService.signalWorkflowExecution({
    namespace: system.target.namespace,
    workflowExecution: { workflowId: campaignWorkflowId(campaignId) },
    signalName,
    input: {
      payloads: [
        { metadata: encoding === null ? {} : { encoding: Buffer.from(encoding) }, data: Buffer.from(data) },
      ],
    },
  });
}

const standing = async (campaignId: string) => {
  const [row] = await system.db.sql<{ status: string; stage: string | null; noticed: boolean }[]>`
    select status, stage, noticed_at is not null as noticed from campaigns where id = ${campaignId}`;
  return row;
};

const json = 'json/plain';
const nowMs = Date.now();
const payloads: [string, string | null, string][] = [
  ['nothing', 'binary/null', ''],
  ['null', json, 'null'],
  ['an empty object', json, '{}'],
  ['a text', json, '"now"'],
  ['a bare number', json, String(nowMs)],
  ['a list', json, `[${nowMs}]`],
  ['microseconds', json, `{"dialAtMs":${nowMs * 1000}}`],
  ['nanoseconds', json, `{"dialAtMs":${nowMs}000000}`],
  ['a time as text', json, `{"dialAtMs":"${new Date(nowMs).toISOString()}"}`],
  ['digits as text', json, `{"dialAtMs":"${nowMs * 1000}"}`],
  ['next year', json, `{"dialAtMs":${nowMs + 365 * 24 * 60 * 60 * 1000}}`],
  ['a time before all times', json, '{"dialAtMs":-1}'],
  ['a number too large for one', json, '{"dialAtMs":1e400}'],
  ['a time that is null', json, '{"dialAtMs":null}'],
  ['what is not JSON', json, 'not json'],
  ['bytes', 'binary/plain', 'bytes'],
  ['an encoding that nobody knows', 'binary/encrypted', 'bytes'],
  ['no encoding', null, 'bytes'],
];

describe('signals that are none of ours', () => {
  test(
    'a campaign that gets every odd payload is announced and archived on the days that the database knows',
    { timeout: testTimeoutMs },
    async () => {
      const campaignId = await launched();
      const odd = async () => {
        for (const [, encoding, data] of payloads) {
          for (const name of [callMadeSignal.name, policyChangedSignal.name, 'nobodyKnowsMe']) {
            await signal(campaignId, name, encoding, data);
          }
        }
      };
      await odd();
      await system.passDays(campaignId, 22.9);
      expect(await standing(campaignId)).toMatchObject({ status: 'active', noticed: false });
      await system.passDays(campaignId, 0.2);
      await waitFor('the notice', async () => (await standing(campaignId))?.noticed);
      await odd();
      await system.passDays(campaignId, 7);
      await waitFor('the end', async () => (await standing(campaignId))?.stage === 'complete');
      await odd();
      await system.passDays(campaignId, 2);
      const handle = system.client.workflow.getHandle(campaignWorkflowId(campaignId));
      await waitFor('the workflow’s end', async () => (await handle.describe()).status.name === 'COMPLETED');
    },
  );

  test.each(payloads)(
    'an archive signal with %s archives',
    { timeout: testTimeoutMs },
    async (_, encoding, data) => {
      const campaignId = await launched();
      await signal(campaignId, archiveSignal.name, encoding, data);
      expect(
        await waitFor('the archive', async () => (await standing(campaignId))?.stage === 'complete'),
      ).toBe(true);
    },
  );

  test(
    'a dial that was signalled and never recorded puts off neither the notice nor the close',
    { timeout: testTimeoutMs },
    async () => {
      const campaignId = await launched();
      await system.passDays(campaignId, 20);
      await system.campaigns.callMade(campaignId, Date.now() + 20 * 24 * 60 * 60 * 1000);
      await system.passDays(campaignId, 3.1);
      await waitFor('the notice', async () => (await standing(campaignId))?.noticed);
      await system.campaigns.callMade(campaignId, Date.now() + 23.1 * 24 * 60 * 60 * 1000);
      await system.passDays(campaignId, 7);
      await waitFor('the archive', async () => (await standing(campaignId))?.status === 'archived');
      expect(await standing(campaignId)).toMatchObject({ status: 'archived' });
    },
  );
});
