import { describe, expect } from 'vitest';
import { uuidv7 } from '../../src/ids.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeActiveCampaign } from '../support/factories.ts';

const { test, api, account } = fixtures('api', 'account');

const refusal = (status: number, code: string) => ({ status, body: { code } });

test('the people of an account are listed in the order in which they joined, and nobody else', async () => {
  const owner = await account.signIn('owner');
  const caller = await account.signIn('caller');
  await (await api.createAccount()).signIn('owner');
  const { body } = await owner.client.get('/v1/members');
  expect(body.items).toEqual([
    {
      userId: owner.userId,
      etag: expect.any(String),
      name: owner.name,
      email: owner.email,
      role: 'owner',
      joinedAt: expect.any(String),
      lastSeenAt: expect.any(String),
    },
    expect.objectContaining({ userId: caller.userId, role: 'caller' }),
  ]);
  await api.db.sql`delete from sessions where user_id = ${caller.userId}`;
  expect((await owner.client.get('/v1/members')).body.items[1].lastSeenAt).toBeNull();
});

describe('a role', () => {
  test('is changed at once, and the audit log tells so', async () => {
    const admin = await account.signIn('admin');
    const caller = await account.signIn('caller');
    const changed = await admin.client.patch(`/v1/members/${caller.userId}`, { role: 'moderator' });
    expect(changed).toMatchObject({ status: 200, body: { userId: caller.userId, role: 'moderator' } });
    expect((await caller.client.get('/v1/me')).body.role).toBe('moderator');
    const [entry] = (await admin.client.get('/v1/audit-log?limit=1')).body.items;
    expect(entry).toMatchObject({
      action: 'member.changed',
      actorName: admin.name,
      details: { userId: caller.userId, role: 'moderator' },
    });
  });

  test('of an owner is given and taken by owners only', async () => {
    const [owner, second] = [await account.signIn('owner'), await account.signIn('owner')];
    const admin = await account.signIn('admin');
    const at = (person: { userId: string }) => `/v1/members/${person.userId}`;
    for (const client of [admin.client, account.as.admin]) {
      expect(await client.patch(at(admin), { role: 'owner' })).toMatchObject(refusal(403, 'owner_only'));
      expect(await client.patch(at(owner), { role: 'admin' })).toMatchObject(refusal(403, 'owner_only'));
      expect(await client.delete(at(owner))).toMatchObject(refusal(403, 'owner_only'));
    }
    expect((await owner.client.patch(at(admin), { role: 'owner' })).status).toBe(200);
    expect((await owner.client.delete(at(second))).status).toBe(204);
  });

  test('of the last owner stays, and so do they', async () => {
    const owner = await account.signIn('owner');
    const path = `/v1/members/${owner.userId}`;
    expect(await owner.client.patch(path, { role: 'admin' })).toMatchObject(refusal(409, 'last_owner'));
    expect(await account.as.owner.delete(path)).toMatchObject(refusal(409, 'last_owner'));
    expect((await owner.client.patch(path, { role: 'owner' })).status).toBe(200);
  });

  test('of two owners who demote each other in the same moment, one stays', async () => {
    const [one, two] = [await account.signIn('owner'), await account.signIn('owner')];
    const answers = await Promise.all([
      one.client.patch(`/v1/members/${two.userId}`, { role: 'caller' }),
      two.client.patch(`/v1/members/${one.userId}`, { role: 'caller' }),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 403]));
    const owners = await api.db.sql`
      select from members where account_id = ${account.id} and role = 'owner'`;
    expect(owners).toHaveLength(1);
  });

  test('of nobody, or of another account’s person, is not found', async () => {
    const stranger = await (await api.createAccount()).signIn('caller');
    for (const userId of [stranger.userId, uuidv7()]) {
      const path = `/v1/members/${userId}`;
      expect(await account.as.owner.patch(path, { role: 'admin' })).toMatchObject(refusal(404, 'not_found'));
      expect(await account.as.owner.delete(path)).toMatchObject(refusal(404, 'not_found'));
    }
    expect((await stranger.client.get('/v1/me')).body.role).toBe('caller');
  });
});

describe('a removed person', () => {
  test('is refused at once, and their assignments in the account end', async () => {
    const caller = await account.signIn('caller');
    const other = await api.createAccount();
    const [here, there] = [
      await makeActiveCampaign(api.db.sql, account.id),
      await makeActiveCampaign(api.db.sql, other.id),
    ];
    for (const id of [here, there]) {
      await api.db.sql`
        insert into campaign_callers (campaign_id, user_id, assigned_by) values (${id}, ${caller.userId}, 'cli')`;
    }
    expect((await account.as.admin.delete(`/v1/members/${caller.userId}`)).status).toBe(204);
    expect((await caller.client.get('/v1/me')).status).toBe(401);
    const ends = await api.db.sql`
      select campaign_id as id, end_reason as reason from campaign_callers where user_id = ${caller.userId}`;
    expect(ends).toHaveLength(2);
    expect(ends).toEqual(
      expect.arrayContaining([
        { id: here, reason: 'removed' },
        { id: there, reason: null },
      ]),
    );
  });

  test('goes on in the other accounts that they belong to', async () => {
    const caller = await account.signIn('caller');
    const other = await api.createAccount();
    await api.db.sql`
      insert into members (account_id, user_id, role) values (${other.id}, ${caller.userId}, 'admin')`;
    await caller.client.post('/v1/me/account', { accountId: account.id });
    expect((await account.as.owner.delete(`/v1/members/${caller.userId}`)).status).toBe(204);
    expect((await caller.client.get('/v1/me')).body).toMatchObject({
      role: 'admin',
      account: { id: other.id },
    });
  });
});
