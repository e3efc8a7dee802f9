import { expect } from 'vitest';
import { advanceStage } from '../../src/db/campaigns/advance-stage.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, api, account } = fixtures('api', 'account');
test.override('accountOptions', { demo: true });

const create = async (body: object) => (await account.as.owner.post('/v1/campaigns', body)).body.id as string;
const read = async (id: string) => (await account.as.owner.get(`/v1/campaigns/${id}`)).body;

test('a search finds names with and without their accents, and takes nothing typed for a pattern', async () => {
  for (const name of ['Café Zoë', 'CAFE two', 'Nine％', 'Tea']) await create({ name });
  const found = async (search: string) =>
    (
      await account.as.owner.get(`/v1/campaigns?sort=created&search=${encodeURIComponent(search)}`)
    ).body.items.map(({ name }: { name: string }) => name);
  expect(await found('cafe')).toEqual(['Café Zoë', 'CAFE two']);
  expect(await found('CAFÉ')).toEqual(['Café Zoë', 'CAFE two']);
  expect(await found('zoe')).toEqual(['Café Zoë']);
  expect(await found('％')).toEqual(['Nine％']);
});

test('the audit log names people, numbers and campaigns, also those in its details', async () => {
  const id = await create({ name: 'First' });
  const { userId } = await account.signIn('caller');
  await account.as.owner.put(`/v1/campaigns/${id}/callers/${userId}`, undefined);
  await account.as.owner.post(`/v1/campaigns/${id}/clone`, { name: 'Second' });
  const { body } = await account.as.owner.get('/v1/audit-log');
  const entry = (action: string) =>
    body.items.find((each: { action: string }) => each.action === action) as Record<string, unknown>;
  expect(entry('caller.assigned')).toMatchObject({
    campaignName: 'First',
    names: { userId: expect.stringMatching(/\w/) },
  });
  expect(entry('campaign.cloned')).toMatchObject({ campaignName: 'Second', names: { from: 'First' } });
  await account.as.owner.delete(`/v1/campaigns/${id}`);
  const after = (await account.as.owner.get(`/v1/audit-log?campaignId=${id}`)).body.items[0];
  expect(after).toMatchObject({ action: 'campaign.deleted', campaignName: null });
});

test('a draft that is launched without a start starts then; one whose end has passed is launched with a warning', async () => {
  const open = await create({ name: 'Open' });
  const { body } = await account.as.owner.post(`/v1/campaigns/${open}/launch`);
  expect(body.startsAt).toBe(body.launchedAt);
  expect(body.warnings.map(({ code }: { code: string }) => code)).not.toContain('end_passed');
  const late = await create({ name: 'Late', endsAt: '2020-01-01T00:00:00Z' });
  const launched = (await account.as.owner.post(`/v1/campaigns/${late}/launch`)).body;
  expect(launched.startsAt).toBeNull();
  expect(launched.warnings.map(({ code }: { code: string }) => code)).toContain('end_passed');
});

test('a demo campaign whose clock was moved is complete after it was archived, not weeks before', async () => {
  const id = await create({ name: 'Ahead' });
  await account.as.owner.post(`/v1/campaigns/${id}/launch`);
  await api.db.sql`update campaigns set clock_shift_ms = ${30 * 86_400_000} where id = ${id}`;
  await account.as.owner.post(`/v1/campaigns/${id}/archive`);
  await api.db.sql`
    insert into archives (campaign_id, version, manifest, store_key, sha256) values (${id}, 1, '{}', 'key', 'hash')`;
  await advanceStage(api.db.sql, id, 'complete');
  const { archive } = await read(id);
  expect(Date.parse(archive.completedAt)).toBeGreaterThanOrEqual(Date.parse(archive.archivedAt));
});

test('numbers that wait for a person are counted, and retried all at once by owners and admins', async () => {
  const id = await create({ name: 'Stuck' });
  const numbers = [1, 2, 3].map((n) => ({ e164: `+1415555000${n}`, carrier: 'sandbox' }));
  await account.as.owner.post(`/v1/campaigns/${id}/numbers`, { numbers });
  await account.as.owner.post(`/v1/campaigns/${id}/launch`);
  await account.as.owner.post(`/v1/campaigns/${id}/archive`);
  await api.db.sql`
    update releases set status = 'needs_operator', reason = 'credentials_rejected'
    where number_id in (select id from phone_numbers order by e164 limit 2)`;
  expect((await read(id)).counts.stuckNumbers).toBe(2);
  expect((await account.as.moderator.get('/v1/campaign-counts')).body.stuckNumbers).toBe(2);

  const stranger = await api.createAccount();
  expect((await stranger.as.owner.post('/v1/inbox/retry')).body).toEqual({ retried: 0 });
  expect((await account.as.moderator.post('/v1/inbox/retry')).status).toBe(403);
  expect((await read(id)).counts.stuckNumbers).toBe(2);
  expect((await account.as.admin.post('/v1/inbox/retry')).body).toEqual({ retried: 2 });
  expect((await account.as.admin.post('/v1/inbox/retry')).body).toEqual({ retried: 0 });
  expect((await read(id)).counts.stuckNumbers).toBe(0);
  const [entry] = (await account.as.owner.get('/v1/audit-log')).body.items;
  expect(entry).toMatchObject({ action: 'number.releases_retried', details: { numbers: 2 } });
});
