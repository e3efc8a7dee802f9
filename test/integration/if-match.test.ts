import { expect } from 'vitest';
import { addContact, dial } from '../support/campaigns.ts';
import type { Answer } from '../support/api-client.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, api, account } = fixtures('api', 'account');

/** What is put in place of what stands, and what it is put on. */
interface Replaceable {
  path: string;
  /** Null: none stands. */
  read: () => Promise<{ etag: string; reason: string } | null>;
}

interface Editable {
  path: string;
  /** What it is now. */
  read: () => Promise<{ etag: string }>;
  /** Changes, each with what it gives. */
  changes: readonly [object, object];
}

const post = async (path: string, body: object): Promise<Answer['body']> =>
  (await account.as.owner.post(path, body)).body;
const items = async (path: string): Promise<Answer['body'][]> =>
  (await account.as.owner.get(path)).body.items;

const editables: Record<string, () => Promise<Editable>> = {
  async campaign() {
    const { id } = await post('/v1/campaigns', { name: 'Draft' });
    const path = `/v1/campaigns/${id}`;
    const read = async () => (await account.as.owner.get(path)).body;
    return { path, read, changes: [{ name: 'Spring' }, { name: 'Summer' }] };
  },
  async account() {
    const read = async () => (await account.as.owner.get('/v1/account')).body;
    return { path: '/v1/account', read, changes: [{ maxKeeps: 7 }, { maxKeeps: 8 }] };
  },
  async contact() {
    const { id } = await post('/v1/campaigns', { name: 'With a contact' });
    const contactId = await addContact(api.db.sql, id, '+12025550143');
    const contacts = `/v1/campaigns/${id}/contacts`;
    const read = async () => (await items(contacts))[0];
    const changes = [{ fields: { Precinct: '7' } }, { fields: { Precinct: '8' } }] as const;
    return { path: `${contacts}/${contactId}`, read, changes };
  },
  async member() {
    const { userId } = await account.signIn('caller');
    const read = async () => (await items('/v1/members')).find((member) => member.userId === userId);
    return { path: `/v1/members/${userId}`, read, changes: [{ role: 'moderator' }, { role: 'admin' }] };
  },
  async preset() {
    const preset = { name: 'Board', of: 'campaign', kind: 'calls', columns: ['started_at', 'outcome'] };
    const { id } = await post('/v1/export-presets', preset);
    const read = async () => (await items('/v1/export-presets'))[0];
    const changes = [{ name: 'Team' }, { columns: ['outcome'] }] as const;
    return { path: `/v1/export-presets/${id}`, read, changes };
  },
};
const kinds = Object.keys(editables);
const make = (kind: string) => (editables[kind] as () => Promise<Editable>)();
const ifMatch = (etag: string) => ({ 'If-Match': etag });

test.each(kinds)(
  'a change that was meant for another %s than there is now is refused, and shows it',
  async (kind) => {
    const { path, read, changes } = await make(kind);
    const { owner, admin } = account.as;
    const seen = (await read()).etag;
    const first = await admin.patch(path, changes[0], ifMatch(seen));
    expect(first).toMatchObject({ status: 200, body: changes[0] });
    expect(first.headers.get('etag')).toBe(first.body.etag);
    expect(first.body.etag).not.toBe(seen);

    const late = await owner.patch(path, changes[1], ifMatch(seen));
    expect(late).toMatchObject({ status: 412, body: { code: 'changed_meanwhile', current: changes[0] } });
    expect(await read()).toEqual(first.body);
    expect(late.body.current).toEqual(await read());

    const again = await owner.patch(path, changes[1], ifMatch(late.body.current.etag));
    expect(again).toMatchObject({ status: 200, body: changes[1] });
  },
);

test.each(kinds)('of many who change the same %s at once, one does', async (kind) => {
  const { path, read, changes } = await make(kind);
  const { etag } = await read();
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      account.as.owner.patch(path, changes[at % 2] as object, ifMatch(etag)),
    ),
  );
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([count(200), count(412)]).toEqual([1, 11]);
});

test.each(kinds)(
  'who sends no condition on a %s, or only that it exists, changes it as before',
  async (kind) => {
    const { path, changes } = await make(kind);
    expect((await account.as.owner.patch(path, changes[0])).status).toBe(200);
    expect((await account.as.owner.patch(path, changes[1], ifMatch('*'))).status).toBe(200);
  },
);

test.each(['W/"5d41402a"', '"5d41402a"', 'nothing', ''])(
  'the condition %j fits nothing',
  async (condition) => {
    const { path, read, changes } = await make('campaign');
    const before = await read();
    expect((await account.as.owner.patch(path, changes[0], ifMatch(condition))).status).toBe(412);
    expect(await read()).toEqual(before);
  },
);

test('one of several tags is enough, but a weak one is none', async () => {
  const { path, read, changes } = await make('campaign');
  const { etag } = await read();
  expect((await account.as.owner.patch(path, changes[0], ifMatch(`W/${etag}`))).status).toBe(412);
  expect((await account.as.owner.patch(path, changes[0], ifMatch(`"other", ${etag}`))).status).toBe(200);
});

test.each(kinds.filter((kind) => kind !== 'account'))(
  'a %s that somebody has changed meanwhile is not deleted',
  async (kind) => {
    const { path, read, changes } = await make(kind);
    const { etag } = await read();
    const { body } = await account.as.owner.patch(path, changes[0]);
    expect(await account.as.owner.delete(path, ifMatch(etag))).toMatchObject({
      status: 412,
      body: { code: 'changed_meanwhile', current: { etag: body.etag } },
    });
    expect((await account.as.owner.delete(path, ifMatch(body.etag))).status).toBe(204);
    expect((await account.as.owner.delete(path, ifMatch(body.etag))).status).toBe(404);
  },
);

test('a campaign that is called from meanwhile is still what was seen', async () => {
  const { path, read, changes } = await make('campaign');
  await account.as.owner.post(`${path}/launch`);
  const { etag } = await read();
  expect((await account.as.dialer.post(`${path}/call-events`, dial())).status).toBe(200);
  expect((await read()).etag).toBe(etag);
  expect((await account.as.owner.patch(path, changes[0], ifMatch(etag))).status).toBe(200);
});

const replaceables: Record<string, () => Promise<Replaceable>> = {
  async 'exemption of a campaign'() {
    const { id } = await post('/v1/campaigns', { name: 'Exempt' });
    await account.as.owner.post(`/v1/campaigns/${id}/launch`);
    const path = `/v1/campaigns/${id}`;
    const read = async () => (await account.as.owner.get(path)).body.exemption;
    return { path: `${path}/exemption`, read };
  },
  async 'exemption of the account'() {
    const read = async () => (await account.as.owner.get('/v1/account')).body.exemption;
    return { path: '/v1/account/exemption', read };
  },
  async 'legal hold on a campaign'() {
    const { id } = await post('/v1/campaigns', { name: 'Held' });
    const read = async () =>
      (await items('/v1/legal-holds')).find(({ campaignId }) => campaignId === id) ?? null;
    return { path: `/v1/campaigns/${id}/legal-hold`, read };
  },
  async 'legal hold on the account'() {
    const read = async () =>
      (await items('/v1/legal-holds')).find(({ campaignId }) => campaignId === null) ?? null;
    return { path: '/v1/legal-hold', read };
  },
};
const replaced = Object.keys(replaceables);
const stand = (kind: string) => (replaceables[kind] as () => Promise<Replaceable>)();
const ifNone = { 'If-None-Match': '*' };
const meanwhile = (current: object | null) => ({ status: 412, body: { code: 'changed_meanwhile', current } });

test.each(replaced)(
  'the %s that stands is replaced and ended only by who knows it, and set for the first time only once',
  async (kind) => {
    const { path, read } = await stand(kind);
    const { owner, admin } = account.as;
    const ok = expect.stringMatching(/^2/);
    const put = async (reason: string, condition: Record<string, string>, as = owner) => {
      const answer = await as.put(path, { reason }, condition);
      return answer.status < 300 ? { ...answer, status: String(answer.status) } : answer;
    };
    expect(await put('Seen there before', ifMatch('"seen"'))).toMatchObject(meanwhile(null));
    expect(await put('First', ifNone, admin)).toMatchObject({ status: ok });
    const first = await read();
    expect(await put('First too', ifNone)).toMatchObject(meanwhile(first));
    expect(await put('Second', ifMatch(first?.etag ?? ''))).toMatchObject({ status: ok });
    const second = await read();
    expect(second).toMatchObject({ reason: 'Second' });

    expect(await put('Third', ifMatch(first?.etag ?? ''))).toMatchObject(meanwhile(second));
    expect(await owner.delete(path, ifMatch(first?.etag ?? ''))).toMatchObject(meanwhile(second));
    expect(await read()).toEqual(second);
    expect((await owner.delete(path, ifMatch(second?.etag ?? ''))).status).toBeLessThan(300);
    expect(await read()).toBeNull();
    expect((await owner.delete(path, ifMatch(second?.etag ?? ''))).status).toBe(404);
    expect(await put('Fourth', ifMatch(second?.etag ?? ''))).toMatchObject(meanwhile(null));
    expect(await put('Whatever stands', {})).toMatchObject({ status: ok });
  },
);

test.each(replaced)('of many who set the first %s at once, one does', async (kind) => {
  const { path } = await stand(kind);
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) => account.as.owner.put(path, { reason: `Reason ${at}` }, ifNone)),
  );
  expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 412)).toHaveLength(7);
});

test('texts for call-backs that somebody else has changed meanwhile are not replaced, the first ones neither', async () => {
  const path = '/v1/account/call-back-texts';
  const { owner, admin } = account.as;
  const { etag, defaults: _, ...standard } = (await owner.get(path)).body;
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_each, at) =>
      admin.put(path, { ...standard, archived: `Text ${at}.` }, ifMatch(etag)),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const now = (await owner.get(path)).body;
  const late = await owner.put(path, { ...standard, active: 'Another.' }, ifMatch(etag));
  expect(late).toMatchObject(meanwhile(now));
  expect((await owner.put(path, { ...standard, active: 'Another.' }, ifMatch(now.etag))).body).toMatchObject({
    active: 'Another.',
    archived: null,
  });
});
