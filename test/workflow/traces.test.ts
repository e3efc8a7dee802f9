import { expect, onTestFinished, vi } from 'vitest';
import { createLog } from '../../src/log.ts';
import { startTracing } from '../../src/tracing/start-tracing.ts';
import { campaignWorkflowId, statusQuery } from '../../workflows/contract.ts';
import { dial } from '../support/campaigns.ts';
import { deadUrl } from '../support/dead-url.ts';
import { makeAccount, makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { startSystemApi } from '../support/running-api.ts';
import { heldByTemporal } from '../support/search-everywhere.ts';
import { startTraceCollector } from '../support/trace-collector.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const { test, system, sandbox } = fixtures('system', 'sandbox');

/** From a carrier's answer back to the click, by whom. */
const fromCarrierToClick = (delivers: string) => [
  'lastcall-worker: RunActivity:attemptReleases',
  'lastcall-worker: RunWorkflow:releaseCarrier',
  'lastcall-worker: RunWorkflow:releaseNumbers',
  'lastcall-worker: HandleSignal:archive campaign',
  `${delivers}: outbox archive`,
  'lastcall-api: POST /v1/campaigns/{campaignId}/archive',
];

async function collect() {
  const collector = await startTraceCollector(onTestFinished);
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '100' };
  return { collector, environment };
}

/** Traces in this process, with a log that can be read. */
async function traceHere(environment: Record<string, string>) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const tracing = await startTracing('lastcall-api', log);
  onTestFinished(async () => tracing?.close());
  return { log, lines };
}

let nextRange = 100;
/** An active campaign with numbers, a contact and a call, and what of it must be in no trace. */
async function filledCampaign(api: Awaited<ReturnType<typeof startSystemApi>>) {
  const accountId = await makeAccount(system.db.sql, { name: 'Harbour Alliance' });
  const owner = await api.as(accountId, 'owner');
  const { id } = (await owner.post('/v1/campaigns', { name: 'Ferry riders' })).body;
  const numbers = await sandbox.rent(2, `+1415556${nextRange++}1`);
  await makeNumbers(system.db.sql, id, numbers);
  const headers = { 'content-type': 'text/csv' };
  await owner.send('POST', `/v1/campaigns/${id}/contacts/import?country=US`, {
    headers,
    body: 'phone,first_name\n+12025550147,Ottilie',
  });
  await owner.post(`/v1/campaigns/${id}/launch`);
  const call = { ...dial(), from: numbers[0]!.e164, to: '+12025550147', callerId: 'Wilhelmina' };
  await (await api.as(accountId, 'dialer')).post(`/v1/campaigns/${id}/call-events`, { events: [call] });
  await system.db.sql`update calls set ended_at = now() where campaign_id = ${id}`;
  // What it would do first of all belongs to the launch.
  const workflow = system.client.workflow.getHandle(campaignWorkflowId(id));
  await waitFor('its workflow', async () => {
    const status = await workflow.query(statusQuery).catch(() => null);
    return status?.deadline;
  });
  const secrets = [
    ...numbers.flatMap(({ e164, carrierRef }) => [e164.slice(1), carrierRef]),
    '2025550147',
    'Ottilie',
    'Wilhelmina',
    'Ferry riders',
    'Harbour',
  ];
  return { id: id as string, accountId, owner, secrets };
}

const isComplete = (campaignId: string) =>
  waitFor('the end of the archive', async () => {
    const [row] = await system.db.sql`select from campaigns where id = ${campaignId} and stage = 'complete'`;
    return row !== undefined;
  });

test('one trace holds an archive from the click to the receipts, and says of it nothing but ids', async () => {
  const { collector, environment } = await collect();
  const { log, lines } = await traceHere(environment);
  const api = await startSystemApi(onTestFinished, system, { log });
  const worker = await startWorkerProcess(system, { sandboxUrl: sandbox.url, environment });
  const { id, owner, secrets } = await filledCampaign(api);

  await owner.post(`/v1/campaigns/${id}/archive`);
  await isComplete(id);
  const workflow = system.client.workflow.getHandle(campaignWorkflowId(id));
  await system.passWorkflowDays(id, 1.5);
  await workflow.result();
  // What is left of its spans it sends as it ends.
  await worker.stop();
  const archived = await waitFor('the request’s span', async () =>
    collector.spans().find(({ name }) => name.endsWith('/archive')),
  );

  const trace = collector.spans().filter(({ traceId }) => traceId === archived.traceId);
  const receipts = trace.filter(({ name }) => name === 'record receipt');
  expect(receipts.map(({ attributes }) => attributes['lastcall.release.status'])).toEqual([
    'released',
    'released',
  ]);
  const asked = trace.filter(({ name }) => name === 'DELETE carrier');
  expect(asked.map(({ attributes }) => attributes['http.response.status_code'])).toEqual([204, 204]);
  for (const span of [...receipts, ...asked]) {
    const [, ...above] = collector.ancestry(span).map(({ service, name }) => `${service}: ${name}`);
    expect(above).toEqual(fromCarrierToClick('lastcall-api'));
  }
  const names = new Set(trace.map(({ name }) => name));
  for (const step of ['checkDrain', 'seal', 'releaseSummary', 'enterStage'])
    expect(names).toContain(`RunActivity:${step}`);
  expect(archived.attributes).toMatchObject({ 'lastcall.campaign_id': id, 'http.response.status_code': 200 });

  // A day later, which is another story.
  const late = collector.spans().find(({ name }) => name === 'RunActivity:sealLate');
  expect(late).toMatchObject({
    parentId: null,
    attributes: { temporalWorkflowID: campaignWorkflowId(id) },
  });
  expect(late?.traceId).not.toBe(archived.traceId);

  const sent = collector.raw().toString('latin1');
  expect(sent).toContain(id);
  for (const secret of secrets) expect(sent).not.toContain(secret);
  const line = lines.find((text) => text.includes('/archive'));
  expect(JSON.parse(line!)).toMatchObject({ trace_id: archived.traceId, span_id: archived.spanId });
});

test('a trace goes on through the outbox when a worker delivers what the API could not, and begins with the client’s', async () => {
  const { collector, environment } = await collect();
  const { log } = await traceHere(environment);
  const api = await startSystemApi(onTestFinished, system, { log });
  const worker = await startWorkerProcess(system, { sandboxUrl: sandbox.url, environment });
  const { id, accountId } = await filledCampaign(api);
  const target = { connectionOptions: { address: new URL(await deadUrl()).host }, namespace: 'default' };
  const withoutTemporal = await startSystemApi(onTestFinished, system, { log, target });
  const owner = await withoutTemporal.as(accountId, 'owner');

  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
  await owner.send('POST', `/v1/campaigns/${id}/archive`, { headers });
  await isComplete(id);
  await worker.stop();

  const receipt = await waitFor('a receipt in the client’s trace', async () =>
    collector.spans().find((span) => span.traceId === traceId && span.name === 'record receipt'),
  );
  const line = collector.ancestry(receipt);
  expect(line.slice(1).map(({ service, name }) => `${service}: ${name}`)).toEqual(
    fromCarrierToClick('lastcall-worker'),
  );
  expect(line.at(-1)?.parentId).toBe('00f067aa0ba902b7');
});

test('where nobody traces, neither the outbox nor Temporal hears of traces', async () => {
  const api = await startSystemApi(onTestFinished, system);
  const worker = await startWorkerProcess(system, { sandboxUrl: sandbox.url });
  const { id, owner } = await filledCampaign(api);
  const headers = { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' };
  await owner.send('POST', `/v1/campaigns/${id}/archive`, { headers });
  await isComplete(id);
  await worker.stop();

  const messages = await system.db.sql`select trace_parent from outbox where campaign_id = ${id}`;
  expect(messages.map((row) => row['trace_parent'])).toEqual([null, null]);
  const held = (await heldByTemporal(system.client, system.taskQueue)).get(campaignWorkflowId(id));
  expect(held).toContain(id);
  expect(held).not.toContain('traceparent');
});
