import { expect, test as plain } from 'vitest';
import { startApi } from '../../src/api/http/start.ts';
import { openFolderStore } from '../../src/archive-store/folder-store.ts';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import { createLog } from '../../src/log.ts';
import { openTestDatabase } from '../support/database.ts';
import { type Defer, startAll } from '../support/defer.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { type ApiClient, apiClient, type Answer } from '../support/api-client.ts';
import { apiConfig } from '../support/api-config.ts';
import { makeAccount } from '../support/factories.ts';
import { type OwnPostgres, startOwnPostgres } from '../support/own-postgres.ts';
import { makePerson } from '../support/people.ts';
import { recordingGateway } from '../support/recording-gateway.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { waitFor } from '../support/wait-for.ts';

const event = { id: 'e1', callId: 'c1', type: 'started', occurredAt: new Date().toISOString() };

let postgres: OwnPostgres;
let proxy: TcpProxy;
let operator: ReturnType<typeof openTestDatabase>;
let owner: ApiClient;
let person: ApiClient;
let campaign: string;
let draft: string;

async function start(defer: Defer): Promise<void> {
  postgres = await startOwnPostgres();
  defer(() => postgres.remove());
  operator = openTestDatabase(defer, postgres, { maxConnections: 1 });
  proxy = await startTcpProxy(postgres.port);
  defer(() => proxy.close());
  const throughProxy = new URL(postgres.url);
  throughProxy.port = String(proxy.port);
  const bound = { maxConnections: 4, statementBoundMs: 2_000 };
  const db = openTestDatabase(defer, { url: throughProxy.toString() }, bound);
  const config = apiConfig();
  const [store, temporal, log] = [
    openFolderStore(makeTempFolder(defer)),
    recordingGateway(),
    createLog(process.env['TEST_LOG'] ?? 'silent'),
  ];
  const api = await startApi({ db, store, temporal, config, log }, { host: '127.0.0.1', port: 0 });
  defer(() => api.close());
  const accountId = await makeAccount(operator.sql);
  const key = await createApiKey(operator.sql, { accountId, name: 'o', role: 'owner', actor: 'test' });
  owner = apiClient(api.url, key.secret);
  person = (await makePerson(api.url, operator.sql, config, { accountId, role: 'owner' })).client;
  const create = async (name: string) =>
    `/v1/campaigns/${(await owner.post('/v1/campaigns', { name })).body.id}`;
  [campaign, draft] = [await create('Runs'), await create('Waits')];
  await owner.post(`${campaign}/launch`);
}
const test = plain.extend('parts', { scope: 'file', auto: true }, ({}, { onCleanup }) =>
  startAll(onCleanup, start),
);

/** One request of each kind: read, write, intake, export, with a key and with a session. */
const requests = (): Promise<Answer[]> =>
  Promise.all([
    owner.get('/v1/campaigns'),
    owner.get(campaign),
    owner.post(`${campaign}/call-events`, event),
    owner.patch(draft, { name: 'Waits' }),
    owner.get(`${campaign}/exports/calls.csv`),
    person.get('/v1/me'),
    person.get('/v1/campaigns'),
  ]);
const succeed = (answers: Answer[]) => answers.every(({ status }) => status === 200);

async function expectAway(): Promise<void> {
  for (const answer of await requests()) {
    expect(answer).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(await owner.get('/ready')).toMatchObject({
    status: 503,
    body: { status: 'not_ready', database: 'down', migrations: 'unknown' },
  });
  expect((await owner.get('/health')).status).toBe(200);
}

async function expectBack(): Promise<void> {
  await waitFor('the API to serve everything', async () => succeed(await requests()));
  expect((await owner.get('/ready')).body).toMatchObject({ status: 'ready', database: 'up' });
}

test('a database that was stopped is 503 on every way, and serves again when it is started', async () => {
  await expectBack();
  await postgres.stop();
  await expectAway();
  await expectAway();
  await postgres.start();
  await expectBack();
});

test('a database that stands still is 503 on every way, and serves again when it goes on', async () => {
  await expectBack();
  postgres.freeze();
  try {
    await expectAway();
    await expectAway();
  } finally {
    postgres.thaw();
  }
  await expectBack();
});

test('connections that were lost without a word cost each the statement it was used for, and nothing after it', async () => {
  await expectBack();
  proxy.forgetConnections();
  await expectBack();
});

test('call events that find the disk full are 503, and each is recorded once there is room', async () => {
  const { sql } = operator;
  await sql`
    create function full_disk() returns trigger language plpgsql as
      $$begin raise exception 'no room' using errcode = 'disk_full'; end$$`;
  await sql`create trigger full_disk before insert on call_events for each row execute function full_disk()`;
  const events = Array.from({ length: 5 }, (_, at) => ({ ...event, id: `full-${at}` }));
  const report = () => Promise.all(events.map((one) => owner.post(`${campaign}/call-events`, one)));
  for (const answer of await report()) {
    expect(answer).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
  }
  await sql`drop trigger full_disk on call_events`;
  for (const answer of await report()) expect(answer.status).toBe(200);
});
