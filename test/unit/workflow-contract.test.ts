import type { WorkflowClient, WorkflowHandle } from '@temporalio/client';
import { expect, expectTypeOf, test } from 'vitest';
import {
  accountExportWorkflowType,
  archiveSignal,
  archiveUpdate,
  bulkWorkflowType,
  callMadeSignal,
  campaignWorkflowType,
  carrierReleaseWorkflowType,
  clearWorkflowType,
  eraseWorkflowType,
  nightlyWorkflowType,
  releaseWorkflowType,
  scheduledExportWorkflowType,
  statusQuery,
  webhookWorkflowType,
  type CampaignWorkflowStatus,
} from '../../workflows/contract.ts';
import type * as workflows from '../../workflows/index.ts';

/** The contract's word for each workflow that workers run: one that is missing, or of another input, does not compile. */
const types: { [Name in keyof typeof workflows]: (typeof workflows)[Name] } = {
  accountExport: accountExportWorkflowType,
  bulk: bulkWorkflowType,
  campaign: campaignWorkflowType,
  clearCampaigns: clearWorkflowType,
  erase: eraseWorkflowType,
  nightly: nightlyWorkflowType,
  releaseCarrier: carrierReleaseWorkflowType,
  releaseNumbers: releaseWorkflowType,
  scheduledExport: scheduledExportWorkflowType,
  webhook: webhookWorkflowType,
};

test.each(Object.entries(types))(
  'the workflow %s is started by the name that workers know it by',
  (name, type) => {
    expect(type.name).toBe(name);
  },
);

test('a workflow’s type is no code to run outside of Temporal', async () => {
  const input = { version: 1, jobId: 'a', accountId: 'b' } as const;
  await expect(bulkWorkflowType(input)).rejects.toThrow('the workflow bulk runs in Temporal only');
});

test('a start, a signal, a query or an update with another argument than the contract’s does not compile', () => {
  const options = { taskQueue: 'a', workflowId: 'b' };
  const half = { version: 1, campaignId: 'a', accountId: 'b' } as const;
  // Never called: the compiler is the test, and an error that it misses is one itself.
  const sent = (client: WorkflowClient, handle: WorkflowHandle) => ({
    start: client.start(releaseWorkflowType, { ...options, args: [half] }),
    // @ts-expect-error a campaign's workflow wants more than that
    half: client.start(campaignWorkflowType, { ...options, args: [half] }),
    // @ts-expect-error the input is missing
    none: client.start(nightlyWorkflowType, options),
    signal: handle.signal(callMadeSignal, { dialAtMs: 1 }),
    // @ts-expect-error a time is a number of ms
    date: handle.signal(callMadeSignal, { dialAtMs: new Date(1) }),
    // @ts-expect-error the dial is missing
    missing: handle.signal(callMadeSignal),
    // @ts-expect-error archive takes nothing
    more: handle.signal(archiveSignal, 'now'),
    status: handle.query(statusQuery),
    update: handle.executeUpdate(archiveUpdate),
    // @ts-expect-error so does the update
    input: handle.executeUpdate(archiveUpdate, { args: ['now'] }),
  });
  expect(sent).toBeTypeOf('function');
  expectTypeOf(sent).returns.toHaveProperty('status').resolves.toEqualTypeOf<CampaignWorkflowStatus>();
});
