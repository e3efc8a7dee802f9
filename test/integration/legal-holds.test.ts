import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';

const { test, api, account } = fixtures('api', 'account');

const draft = async (name: string): Promise<string> =>
  (await account.as.owner.post('/v1/campaigns', { name })).body.id;

test('a hold says who set it, by name, and so does an erasure who asked for it', async () => {
  const { client, name } = await account.signIn('owner');
  await client.put('/v1/legal-hold', { reason: 'Case 2026-114' });
  const id = await draft('Held');
  await client.put(`/v1/campaigns/${id}/legal-hold`, { reason: 'Case 2026-115' });
  expect((await account.as.moderator.get('/v1/legal-holds')).body.items).toMatchObject([
    { campaignId: null, reason: 'Case 2026-114', setByName: name },
    { campaignId: id, reason: 'Case 2026-115', setByName: name },
  ]);
});

test.each(['/v1/legal-hold', '/v1/campaigns/{id}/legal-hold'])(
  'a draft under the hold %s keeps its contacts: it is deleted once the hold is lifted',
  async (path) => {
    const id = await draft('Evidence');
    const { owner } = account.as;
    const csv = { headers: { 'content-type': 'text/csv' }, body: 'phone\n+12025550143\n' };
    await owner.send('POST', `/v1/campaigns/${id}/contacts/import`, csv);
    const hold = path.replace('{id}', id);
    await owner.put(hold, { reason: 'Case 2026-114' });
    expect(await owner.delete(`/v1/campaigns/${id}`)).toMatchObject({
      status: 409,
      body: { code: 'legal_hold' },
    });
    expect((await owner.get(`/v1/campaigns/${id}/contacts`)).body.items).toHaveLength(1);
    await owner.delete(hold);
    expect((await owner.delete(`/v1/campaigns/${id}`)).status).toBe(204);
  },
);

test('many holds that are set while drafts are deleted, and the deletions, all come to an end', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, (_, at) => draft(`Draft ${at}`)));
  const { owner } = account.as;
  const answers = await Promise.all(
    ids.flatMap((id) => [
      owner.put(`/v1/campaigns/${id}/legal-hold`, { reason: 'Case' }),
      owner.delete(`/v1/campaigns/${id}`),
    ]),
  );
  for (const { status } of answers) expect([204, 404, 409]).toContain(status);
  const { items } = (await owner.get('/v1/legal-holds')).body;
  const { items: left } = (await owner.get('/v1/campaigns?status=draft')).body;
  expect(items).toHaveLength(left.length);
});

test('what a shorter retention would delete is shown before: complete, old enough, not held, of this account', async () => {
  const other = await api.createAccount();
  const complete = async (of: typeof account, name: string, days: number) => {
    const { id } = (await of.as.owner.post('/v1/campaigns', { name })).body;
    await of.as.owner.post(`/v1/campaigns/${id}/launch`);
    await of.as.owner.post(`/v1/campaigns/${id}/archive`);
    await api.db.sql`
      update campaigns set stage = 'complete', completed_at = now() - make_interval(days => ${days}), contact_count = 3,
        dial_count = 2 where id = ${id}`;
    return id as string;
  };
  await complete(account, 'Old', 40);
  await complete(account, 'Older', 50);
  await complete(account, 'New', 20);
  await complete(other, 'Theirs', 90);
  const held = await complete(account, 'Evidence', 60);
  await draft('Draft');
  await account.as.owner.put(`/v1/campaigns/${held}/legal-hold`, { reason: 'Case' });
  const preview = async (days: number) =>
    (await account.as.admin.get(`/v1/retention-preview?retentionDays=${days}`)).body;
  expect(await preview(30)).toEqual({
    campaigns: 2,
    contacts: 6,
    dials: 4,
    names: ['Older', 'Old'],
    heldCampaigns: 1,
  });
  expect(await preview(100)).toEqual({ campaigns: 0, contacts: 0, dials: 0, names: [], heldCampaigns: 0 });
  await account.as.owner.put('/v1/legal-hold', { reason: 'Everything' });
  expect(await preview(30)).toMatchObject({ campaigns: 0, heldCampaigns: 3 });
  expect((await account.as.moderator.get('/v1/retention-preview?retentionDays=30')).status).toBe(403);
});
