import { beforeEach, expect } from 'vitest';
import { dayMs, dial, minuteMs, record } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { sendAllDue } from '../support/mails.ts';
import type { TestAccount } from '../support/test-api.ts';

const { test, api } = fixtures('api');

let account: TestAccount;
let id: string;

beforeEach(async () => {
  account = await api.createAccount({ demo: true });
  id = (await account.as.owner.post('/v1/campaigns', { name: 'Forgotten' })).body.id;
  await account.as.owner.post(`/v1/campaigns/${id}/launch`);
});

const show = async () => (await account.as.owner.get(`/v1/campaigns/${id}`)).body;
const advance = (body: object) => account.as.owner.post(`/v1/campaigns/${id}/advance-clock`, body);
const audit = async () => (await account.as.owner.get(`/v1/audit-log?campaignId=${id}`)).body.items;
const daysAhead = (time: string) => Math.round((Date.parse(time) - Date.now()) / dayMs);

/** Lets time pass while a worker writes the mails that are due, as one does. */
async function advanceWithMails(body: object) {
  const passing = { over: false };
  const answer = advance(body).finally(() => (passing.over = true));
  while (!passing.over) await sendAllDue(api.db.sql, null);
  return answer;
}

test('a leap over the notice writes its mail before the deadline comes, and tells it at the notice’s time', async () => {
  await account.signIn('owner');
  const answer = await advanceWithMails({ days: 31 });
  expect(answer).toMatchObject({ status: 200, body: { clockShiftMs: 31 * dayMs, noticeAt: null } });
  const { items } = (await account.as.owner.get(`/v1/mails?campaignId=${id}`)).body;
  expect(items).toMatchObject([{ kind: 'archive_notice', state: 'kept' }]);
  expect(daysAhead(new Date(Date.parse(items[0].at) + items[0].clockShiftMs).toISOString())).toBe(23);
});

test('its clock goes to a time that is named, and stays where that has come already', async () => {
  const { noticeAt, deadline } = await show();
  expect(Date.parse(deadline) - Date.parse(noticeAt)).toBe(7 * dayMs);
  const answer = await advance({ until: noticeAt });
  expect(answer).toMatchObject({ status: 200, body: { noticeAt: null, archivesSoon: true } });
  const { clockShiftMs } = answer.body;
  const entries = (await audit()).length;
  for (const until of [noticeAt, '2020-01-01T00:00:00Z']) {
    expect(await advance({ until })).toMatchObject({ status: 200, body: { clockShiftMs } });
  }
  expect(await audit()).toHaveLength(entries);
});

test.each([
  [{}],
  [{ days: 1, until: '2030-01-01T00:00:00Z' }],
  [{ until: 'tomorrow' }],
  [{ until: '2030-01-01T00:00:00' }],
])('it refuses %j, and the clock stays', async (body) => {
  expect(await advance(body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  expect((await show()).clockShiftMs).toBe(0);
});

test('everything that was done in a campaign is told on its clock as it was then, also after more time has passed', async () => {
  const { sql } = api.db;
  const { userId } = await account.signIn('caller');
  const phone = '+12025550143';
  await sql`insert into contacts (campaign_id, id, phone) values (${id}, uuidv7(), ${phone})`;
  await sql`update campaigns set contact_count = contact_count + 1 where id = ${id}`;
  const path = `/v1/campaigns/${id}`;
  const { owner } = account.as;

  await advance({ days: 3 });
  await owner.put(`${path}/callers/${userId}`, undefined);
  await owner.put(`${path}/legal-hold`, { reason: 'Case 7' });
  await record(sql, { accountId: account.id, campaignId: id }, [dial({ to: phone })]);
  await advance({ days: 4 });
  await owner.post(`${path}/archive`);

  const [caller] = (await owner.get(`${path}/callers`)).body.items;
  const [contact] = (await owner.get(`${path}/contacts`)).body.items;
  const [hold] = (await owner.get('/v1/legal-holds')).body.items;
  const { archive, lastDialAt } = await show();
  for (const time of [caller.assignedAt, hold.setAt, contact.dialledAt, lastDialAt]) {
    expect(daysAhead(time)).toBe(3);
  }
  for (const time of [caller.endedAt, archive.archivedAt]) expect(daysAhead(time)).toBe(7);
  const shifts = (await audit()).map(({ action, clockShiftMs }: { action: string; clockShiftMs: number }) => [
    action,
    clockShiftMs / dayMs,
  ]);
  expect(Object.fromEntries(shifts)).toMatchObject({
    'campaign.launched': 0,
    'caller.assigned': 3,
    'legal_hold.set': 3,
    'campaign.archived': 7,
  });
});

test('times of accounts that are no demo are the world’s', async () => {
  account = await api.createAccount();
  id = (await account.as.owner.post('/v1/campaigns', { name: 'Real' })).body.id;
  await account.as.owner.post(`/v1/campaigns/${id}/launch`);
  expect((await audit()).map(({ clockShiftMs }: { clockShiftMs: number }) => clockShiftMs)).toEqual([0, 0]);
  expect(await advance({ until: '2030-01-01T00:00:00Z' })).toMatchObject({
    status: 403,
    body: { code: 'demo_only' },
  });
  expect(Math.abs(Date.parse((await show()).launchedAt) - Date.now())).toBeLessThan(minuteMs);
});
