import { expect, inject } from 'vitest';
import { shortId } from '../../src/domain/short-id.ts';
import { uuidv7 } from '../../src/ids.ts';
import { createNamespace } from '../../src/temporal/namespace.ts';
import { registerSearchAttributes, SEARCH_ATTRIBUTES } from '../../src/temporal/search-attributes.ts';
import { archiveUpdate, campaignWorkflowId, campaignWorkflowType } from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system } = fixtures('system');
test.override('systemOptions', () => ({
  target: {
    connectionOptions: { address: inject('temporalAddress') },
    namespace: `upgraded-${uuidv7()}`,
  },
}));

const testTimeoutMs = 240_000;
const { LastcallCampaign: _, ...attributesBefore } = SEARCH_ATTRIBUTES;
const typeNumbers = { Keyword: 2, Datetime: 6 } as const;

/** Until every process of the server knows what is new of a namespace, it is refused. */
const once = async <T>(what: string, work: () => Promise<T>) => {
  let last: unknown;
  return waitFor(what, () => work().catch((error: unknown) => void (last = error))).catch(() => {
    throw last;
  });
};

test(
  'in a namespace of before, what runs waits for the attribute that is new, and goes on as soon as a worker registers it',
  { timeout: testTimeoutMs },
  async () => {
    const { client, db, taskQueue, campaigns } = system;
    const { namespace } = client.options;
    await createNamespace(client);
    await once('the attributes', async () => {
      await client.connection.operatorService.addSearchAttributes({
        namespace,
        searchAttributes: Object.fromEntries(
          Object.entries(attributesBefore).map(([name, type]) => [name, typeNumbers[type]]),
        ),
      });
      return true;
    });
    const accountId = await makeAccount(db.sql);
    const campaignId = await makeActiveCampaign(db.sql, accountId);
    const begun = { version: 1, lastDialAtMs: 0, noticed: false, archiveRequested: false } as const;
    await once('the start', () =>
      client.workflow.start(campaignWorkflowType, {
        taskQueue,
        workflowId: campaignWorkflowId(campaignId),
        args: [{ ...begun, campaignId, accountId, signalsPerRun: 1_000 }],
      }),
    );
    await once('the worker', () => system.startWorker());
    const handle = client.workflow.getHandle(campaignWorkflowId(campaignId));
    await waitFor('its task to fail', async () =>
      (await handle.fetchHistory()).events?.some((event) => event.workflowTaskFailedEventAttributes),
    );

    await registerSearchAttributes(client);
    const { customAttributes } = await client.connection.operatorService.listSearchAttributes({ namespace });
    expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(Object.keys(SEARCH_ATTRIBUTES)));
    const query = `LastcallCampaign = "${shortId(campaignId)}"`;
    await waitFor('it to be found', async () => {
      const { count } = await client.workflow.count(query).catch(() => ({ count: 0 }));
      return count === 1;
    });
    const next = await makeActiveCampaign(db.sql, accountId);
    await once('another start', async () => {
      await campaigns.start(next, accountId);
      return true;
    });
    expect(await handle.executeUpdate(archiveUpdate)).toMatchObject({ outcome: 'closed' });
  },
);
