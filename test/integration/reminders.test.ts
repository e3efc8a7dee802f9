import { describe, expect } from 'vitest';
import { remindPeople } from '../../src/db/campaigns/remind-people.ts';
import { withdrawNotices } from '../../src/db/mails/withdraw-notices.ts';
import { dayMs, dial, passTime, record } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { launchedBy, mailsOfCampaign, makeMember, sendAllDue } from '../support/mails.ts';
import type { TestAccount } from '../support/test-api.ts';

const { test, api, mailServer } = fixtures('api', 'mailServer');

const pass = (campaignId: string, days: number) => passTime(api.db.sql, campaignId, Math.round(days * dayMs));
/** The same without what is told on the way, as while no worker runs. */
const passUnseen = (campaignId: string, days: number) =>
  api.db
    .sql`update campaigns set clock_shift_ms = clock_shift_ms + ${Math.round(days * dayMs)} where id = ${campaignId}`;
const send = () => sendAllDue(api.db.sql, mailServer.url);
const kinds = async (campaignId: string) =>
  (await mailsOfCampaign(api.db.sql, campaignId)).map(({ kind }) => kind);

/** A campaign that was launched now, in an account with these steps. */
async function launched(noticeDays: number, reminderDays: number[]) {
  const account = await api.createAccount({ demo: true, noticeDays });
  expect((await account.as.owner.patch('/v1/account', { reminderDays })).body).toMatchObject({
    reminderDays,
  });
  const launcher = await makeMember(api.db.sql, account.id, 'moderator', 'Mo Moderator');
  const campaignId = await launchedBy(api.db.sql, account.id, `user:${launcher.userId}`, { daysAgo: 0 });
  return { account, campaignId, launcher };
}

const receivedBy = (address: string) =>
  mailServer.received.filter(({ to }) => [to].flat().some((each) => each?.text.includes(address)));

describe('with 14, 7 and 1 days', () => {
  test('each step is one mail at its time, and the last two move no calendar', async () => {
    const { campaignId, launcher } = await launched(14, [7, 1]);
    const received = async (days: number) => {
      await pass(campaignId, days);
      await Promise.all([1, 2, 3].map(() => remindPeople(api.db.sql, null)));
      await send();
      return receivedBy(launcher.email).length;
    };
    expect(await received(15.9)).toBe(0);
    expect(await received(0.2)).toBe(1);
    expect(await received(6.8)).toBe(1);
    expect(await received(0.2)).toBe(2);
    expect(await received(5.8)).toBe(2);
    expect(await received(0.2)).toBe(3);
    expect(await received(0.5)).toBe(3);
    const mails = receivedBy(launcher.email);
    expect(
      mails.map(({ subject }) => subject?.startsWith('Reminder: “Door knock” archives itself on')),
    ).toEqual([false, true, true]);
    expect(mails.map(({ attachments }) => attachments.length > 0)).toEqual([true, false, false]);
    expect(mails[2]!.text).toContain('make a call');
  });

  test('a leap of the demo’s clock over all of them gives each at its time', async () => {
    const { campaignId } = await launched(14, [7, 1]);
    await pass(campaignId, 29.9);
    expect(await kinds(campaignId)).toEqual(['archive_notice', 'archive_reminder', 'archive_reminder']);
    const [last] = await api.db.sql<{ days: number }[]>`
      select extract(epoch from reminded_at - launched_at)::float8 / 86400 as days from campaigns where id = ${campaignId}`;
    expect(last!.days).toBeCloseTo(29, 2);
  });

  test('of steps that were missed while no worker ran the last one is told', async () => {
    const { campaignId } = await launched(14, [7, 1]);
    await pass(campaignId, 16.1);
    await passUnseen(campaignId, 13.4);
    await remindPeople(api.db.sql, null);
    await remindPeople(api.db.sql, null);
    expect(await kinds(campaignId)).toEqual(['archive_notice', 'archive_reminder']);
    const [mail] = await api.db.sql`
      select occasion from mails where campaign_id = ${campaignId} and kind = 'archive_reminder'`;
    expect(mail!['occasion']).toMatch(/ step 1$/);
  });

  test('a dial between two steps ends them, and the next deadline has its own', async () => {
    const { account, campaignId } = await launched(14, [7, 1]);
    await pass(campaignId, 23.1);
    await record(api.db.sql, { accountId: account.id, campaignId }, [dial()]);
    await pass(campaignId, 7);
    expect(await kinds(campaignId)).toEqual(['archive_notice', 'archive_reminder']);
    await pass(campaignId, 22.5);
    expect(await kinds(campaignId)).toEqual([
      'archive_notice',
      'archive_reminder',
      'archive_notice',
      'archive_reminder',
      'archive_reminder',
    ]);
  });

  test.each<[string, (account: TestAccount, campaignId: string) => Promise<unknown>]>([
    ['a dial', ({ id }, campaignId) => record(api.db.sql, { accountId: id, campaignId }, [dial()])],
    ['a keep', ({ as }, id) => as.owner.post(`/v1/campaigns/${id}/keep`, { reason: 'So' })],
    ['an exemption', ({ as }, id) => as.owner.put(`/v1/campaigns/${id}/exemption`, { reason: 'So' })],
    ['the account’s exemption', ({ as }) => as.owner.put('/v1/account/exemption', { reason: 'So' })],
    ['an archive by hand', ({ as }, id) => as.owner.post(`/v1/campaigns/${id}/archive`)],
  ])('%s leaves a reminder that was not sent yet unsent', async (_, happens) => {
    const { account, campaignId, launcher } = await launched(14, [7, 1]);
    await pass(campaignId, 16.1);
    await send();
    await pass(campaignId, 7);
    await happens(account, campaignId);
    await send();
    expect((await mailsOfCampaign(api.db.sql, campaignId))[1]).toMatchObject({
      kind: 'archive_reminder',
      state: 'dropped',
    });
    expect(receivedBy(launcher.email)).toHaveLength(1);
  });

  test('a mail that the date has moved is followed by no reminder at once, but by the next', async () => {
    const { account, campaignId } = await launched(14, [7, 1]);
    await pass(campaignId, 16.1);
    await send();
    await pass(campaignId, 8.2);
    await send();
    // From day 30 to 31, whose step of seven days was on day 24.
    await account.as.owner.patch('/v1/account', { noticeDays: 15 });
    await withdrawNotices(api.db.sql);
    await remindPeople(api.db.sql, null);
    expect(await kinds(campaignId)).toEqual(['archive_notice', 'archive_reminder', 'archive_notice']);
    await pass(campaignId, 6);
    expect((await kinds(campaignId)).slice(3)).toEqual(['archive_reminder']);
  });
});

test('an account that chose none has none, and one that is chosen late is given at once, as the preview says', async () => {
  const { account, campaignId } = await launched(7, []);
  await pass(campaignId, 28.5);
  await remindPeople(api.db.sql, null);
  expect(await kinds(campaignId)).toEqual(['archive_notice']);
  const { owner } = account.as;
  const preview = await owner.post('/v1/account/policy-preview', { reminderDays: [3, 1] });
  expect(preview).toMatchObject({ status: 200, body: { nearer: 0, later: 0, remindedAtOnce: 1 } });
  await owner.patch('/v1/account', { reminderDays: [3, 1] });
  await remindPeople(api.db.sql, null);
  expect(await kinds(campaignId)).toEqual(['archive_notice', 'archive_reminder']);
  const [entry] = (await owner.get('/v1/audit-log?limit=1')).body.items;
  expect(entry).toMatchObject({ action: 'account.changed', details: { reminderDays: [3, 1] } });
});

describe('steps that are none', () => {
  test.each([
    { reminderDays: [1, 3] },
    { reminderDays: [3, 3] },
    { reminderDays: [3, 0] },
    { reminderDays: [6, 5, 4, 3, 2] },
    { reminderDays: [1.5] },
    { reminderDays: [null] },
    { reminderDays: '3,1' },
    { reminderDays: null },
  ])('%o is refused and changes nothing', async (change) => {
    const { as } = await api.createAccount();
    expect((await as.owner.patch('/v1/account', change)).status).toBe(400);
    expect((await as.owner.post('/v1/account/policy-preview', change)).status).toBe(400);
    expect((await as.owner.get('/v1/account')).body).toMatchObject({ reminderDays: [] });
  });

  test.each([{ reminderDays: [7] }, { noticeDays: 3 }])(
    '%o, a reminder that is no later than the notice, is refused, by the preview too',
    async (change) => {
      const { as } = await api.createAccount();
      await as.owner.patch('/v1/account', { reminderDays: [3, 1] });
      const before = (await as.owner.get('/v1/account')).body;
      const refused = { status: 422, body: { code: 'reminder_not_after_notice' } };
      expect(await as.owner.patch('/v1/account', change)).toMatchObject(refused);
      expect(await as.owner.post('/v1/account/policy-preview', change)).toMatchObject(refused);
      expect((await as.owner.get('/v1/account')).body).toEqual(before);
    },
  );
});
