import { expect } from 'vitest';
import { giveNotice } from '../../src/db/campaigns/give-notice.ts';
import { dayMs } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { launchedBy, mailsOfCampaign, sendAllDue } from '../support/mails.ts';

const { test, api, account } = fixtures('api', 'account');

async function noticed() {
  const owner = await account.signIn('owner');
  const campaignId = await launchedBy(api.db.sql, account.id, `user:${owner.userId}`);
  await giveNotice(api.db.sql, campaignId, new Date(Date.now() + 365 * dayMs));
  return { campaignId, owner };
}

test('owners and admins read what was sent to whom; nobody else does', async () => {
  const { campaignId, owner } = await noticed();
  await sendAllDue(api.db.sql, null);
  const { status, body } = await account.as.admin.get('/v1/mails');
  expect(status).toBe(200);
  expect(body.items).toMatchObject([
    { campaignId, address: owner.email, kind: 'archive_notice', state: 'kept', campaignName: 'Door knock' },
  ]);
  const mail = await account.as.owner.get(`/v1/mails/${body.items[0].id}`);
  expect(mail.body.content.text).toContain('make a call');
  expect(mail.body.content.calendar).toMatchObject({ method: 'REQUEST' });
  for (const role of ['moderator', 'caller', 'dialer'] as const) {
    expect(await account.as[role].get('/v1/mails')).toMatchObject({ status: 403 });
    expect(await account.as[role].get(`/v1/mails/${body.items[0].id}`)).toMatchObject({ status: 403 });
  }
});

test('another account’s mails and campaigns are not found', async () => {
  const { campaignId } = await noticed();
  const [row] = await mailsOfCampaign(api.db.sql, campaignId);
  const stranger = await api.createAccount();
  const notFound = { status: 404, body: { code: 'not_found' } };
  expect(await stranger.as.owner.get(`/v1/mails/${row!.id}`)).toMatchObject(notFound);
  expect(await stranger.as.owner.get(`/v1/mails?campaignId=${campaignId}`)).toMatchObject(notFound);
  expect((await stranger.as.owner.get('/v1/mails')).body.items).toEqual([]);
});

test('mails come in pages, of one campaign and in one state', async () => {
  const { campaignId } = await noticed();
  await noticed();
  await noticed();
  const first = await account.as.owner.get('/v1/mails?limit=2');
  expect(first.body.items).toHaveLength(2);
  const second = await account.as.owner.get(`/v1/mails?limit=2&cursor=${first.body.nextCursor}`);
  const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const one = await account.as.owner.get(`/v1/mails?campaignId=${campaignId}&state=waiting`);
  expect(one.body.items).toMatchObject([{ campaignId, subject: null, state: 'waiting' }]);
  expect((await account.as.owner.get(`/v1/mails?campaignId=${campaignId}&state=sent`)).body.items).toEqual(
    [],
  );
});
