import { expect, inject, onTestFinished, test } from 'vitest';
import { payloads } from '../../src/doctor/payloads.ts';
import { Keyring } from '../../src/secrets/keyring.ts';
import { archiveSignal, archiveUpdate, campaignWorkflowId, statusQuery } from '../../workflows/contract.ts';
import { said } from '../support/doctor.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { startSystem, type TestSystem } from '../support/system.ts';
import { waitFor } from '../support/wait-for.ts';

const testTimeoutMs = 240_000;

const keyOf = (id: string) => Buffer.alloc(32, id);

/** A system whose payloads have these keys; `like` another in all else. */
const systemWith = (keys: string[], like?: TestSystem) =>
  startSystem(onTestFinished, {
    target: {
      connectionOptions: { address: inject('temporalAddress') },
      namespace: 'default',
      payloadKeys: keys.length === 0 ? null : new Keyring(keys.map((id) => ({ id, key: keyOf(id) }))),
    },
    ...(like && { databaseUrl: like.databaseUrl, store: like.store, taskQueue: like.taskQueue }),
  });

async function launched({ db, campaigns }: TestSystem): Promise<string> {
  const accountId = await makeAccount(db.sql);
  const campaignId = await makeActiveCampaign(db.sql, accountId);
  await campaigns.start(campaignId, accountId);
  return campaignId;
}

const handleOf = ({ client }: TestSystem, campaignId: string) =>
  client.workflow.getHandle(campaignWorkflowId(campaignId));

/** What the doctor says of payloads where an operator has set these keys. */
const doctorSays = (system: TestSystem, ...keys: string[]) =>
  said(payloads, {
    DATABASE_URL: system.databaseUrl,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    LASTCALL_TASK_QUEUE: system.taskQueue,
    LASTCALL_PAYLOAD_KEYS: keys.map((id) => `${id}:${keyOf(id).toString('base64')}`).join(','),
  });

/** The encodings of all payloads in a history as the server has them, but of what it searches by. */
async function encodings(system: TestSystem, campaignId: string): Promise<Set<string>> {
  const { events } = await handleOf(system, campaignId).fetchHistory();
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
    const { metadata } = value as { metadata?: { encoding?: Uint8Array } };
    if (metadata?.encoding) found.add(Buffer.from(metadata.encoding).toString());
    for (const [name, each] of Object.entries(value)) if (name !== 'searchAttributes') walk(each);
  };
  walk(events);
  return found;
}

const begun = (system: TestSystem, campaignId: string) =>
  waitFor(
    'its first step',
    async () => (await handleOf(system, campaignId).query(statusQuery)).deadline !== null,
  );

const complete = (system: TestSystem, campaignId: string) =>
  waitFor('its end', async () => {
    const [row] = await system.db.sql`select stage from campaigns where id = ${campaignId}`;
    return row?.['stage'] === 'complete';
  });

test(
  'with keys a history has nothing in plain text but what is searched by, also after another key came first',
  { timeout: testTimeoutMs },
  async () => {
    const system = await systemWith(['one']);
    const worker = await system.startWorker();
    const campaignId = await launched(system);
    await begun(system, campaignId);
    await worker.stop();

    const rotated = await systemWith(['two', 'one'], system);
    await rotated.startWorker();
    expect(await doctorSays(system, 'two', 'one')).toEqual([
      'ok: what Temporal is told is encrypted with the key "two"; 1 workflows under way were looked at, all of whose keys are here',
    ]);
    expect(await doctorSays(system, 'two')).toEqual([
      'problem: the key "one" is missing in LASTCALL_PAYLOAD_KEYS, and workflows under way need it',
    ]);
    expect(await handleOf(rotated, campaignId).executeUpdate(archiveUpdate)).toMatchObject({
      outcome: 'closed',
    });
    await complete(rotated, campaignId);
    expect(await encodings(rotated, campaignId)).toEqual(new Set(['binary/encrypted']));
  },
);

test(
  'a campaign that began before there were keys goes on with them, and takes signals that are not encrypted',
  { timeout: testTimeoutMs },
  async () => {
    const plain = await systemWith([]);
    const worker = await plain.startWorker();
    const campaignId = await launched(plain);
    await begun(plain, campaignId);
    expect(await doctorSays(plain)).toEqual([
      'ok: what Temporal is told is not encrypted; 1 workflows under way were looked at',
    ]);
    await worker.stop();

    const encrypted = await systemWith(['one'], plain);
    await encrypted.startWorker();
    await handleOf(plain, campaignId).signal(archiveSignal);
    await complete(encrypted, campaignId);
    expect(await encodings(encrypted, campaignId)).toContain('binary/encrypted');
  },
);

test.each([
  ['with another key', ['two']],
  ['without a key', []],
])(
  'a worker %s does nothing for a campaign, which goes on with one that has it',
  { timeout: testTimeoutMs },
  async (_, keys) => {
    const system = await systemWith(['one']);
    const campaignId = await launched(system);
    const handle = handleOf(system, campaignId);
    const wrong = await systemWith(keys, system);
    const worker = await wrong.startWorker();
    await handle.signal(archiveSignal);
    const failure = await waitFor('its task to fail', async () => {
      const { events } = await handle.fetchHistory();
      return events?.find(({ workflowTaskFailedEventAttributes }) => workflowTaskFailedEventAttributes);
    });
    expect(failure.workflowTaskFailedEventAttributes?.failure?.message).toContain(
      'The key "one" is missing in LASTCALL_PAYLOAD_KEYS.',
    );
    expect(await system.db.sql`select status, stage from campaigns where id = ${campaignId}`).toEqual([
      { status: 'active', stage: null },
    ]);
    await worker.stop();

    await system.startWorker();
    await complete(system, campaignId);
  },
);
