import { expect } from 'vitest';
import { recordPresence } from '../../src/db/callers/presence.ts';
import { fixtures } from '../support/fixtures.ts';
import { ago, dayMs } from '../support/campaigns.ts';

const { test, api, account } = fixtures('api', 'account');
test.override('apiOptions', {
  temporalUiUrl: 'https://temporal.riverside.example/',
  temporalNamespace: 'calls',
});

async function create(name: string, launch = true): Promise<string> {
  const { body } = await account.as.owner.post('/v1/campaigns', { name });
  if (launch) await account.as.owner.post(`/v1/campaigns/${body.id}/launch`);
  return body.id;
}
const read = async (id: string) => (await account.as.moderator.get(`/v1/campaigns/${id}`)).body;
const archive = (id: string, as = account.as.owner) => as.post(`/v1/campaigns/${id}/archive`);
const see = (campaignId: string, callers: number, ageMs = 0) =>
  recordPresence(
    api.db.sql,
    Array.from({ length: callers }, (_, at) => ({ campaignId, callerId: `caller-${at}`, ageMs })),
  );

/** The names of all pages. */
async function listed(query: string): Promise<string[]> {
  const names: string[] = [];
  for (let cursor = ''; ;) {
    const { status, body } = await account.as.moderator.get(`/v1/campaigns?${query}${cursor}`);
    expect(status).toBe(200);
    names.push(...body.items.map(({ name }: { name: string }) => name));
    if (body.nextCursor === null || names.length > 100) return names;
    cursor = `&cursor=${body.nextCursor}`;
  }
}

/** In both directions, in one page and in pages of one. */
async function expectOrder(sort: string, expected: string[]): Promise<void> {
  for (const limit of ['', '&limit=1', '&limit=2']) {
    expect(await listed(`sort=${sort}${limit}`)).toEqual(expected);
    expect(await listed(`sort=-${sort}${limit}`)).toEqual(expected.toReversed());
  }
}

test('by what is left to dial, with equal ones by age', async () => {
  const { sql } = api.db;
  for (const [name, contacts, dialled] of [
    ['two', 9, 7],
    ['none', 5, 5],
    ['two more', 2, 0],
    ['nine', 10, 1],
  ] as const) {
    const id = await create(name);
    await sql`update campaigns set contact_count = ${contacts}, dialled_contact_count = ${dialled} where id = ${id}`;
  }
  await expectOrder('remaining', ['none', 'two', 'two more', 'nine']);
});

test('by the share of contacts that was dialled, and by how many contacts there are', async () => {
  for (const [name, contacts, dialled] of [
    ['a third', 30, 10],
    ['all', 4, 4],
    ['nobody to dial', 0, 0],
    ['two thirds', 3, 2],
  ] as const) {
    const id = await create(name);
    await api.db.sql`
      update campaigns set contact_count = ${contacts}, dialled_contact_count = ${dialled} where id = ${id}`;
  }
  await expectOrder('progress', ['nobody to dial', 'a third', 'two thirds', 'all']);
  await expectOrder('contacts', ['nobody to dial', 'two thirds', 'all', 'a third']);
});

test('by the newest dial, with those that nobody dialled from last, and by how many numbers there are', async () => {
  for (const [name, dialledAt, numbers] of [
    ['quiet', null, 3],
    ['yesterday', ago(dayMs), 1],
    ['last week', ago(7 * dayMs), 2],
  ] as const) {
    const id = await create(name);
    await api.db
      .sql`update campaigns set last_dial_at = ${dialledAt}, number_count = ${numbers} where id = ${id}`;
  }
  await expectOrder('lastDial', ['last week', 'yesterday', 'quiet']);
  await expectOrder('numbers', ['yesterday', 'last week', 'quiet']);
});

test('by how many callers are live now', async () => {
  const [three, none, one] = [await create('three'), await create('none'), await create('one')];
  await see(three, 3);
  await see(one, 1);
  await see(none, 2, 2 * 60_000);
  await expectOrder('callers', ['none', 'one', 'three']);
  expect((await read(three)).callersOnline).toBe(3);
  await archive(three);
  expect((await read(three)).callersOnline).toBe(0);
});

test('a page behind a cursor still comes when callers came and went meanwhile', async () => {
  const [first, second] = [await create('first'), await create('second')];
  await create('third');
  await see(first, 2);
  const { body } = await account.as.owner.get('/v1/campaigns?sort=-callers&limit=1');
  await see(second, 5);
  const next = await account.as.owner.get(`/v1/campaigns?sort=-callers&limit=1&cursor=${body.nextCursor}`);
  expect(next).toMatchObject({ status: 200, body: { items: [{ name: 'third' }] } });
});

test('by when they were archived; those that were not come last', async () => {
  const [late, early] = [await create('late'), await create('early')];
  await create('not at all');
  await archive(early);
  await archive(late);
  await api.db.sql`update campaigns set archived_at = ${ago(dayMs)} where id = ${early}`;
  await expectOrder('archived', ['early', 'late', 'not at all']);
});

test('only those whose deadline is near, or only the others', async () => {
  const near = await create('near');
  await create('far');
  await create('draft', false);
  await api.db.sql`update campaigns set launched_at = ${ago(25 * dayMs)} where id = ${near}`;
  expect(await listed('archivesSoon=true')).toEqual(['near']);
  expect(await listed('archivesSoon=false&sort=name')).toEqual(['draft', 'far']);
  const { body } = await account.as.owner.get('/v1/campaign-counts');
  expect(body).toEqual({ draft: 1, active: 2, archived: 0, archivesSoon: 1, withAdvice: 0, stuckNumbers: 0 });
});

test.each(['sort=callers-', 'sort=--callers', 'sort=advice', 'advice=', 'archivesSoon=1'])(
  '"%s" is refused',
  async (query) => {
    expect((await account.as.owner.get(`/v1/campaigns?${query}`)).status).toBe(400);
  },
);

test.each(['remaining', 'progress', 'callers', 'archived'])(
  'a cursor of "%s" that somebody made up is refused',
  async (sort) => {
    for (const key of ['ten', '1e999', 'NaN', '-Infinity', '1; drop table campaigns']) {
      const position = [`campaigns ${sort}`, [key, '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11']];
      const cursor = Buffer.from(JSON.stringify(position)).toString('base64url');
      const answer = await account.as.owner.get(`/v1/campaigns?sort=${sort}&cursor=${cursor}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
    }
  },
);

test('a campaign is found by the short id that Temporal shows, however it is written', async () => {
  const id = await create('By its short id');
  const { shortId } = await read(id);
  expect(shortId).toBe(`${id.slice(-8, -4)}-${id.slice(-4)}`);
  for (const search of [shortId, shortId.replace('-', ''), shortId.toUpperCase()]) {
    const { body } = await account.as.owner.get(`/v1/campaigns?search=${search}`);
    expect(body.items.map((campaign: { id: string }) => campaign.id)).toEqual([id]);
  }
});

test('the event’s date is set, changed and taken away until the archive', async () => {
  const eventAt = '2026-11-30T18:00:00.000Z';
  const { body } = await account.as.owner.post('/v1/campaigns', { name: 'Election', eventAt });
  const path = `/v1/campaigns/${body.id}`;
  expect(body.eventAt).toBe(eventAt);
  await account.as.owner.post(`${path}/launch`);
  const later = '2026-12-05T18:00:00.000Z';
  expect((await account.as.owner.patch(path, { eventAt: later })).body.eventAt).toBe(later);
  expect((await account.as.owner.patch(path, { name: 'Other' })).body.eventAt).toBe(later);
  expect((await account.as.owner.patch(path, { eventAt: null })).body.eventAt).toBeNull();
  expect((await account.as.owner.patch(path, { eventAt: 'soon' })).status).toBe(400);
  await archive(body.id);
  expect(await account.as.owner.patch(path, { eventAt })).toMatchObject({ status: 409 });
});

test('who archived it stands there by name: a person, a key, or nobody', async () => {
  const [byPerson, byKey, byItself] = [await create('a'), await create('b'), await create('c')];
  const { client, name, userId } = await account.signIn('admin');
  await archive(byPerson, client);
  await archive(byKey);
  await archive(byItself);
  await api.db.sql`
    update campaigns set archived_by = 'workflow', archive_reason = 'inactivity' where id = ${byItself}`;
  expect((await read(byPerson)).archive).toMatchObject({
    archivedBy: `user:${userId}`,
    archivedByName: name,
  });
  expect((await read(byKey)).archive).toMatchObject({ archivedByName: 'owner' });
  expect((await read(byItself)).archive).toMatchObject({ archivedBy: 'workflow', archivedByName: null });
});

test('the workflow’s page in the Temporal UI is linked from the launch on', async () => {
  const id = await create('Linked', false);
  expect((await read(id)).workflowUrl).toBeNull();
  await account.as.owner.post(`/v1/campaigns/${id}/launch`);
  const { workflowId, workflowUrl } = await read(id);
  expect(workflowUrl).toBe(`https://temporal.riverside.example/namespaces/calls/workflows/${workflowId}`);
});

test('what has passed is judged by the campaign’s own clock', async () => {
  const endsAt = new Date(Date.now() + 3 * dayMs).toISOString();
  const demo = await api.createAccount({ demo: true });
  const { body } = await demo.as.owner.post('/v1/campaigns', { name: 'Ahead', endsAt });
  await demo.as.owner.post(`/v1/campaigns/${body.id}/launch`);
  const advice = async () => (await demo.as.owner.get(`/v1/campaigns/${body.id}`)).body.advice;
  expect(await advice()).toEqual([]);
  await api.db.sql`update campaigns set clock_shift_ms = ${4 * dayMs} where id = ${body.id}`;
  expect(await advice()).toMatchObject([{ reason: 'past_end' }]);
});

test('callers see no index, and nobody sees another account’s campaigns or counts', async () => {
  await create('Mine');
  const other = await api.createAccount();
  expect((await other.as.owner.get('/v1/campaigns')).body.items).toEqual([]);
  expect((await other.as.owner.get('/v1/campaign-counts')).body).toMatchObject({ active: 0 });
  const { client } = await account.signIn('caller');
  for (const path of ['/v1/campaigns', '/v1/campaign-counts']) {
    expect((await client.get(path)).status).toBe(403);
    expect((await account.as.dialer.get(path)).status).toBe(403);
  }
});
