import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { dial } from '../support/campaigns.ts';
import { apiClient } from '../support/api-client.ts';

const { test, api, account } = fixtures('api', 'account');
test.override('accountOptions', { name: 'Phone bank', timeZone: 'America/New_York' });

test('a key’s secret is shown once, and only its hash is kept', async () => {
  const created = await account.as.admin.post('/v1/api-keys', { name: 'Dialer in Ohio', role: 'dialer' });
  expect(created.status).toBe(201);
  const { id, secret, prefix } = created.body;
  expect(secret).toMatch(/^lc_[a-z0-9]{8}_[\w-]{43}$/);
  expect(secret.startsWith(`${prefix}_`)).toBe(true);

  const listed = await account.as.owner.get('/v1/api-keys');
  expect(listed.body.items[0]).toMatchObject({
    id,
    name: 'Dialer in Ohio',
    role: 'dialer',
    prefix,
    lastUsedAt: null,
  });
  expect(listed.text).not.toContain(secret);
  const stored = await api.db.sql`select * from api_keys where id = ${id}`;
  expect(JSON.stringify(stored)).not.toContain(secret.slice(prefix.length + 1));

  const me = await apiClient(api.url, secret).get('/v1/me');
  expect(me.body).toEqual({
    role: 'dialer',
    user: null,
    key: { id, name: 'Dialer in Ohio', prefix, scopes: null },
    account: {
      id: account.id,
      name: 'Phone bank',
      timeZone: 'America/New_York',
      inactivityDays: 30,
      noticeDays: 7,
      demo: false,
    },
    accounts: [{ id: account.id, name: 'Phone bank', role: 'dialer' }],
  });
});

test('a revoked key is refused at once; revoking it again changes nothing', async () => {
  const { body: key } = await account.as.owner.post('/v1/api-keys', { name: 'Short', role: 'moderator' });
  const client = apiClient(api.url, key.secret);
  expect((await client.get('/v1/me')).status).toBe(200);
  const revoked = await account.as.owner.delete(`/v1/api-keys/${key.id}`);
  expect(revoked).toMatchObject({ status: 200, body: { id: key.id } });
  expect(await client.get('/v1/me')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  expect((await account.as.owner.delete(`/v1/api-keys/${key.id}`)).body).toEqual(revoked.body);
});

test('a dialer’s key that was used a moment ago is refused at once as well, and records nothing any more', async () => {
  const { body: key } = await account.as.owner.post('/v1/api-keys', { name: 'Dialer', role: 'dialer' });
  const campaign = `/v1/campaigns/${(await account.as.owner.post('/v1/campaigns', { name: 'Calls' })).body.id}`;
  await account.as.owner.post(`${campaign}/launch`);
  const client = apiClient(api.url, key.secret);
  const tell = () => client.post(`${campaign}/call-events`, dial());
  expect((await Promise.all([tell(), tell(), tell()])).map(({ status }) => status)).toEqual([200, 200, 200]);
  await account.as.owner.delete(`/v1/api-keys/${key.id}`);
  expect(await tell()).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  expect((await account.as.owner.get(campaign)).body.counts.callEvents).toBe(3);
});

test('the last use is kept to the minute', async () => {
  const { body: key } = await account.as.owner.post('/v1/api-keys', { name: 'new', role: 'caller' });
  const caller = apiClient(api.url, key.secret);
  const lastUse = async () => {
    const { body } = await account.as.owner.get('/v1/api-keys');
    return body.items.find(({ name }: { name: string }) => name === 'new').lastUsedAt;
  };
  expect(await lastUse()).toBeNull();
  await caller.get('/v1/me');
  const first = await lastUse();
  await caller.get('/v1/me');
  expect(await lastUse()).toBe(first);
  await api.db.sql`update api_keys set last_used_at = last_used_at - interval '2 minutes'`;
  await caller.get('/v1/me');
  expect(Date.parse(await lastUse())).toBeGreaterThanOrEqual(Date.parse(first));
});

test.each([
  [{ name: '', role: 'owner' }, '#/name'],
  [{ name: 'x' }, '#/role'],
  [{ name: 'x', role: 'king' }, '#/role'],
  [{ name: 'x', role: 'admin', scopes: ['everything'] }, '#/scopes/0'],
  [{ name: 'x', role: 'admin', scopes: [] }, '#/scopes'],
])('it refuses %j', async (body, pointer) => {
  expect(await account.as.owner.post('/v1/api-keys', body)).toMatchObject({
    status: 400,
    body: { errors: [{ pointer }] },
  });
});

const scoped = async (...scopes: string[]) => {
  const { body } = await account.as.owner.post('/v1/api-keys', { name: 'Narrow', role: 'owner', scopes });
  expect(body.scopes).toEqual(scopes);
  return apiClient(api.url, body.secret);
};

/** One request of each kind in each area. */
const areas: Record<string, { read: string | null; write: string | null }> = {
  campaigns: { read: '/v1/campaigns', write: '/v1/campaigns' },
  contacts: { read: '/v1/campaigns/{id}/contacts', write: '/v1/campaigns/{id}/contacts/import' },
  calls: { read: '/v1/campaigns/{id}/callers', write: '/v1/campaigns/{id}/call-events' },
  numbers: { read: '/v1/campaigns/{id}/numbers', write: '/v1/campaigns/{id}/numbers' },
  exports: { read: '/v1/campaigns/{id}/exports/contacts.csv', write: null },
  carriers: { read: '/v1/carriers', write: null },
  account: { read: '/v1/members', write: '/v1/api-keys' },
};

test.each(Object.keys(areas))(
  'a key with scopes in %s does that much there, and nothing elsewhere',
  async (area) => {
    const { body: campaign } = await account.as.owner.post('/v1/campaigns', { name: 'Scoped' });
    const clients = { read: await scoped(`${area}:read`), write: await scoped(`${area}:write`) };
    for (const [other, paths] of Object.entries(areas)) {
      for (const access of ['read', 'write'] as const) {
        const path = paths[access]?.replace('{id}', campaign.id);
        if (path === undefined) continue;
        for (const held of ['read', 'write'] as const) {
          const client = clients[held];
          const answer = await (access === 'read' ? client.get(path) : client.post(path, {}));
          const refused = answer.status === 403 && answer.body.detail.includes(`${other}:${access}`);
          expect([other, access, held, refused]).toEqual([
            other,
            access,
            held,
            other !== area || access !== held,
          ]);
        }
      }
    }
    expect((await clients.read.get('/v1/me')).body.key.scopes).toEqual([`${area}:read`]);
  },
);

test('a key makes no key that may do more than itself', async () => {
  const narrow = await scoped('account:write', 'calls:write');
  const create = (body: object) => narrow.post('/v1/api-keys', { name: 'Child', role: 'dialer', ...body });
  expect((await create({ scopes: ['calls:write'] })).status).toBe(201);
  for (const body of [{}, { scopes: ['calls:write', 'contacts:read'] }]) {
    expect(await create(body)).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } });
  }
  expect(await account.as.admin.post('/v1/api-keys', { name: 'Up', role: 'owner' })).toMatchObject({
    status: 403,
    body: { code: 'owner_only' },
  });
});

test('only an owner revokes an owner’s key', async () => {
  const { body: key } = await account.as.owner.post('/v1/api-keys', { name: 'Top', role: 'owner' });
  const { client: admin } = await account.signIn('admin');
  for (const client of [account.as.admin, admin]) {
    expect(await client.delete(`/v1/api-keys/${key.id}`)).toMatchObject({
      status: 403,
      body: { code: 'owner_only' },
    });
  }
  expect((await apiClient(api.url, key.secret).get('/v1/me')).status).toBe(200);
  const other = await api.createAccount();
  expect((await other.as.admin.delete(`/v1/api-keys/${key.id}`)).status).toBe(404);
  expect((await account.as.owner.delete(`/v1/api-keys/${key.id}`)).status).toBe(200);
});

test('a key with scopes gives no person a role: people have no scopes', async () => {
  const narrow = await scoped('account:read', 'account:write');
  const { userId } = await account.signIn('caller');
  const lacking = { status: 403, body: { code: 'insufficient_scope' } };
  const invitation = { email: 'mo@riverside.example', role: 'admin' };
  expect(await narrow.post('/v1/invitations', invitation)).toMatchObject(lacking);
  expect(await narrow.patch(`/v1/members/${userId}`, { role: 'admin' })).toMatchObject(lacking);
  expect((await account.as.owner.get('/v1/invitations')).body.items).toEqual([]);
  expect((await narrow.delete(`/v1/members/${userId}`)).status).toBe(204);
});

const actions = (entries: { action: string }[]) => entries.map(({ action }) => action);

test('the audit log tells who did what, newest first, page by page, for one campaign or all', async () => {
  const { owner, admin, moderator } = account.as;
  const { body: campaign } = await admin.post('/v1/campaigns', { name: 'Audited' });
  const at = `/v1/campaigns/${campaign.id}`;
  await owner.patch(at, { name: 'Renamed' });
  const file = { headers: { 'content-type': 'text/csv' }, body: 'phone\n+12025550143\n' };
  await owner.send('POST', `${at}/contacts/import`, file);
  await owner.post(`${at}/numbers`, { numbers: [{ e164: '+14155550123', carrier: 'sandbox' }] });
  const [number] = (await owner.get(`${at}/numbers`)).body.items;
  await owner.delete(`${at}/numbers/${number.id}`);
  await owner.post(`${at}/launch`);
  await moderator.post(`${at}/archive`);
  const { body: clone } = await owner.post(`${at}/clone`);
  await owner.delete(`/v1/campaigns/${clone.id}`);

  const ofOne = await owner.get(`/v1/audit-log?campaignId=${campaign.id}`);
  expect(actions(ofOne.body.items)).toEqual([
    'campaign.archived',
    'campaign.launched',
    'numbers.detached',
    'numbers.attached',
    'contacts.imported',
    'campaign.updated',
    'campaign.created',
  ]);
  const me = async (client: typeof owner) => `key:${(await client.get('/v1/me')).body.key.id}`;
  expect(ofOne.body.items[0].actor).toBe(await me(moderator));
  expect(ofOne.body.items[6].actor).toBe(await me(admin));
  expect(ofOne.body.items[5].details).toEqual({ name: 'Renamed' });
  expect(ofOne.text).not.toContain('2025550143');

  const all: { action: string }[] = [];
  let cursor = '';
  do {
    const { body } = await owner.get(`/v1/audit-log?limit=4${cursor}`);
    all.push(...body.items);
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  expect(actions(all)).toEqual([
    'campaign.deleted',
    'campaign.cloned',
    ...actions(ofOne.body.items),
    ...Array.from({ length: 5 }, () => 'api_key.created'),
  ]);
});

test('an entry that another version wrote is shown with its action and details as they are', async () => {
  const { owner } = account.as;
  const entry = { action: 'campaign.praised', details: { stars: 5 } };
  await api.db.sql`
    insert into audit_log (id, account_id, actor, action, details)
    values (uuidv7(), ${account.id}, 'cli', ${entry.action}, ${api.db.sql.json(entry.details)})`;
  expect((await owner.get('/v1/audit-log?limit=1')).body.items).toMatchObject([entry]);
});
