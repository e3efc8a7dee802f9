import { beforeEach, expect } from 'vitest';
import { sealCampaign } from '../../src/seals/seal.ts';
import { partKinds } from '../../src/domain/manifest.ts';
import { fixtures } from '../support/fixtures.ts';
import { dial } from '../support/campaigns.ts';
import { waitFor } from '../support/wait-for.ts';
import { tamper } from '../support/tamper.ts';

const { test, api, account } = fixtures('api', 'account');

let campaignId: string;

beforeEach(async () => {
  const { owner, dialer } = account.as;
  campaignId = (await owner.post('/v1/campaigns', { name: 'Exported' })).body.id;
  await owner.post(`/v1/campaigns/${campaignId}/launch`);
  const events = Array.from({ length: 200 }, (_, n) => dial({ type: 'result', callId: `call-${n}` }));
  await dialer.post(`/v1/campaigns/${campaignId}/call-events`, { events });
});

const path = (file: string) => `/v1/campaigns/${campaignId}/exports/${file}`;
const taken = () => api.db.sql<{ kind: string; actor: string }[]>`
  select details ->> 'kind' as "kind", actor from audit_log
  where campaign_id = ${campaignId} and action = 'export.taken' order by id`;
const takenKinds = async () => (await taken()).map(({ kind }) => kind);
/** The note is written after the last byte was sent, when the client has it already. */
const expectNoted = (kinds: string[]) =>
  waitFor('the notes', async () => (await takenKinds()).join() === kinds.join());
const listed = async () => (await account.as.moderator.get(`/v1/campaigns/${campaignId}/exports`)).body.items;

async function seal(): Promise<void> {
  await account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
  const input = { campaignId, kinds: partKinds, rowsPerPart: 50 };
  await sealCampaign({ sql: api.db.sql, store: api.store }, input);
}

test('before anything was taken, each export is listed as never taken and not sealed', async () => {
  const none = { rows: null, bytes: null, lastTakenAt: null, lastTakenBy: null };
  expect(await listed()).toMatchObject([
    { file: 'calls.csv', kind: 'calls', ...none },
    { file: 'contacts.csv', kind: 'contacts', ...none },
    { file: 'receipts.csv', kind: 'receipts', ...none },
    { file: 'opt_outs.csv', kind: 'opt_outs', ...none },
    { file: 'results.csv', kind: 'results', ...none },
  ]);
});

test('who took an export last stands in the list by name, and the preview does not warn of it any more', async () => {
  const { client, name } = await account.signIn('moderator');
  await account.as.owner.get(path('calls.csv'));
  await expectNoted(['calls']);
  await client.get(path('calls.csv'));
  await expectNoted(['calls', 'calls']);
  const [calls, contacts] = await listed();
  expect(calls.lastTakenBy).toBe(name);
  expect(Date.now() - Date.parse(calls.lastTakenAt)).toBeLessThan(60_000);
  expect(contacts.lastTakenAt).toBeNull();
  const { body } = await account.as.owner.get(`/v1/campaigns/${campaignId}/archive-preview`);
  expect(body.exportsNeverTaken).toEqual(['contacts']);
});

test('taking one again within the hour is not noted again', async () => {
  await account.as.owner.get(path('calls.csv'));
  await expectNoted(['calls']);
  await account.as.owner.get(path('calls.csv.gz'));
  await account.as.owner.get(path('contacts.csv'));
  await expectNoted(['calls', 'contacts']);
  await tamper(
    api.db.sql,
    (sql) =>
      sql`update audit_log set created_at = created_at - interval '61 minutes' where campaign_id = ${campaignId}`,
  );
  await account.as.owner.get(path('calls.csv'));
  await expectNoted(['calls', 'contacts', 'calls']);
  expect(await takenKinds()).toEqual(['calls', 'contacts', 'calls']);
});

test('sealed files are listed with their rows and bytes', async () => {
  await seal();
  const [calls, contacts, receipts] = await listed();
  expect(calls).toMatchObject({ rows: 200 });
  expect(calls.bytes).toBeGreaterThan(100);
  expect(contacts).toMatchObject({ rows: 0 });
  expect(receipts).toMatchObject({ rows: 0 });
});

test('headers alone, a file the client has already and the beginning of one are not a download; its end is', async () => {
  await seal();
  await account.as.owner.send('HEAD', path('calls.csv'));
  const head = await account.as.owner.send('HEAD', path('calls.csv.gz'));
  const etag = head.headers.get('etag') ?? '';
  const length = Number(head.headers.get('content-length'));
  const known = await account.as.owner.get(path('calls.csv.gz'), { 'if-none-match': etag });
  expect(known.status).toBe(304);
  const authorization = `Bearer ${account.keys.owner}`;
  const part = async (range: string) => {
    const answer = await fetch(`${api.url}${path('calls.csv.gz')}`, { headers: { authorization, range } });
    await answer.arrayBuffer();
    return answer.status;
  };
  expect(await part('bytes=0-9')).toBe(206);
  await account.as.owner.get(path('contacts.csv'));
  await expectNoted(['contacts']);
  expect(await part(`bytes=10-${length - 1}`)).toBe(206);
  await expectNoted(['contacts', 'calls']);
});

test('another account’s campaign is not there', async () => {
  const other = await api.createAccount();
  expect(await other.as.owner.get(`/v1/campaigns/${campaignId}/exports`)).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  });
  expect((await account.as.dialer.get(`/v1/campaigns/${campaignId}/exports`)).status).toBe(403);
});
