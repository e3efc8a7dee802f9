import { beforeEach, describe, expect, vi } from 'vitest';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { noteMovedDeadlines } from '../../src/db/campaigns/deadline-moves.ts';
import { giveNotice } from '../../src/db/campaigns/give-notice.ts';
import { createCampaign } from '../../src/db/campaigns/create-campaign.ts';
import {
  ago,
  dayMs,
  dial,
  hourMs,
  launchedCampaign,
  minuteMs,
  noticed,
  record,
} from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { holdLock } from '../support/hold-lock.ts';
import type { TestAccount } from '../support/test-api.ts';

const { test, api } = fixtures('api');

let account: TestAccount;
beforeEach(async () => {
  account = await api.createAccount();
});

const launched = async (idleDays: number) =>
  (await launchedCampaign(api.db.sql, { accountId: account.id, launchedMsAgo: idleDays * dayMs })).campaignId;

const show = async (campaignId: string) => (await account.as.owner.get(`/v1/campaigns/${campaignId}`)).body;
const daysFromNow = (time: string | null) =>
  time && Math.round((Date.parse(time) - Date.now()) / hourMs / 2.4) / 10;
const deadlineOf = async (campaignId: string) => daysFromNow((await show(campaignId)).deadline);
const moves = async (campaignId: string) =>
  (await account.as.owner.get(`/v1/campaigns/${campaignId}/deadline-moves`)).body.items;
const told = async (campaignId: string) =>
  (await moves(campaignId)).map(({ from, to, reason, actorName, note }: Record<string, string | null>) => ({
    from: daysFromNow(from ?? null),
    to: daysFromNow(to ?? null),
    reason,
    actorName,
    note,
  }));

const closes = async (campaignId: string) =>
  (
    await closeCampaign(api.db.sql, {
      campaignId,
      reason: 'inactivity',
      actor: 'workflow',
      tellWorkflow: false,
    })
  ).outcome;

const noteAll = async () => {
  for (let after: string | null = null; ;) {
    after = await noteMovedDeadlines(api.db.sql, after);
    if (after === null) return;
  }
};

describe('a changed policy', () => {
  test('from 60 to 10 days nothing is archived without a full notice, nor before what people were told', async () => {
    const { owner } = account.as;
    await owner.patch('/v1/account', { inactivityDays: 60, noticeDays: 7 });
    const idle = [0, 2, 5, 9, 10, 30, 52, 53, 55, 59];
    const campaigns = await Promise.all(idle.map(launched));
    for (const campaignId of campaigns) await giveNotice(api.db.sql, campaignId, null);
    // As if those in their notice had been told on their 53rd day.
    for (const days of [55, 59])
      await api.db.sql`
      update campaigns set noticed_at = noticed_at - make_interval(days => ${days - 53}),
        noticed_for = noticed_for - make_interval(days => ${days - 53})
      where id = ${campaigns[idle.indexOf(days)]!}`;
    const before = await Promise.all(campaigns.map(deadlineOf));
    expect(before).toEqual([60, 58, 55, 51, 50, 30, 8, 7, 5, 1]);

    const preview = await owner.post('/v1/account/policy-preview', { inactivityDays: 10 });
    expect(preview).toMatchObject({
      status: 200,
      body: { campaigns: 10, nearer: 7, later: 0, exempt: 0, noticedAtOnce: 5, noticesTakenBack: 0 },
    });
    expect(daysFromNow(preview.body.earliest)).toBe(1);
    expect(await Promise.all(campaigns.map(deadlineOf))).toEqual(before);

    await owner.patch('/v1/account', { inactivityDays: 10 });
    const after = await Promise.all(campaigns.map(deadlineOf));
    expect(after).toEqual([10, 8, 7, 7, 7, 7, 7, 7, 5, 1]);
    expect(await Promise.all(campaigns.map(closes))).toEqual(idle.map(() => 'still_in_use'));
    for (const campaignId of campaigns) await giveNotice(api.db.sql, campaignId, null);
    expect(await Promise.all(campaigns.map(deadlineOf))).toEqual(after);
    expect(await Promise.all(campaigns.map(closes))).toEqual(idle.map(() => 'still_in_use'));
    expect(await told(campaigns[5]!)).toEqual([
      { from: 30, to: 7, reason: 'policy', actorName: 'owner', note: null },
    ]);
    expect(await told(campaigns[9]!)).toEqual([]);
  });

  test('a notice that a longer policy took back does not count when the policy is short again', async () => {
    const campaignId = await launched(40);
    await noticed(api.db.sql, campaignId, 8 * dayMs);
    await account.as.owner.patch('/v1/account', { inactivityDays: 60 });
    expect(await show(campaignId)).toMatchObject({ archivesSoon: false });
    await account.as.owner.patch('/v1/account', { inactivityDays: 30 });
    expect(await closes(campaignId)).toBe('still_in_use');
    expect(await deadlineOf(campaignId)).toBe(7);
  });

  test('a notice that waits for a policy that is being changed goes by the new one', async () => {
    const campaignId = await launched(25);
    const letGo = await holdLock(api.db.sql, async (tx) => {
      await tx`select from campaigns where id = ${campaignId} for no key update`;
      await tx`update accounts set inactivity_days = 60 where id = ${account.id}`;
    });
    const waiting = giveNotice(api.db.sql, campaignId, null);
    await vi.waitFor(async () => {
      const waits = await api.db.sql`
        select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      expect(waits).toHaveLength(1);
    });
    await letGo();
    expect(await waiting).toBe(false);
    expect(await show(campaignId)).toMatchObject({ archivesSoon: false });
  });

  test('fewer days of notice do not bring nearer what people were told', async () => {
    const campaignId = await launched(25);
    await giveNotice(api.db.sql, campaignId, null);
    await account.as.owner.patch('/v1/account', { inactivityDays: 8, noticeDays: 1 });
    expect(await deadlineOf(campaignId)).toBe(7);
    await account.as.owner.patch('/v1/account', { inactivityDays: 30, noticeDays: 14 });
    expect(await deadlineOf(campaignId)).toBe(14);
  });

  test.each([
    { inactivityDays: 6 },
    { inactivityDays: 366 },
    { noticeDays: 0 },
    { noticeDays: 91, inactivityDays: 100 },
    { archiveWindow: { from: '24:00', to: '06:00' } },
    { archiveWindow: { from: '00:00' } },
    { archiveWindow: null },
    { timeZone: 'Mars/Olympus' },
    { maxKeeps: -1 },
  ])('%o is refused and changes nothing', async (change) => {
    const before = (await account.as.owner.get('/v1/account')).body;
    expect(await account.as.owner.patch('/v1/account', change)).toMatchObject({ status: 400 });
    expect(await account.as.owner.post('/v1/account/policy-preview', change)).toMatchObject({
      status: 400,
    });
    expect((await account.as.owner.get('/v1/account')).body).toEqual(before);
  });

  test('a notice that is not before the deadline is refused by the preview too', async () => {
    expect(await account.as.admin.post('/v1/account/policy-preview', { noticeDays: 30 })).toMatchObject({
      status: 422,
      body: { code: 'notice_not_before_deadline' },
    });
  });
});

describe('a keep', () => {
  const keep = (campaignId: string, body: object = { reason: 'The second round is in May' }) =>
    account.as.moderator.post(`/v1/campaigns/${campaignId}/keep`, body);

  test('it moves the deadline, takes the notice back, and is told with its reason', async () => {
    const campaignId = await launched(25);
    await giveNotice(api.db.sql, campaignId, null);
    const kept = await keep(campaignId);
    expect(kept).toMatchObject({ status: 200, body: { archivesSoon: false, keepsLeft: 2 } });
    expect(daysFromNow(kept.body.deadline)).toBe(37);
    expect(await told(campaignId)).toEqual([
      { from: 7, to: 37, reason: 'keep', actorName: 'moderator', note: 'The second round is in May' },
    ]);
    const audit = (await account.as.owner.get(`/v1/audit-log?campaignId=${campaignId}`)).body.items;
    expect(audit[0]).toMatchObject({ action: 'campaign.kept', details: { days: 30, keep: 1 } });
    expect(
      await api.db.sql`select topic from outbox where campaign_id = ${campaignId} and topic = 'policy'`,
    ).toHaveLength(1);
  });

  test('it is refused at its cap, and a dial does not give it back', async () => {
    const campaignId = await launched(25);
    for (let n = 1; n <= 3; n += 1)
      expect((await keep(campaignId, { reason: 'So', days: 1 })).status).toBe(200);
    await record(api.db.sql, { accountId: account.id, campaignId }, [dial()]);
    const deadline = await deadlineOf(campaignId);
    expect(await keep(campaignId)).toMatchObject({ status: 409, body: { code: 'keeps_used_up' } });
    expect(await deadlineOf(campaignId)).toBe(deadline);
    await account.as.owner.patch('/v1/account', { maxKeeps: 4 });
    expect((await keep(campaignId)).status).toBe(200);
  });

  test('of many at once as many are taken as are allowed', async () => {
    const campaignId = await launched(25);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => keep(campaignId, { reason: 'So', days: 10 })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(await deadlineOf(campaignId)).toBe(37);
  });

  test('a draft, an archived, an exempt and another account’s campaign cannot be kept', async () => {
    const draft = { accountId: account.id, name: 'Draft', startsAt: null, endsAt: null, actor: 'cli' };
    expect(await keep(await createCampaign(api.db.sql, draft))).toMatchObject({
      body: { code: 'campaign_not_launched' },
    });
    const archived = await launched(1);
    await account.as.owner.post(`/v1/campaigns/${archived}/archive`);
    expect(await keep(archived)).toMatchObject({ body: { code: 'campaign_archived' } });
    const exempt = await launched(1);
    await account.as.owner.put(`/v1/campaigns/${exempt}/exemption`, { reason: 'So' });
    expect(await keep(exempt)).toMatchObject({ body: { code: 'campaign_exempt' } });
    const other = await launchedCampaign(api.db.sql);
    expect((await keep(other.campaignId)).status).toBe(404);
  });

  test.each([
    {},
    { reason: ' ' },
    { reason: 'So', days: 0 },
    { reason: 'So', days: 31 },
    { reason: 'So', days: 1.5 },
  ])('%o is refused', async (body) => {
    const campaignId = await launched(1);
    expect((await keep(campaignId, body)).status).toBe(400);
    expect(await show(campaignId)).toMatchObject({ keepsLeft: 3 });
  });
});

describe('an exemption', () => {
  test('while it stands nothing archives itself, and after it people are told first', async () => {
    const campaignId = await launched(50);
    await noticed(api.db.sql, campaignId, 8 * dayMs);
    const path = `/v1/campaigns/${campaignId}/exemption`;
    const exempt = await account.as.admin.put(path, { reason: 'Waits for the recount' });
    expect(exempt).toMatchObject({
      status: 200,
      body: {
        deadline: null,
        archivesSoon: false,
        exemption: { of: 'campaign', reason: 'Waits for the recount', until: null, setByName: 'admin' },
      },
    });
    expect(await giveNotice(api.db.sql, campaignId, null)).toBe(false);
    expect(await closes(campaignId)).toBe('still_in_use');

    const ended = await account.as.admin.delete(path);
    expect(ended.body).toMatchObject({ exemption: null, archivesSoon: true });
    expect(daysFromNow(ended.body.deadline)).toBe(7);
    expect(await closes(campaignId)).toBe('still_in_use');
    expect(
      (await told(campaignId)).map(({ to, reason }: { to: number; reason: string }) => [reason, to]),
    ).toEqual([
      ['exemption_ended', 7],
      ['exempted', null],
    ]);
    expect((await account.as.admin.delete(path)).status).toBe(404);
  });

  test('one with an end is over by itself, and the whole notice follows', async () => {
    const campaignId = await launched(50);
    const until = new Date(Date.now() + hourMs).toISOString();
    const path = `/v1/campaigns/${campaignId}/exemption`;
    expect((await account.as.owner.put(path, { reason: 'So', until })).body.exemption).toMatchObject({
      until,
    });
    // As if an hour had passed.
    await api.db
      .sql`update campaigns set exempt_until = now() - interval '1 second' where id = ${campaignId}`;
    const { body } = await account.as.owner.get(`/v1/campaigns/${campaignId}`);
    expect(body).toMatchObject({ exemption: null, archivesSoon: true });
    expect(daysFromNow(body.deadline)).toBe(7);
    await noteAll();
    expect((await told(campaignId))[0]).toMatchObject({ from: null, to: 7, reason: 'exemption_ended' });
  });

  test('that of the account is that of all its campaigns, also of those that are launched meanwhile', async () => {
    const { owner } = account.as;
    const before = await launched(50);
    await noticed(api.db.sql, before, 8 * dayMs);
    const set = await owner.put('/v1/account/exemption', { reason: 'Between two elections' });
    expect(set).toMatchObject({ status: 200, body: { exemption: { of: 'account', until: null } } });
    const since = await launched(40);
    for (const campaignId of [before, since]) {
      expect(await show(campaignId)).toMatchObject({ deadline: null, exemption: { of: 'account' } });
      expect(await closes(campaignId)).toBe('still_in_use');
    }
    expect((await owner.delete('/v1/account/exemption')).body.exemption).toBeNull();
    expect(await closes(before)).toBe('still_in_use');
    expect([await deadlineOf(before), await deadlineOf(since)]).toEqual([7, 7]);
    expect((await owner.delete('/v1/account/exemption')).status).toBe(404);
  });

  test('a person’s archive is immediate all the same', async () => {
    const campaignId = await launched(1);
    await account.as.owner.put(`/v1/campaigns/${campaignId}/exemption`, { reason: 'So' });
    const archived = await account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
    expect(archived.body).toMatchObject({ status: 'archived', exemption: null });
    expect(
      await account.as.owner.put(`/v1/campaigns/${campaignId}/exemption`, { reason: 'So' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'campaign_archived' },
    });
  });

  test('one that would be over already, without a reason, or of another account is refused', async () => {
    const campaignId = await launched(1);
    const past = { reason: 'So', until: ago(minuteMs).toISOString() };
    for (const path of [`/v1/campaigns/${campaignId}/exemption`, '/v1/account/exemption']) {
      expect(await account.as.owner.put(path, past)).toMatchObject({
        status: 422,
        body: { code: 'exemption_over' },
      });
      expect((await account.as.owner.put(path, {})).status).toBe(400);
      expect((await account.as.moderator.put(path, { reason: 'So' })).status).toBe(403);
    }
    const other = await launchedCampaign(api.db.sql);
    const path = `/v1/campaigns/${other.campaignId}/exemption`;
    expect((await account.as.owner.put(path, { reason: 'So' })).status).toBe(404);
    expect((await account.as.owner.delete(path)).status).toBe(404);
    expect(await show(campaignId)).toMatchObject({ exemption: null });
  });
});

describe('the history of a deadline', () => {
  test('a dial that moves it by a day or more is told with who dialled, others are not', async () => {
    const { userId } = await account.signIn('caller');
    const campaignId = await launched(10);
    const dialled = (msAgo: number) =>
      record(api.db.sql, { accountId: account.id, campaignId }, [
        dial({ occurredAt: ago(msAgo), callerId: userId }),
      ]);
    await noteAll();
    await dialled(9.5 * dayMs);
    await noteAll();
    expect(await moves(campaignId)).toEqual([]);
    await dialled(2 * dayMs);
    await noteAll();
    await noteAll();
    const [user] = await api.db.sql`select name from users where id = ${userId}`;
    expect(await told(campaignId)).toEqual([
      { from: 20, to: 28, reason: 'dial', actorName: user!['name'], note: null },
    ]);
  });

  test('the first dial after a notice is told', async () => {
    const campaignId = await launched(25);
    await noteAll();
    await giveNotice(api.db.sql, campaignId, null);
    await record(api.db.sql, { accountId: account.id, campaignId }, [dial()]);
    await noteAll();
    expect(await told(campaignId)).toMatchObject([{ to: 30, reason: 'dial' }]);
  });

  test('it is read page by page, and by nobody else', async () => {
    const campaignId = await launched(1);
    for (const days of [1, 2, 3]) {
      await account.as.owner.post(`/v1/campaigns/${campaignId}/keep`, { reason: `For ${days}`, days });
    }
    const path = `/v1/campaigns/${campaignId}/deadline-moves`;
    const first = (await account.as.owner.get(`${path}?limit=2`)).body;
    expect(first.items.map(({ note }: { note: string }) => note)).toEqual(['For 3', 'For 2']);
    const second = (await account.as.owner.get(`${path}?limit=2&cursor=${first.nextCursor}`)).body;
    expect(second).toMatchObject({ items: [{ note: 'For 1' }], nextCursor: null });
    const other = await api.createAccount();
    expect((await other.as.owner.get(path)).status).toBe(404);
    expect((await account.as.caller.get(path)).status).toBe(403);
  });
});
