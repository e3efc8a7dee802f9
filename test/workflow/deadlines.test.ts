import { describe, expect, onTestFinished } from 'vitest';
import ICAL from 'ical.js';
import { noteMovedDeadlines } from '../../src/db/campaigns/deadline-moves.ts';
import { campaignState } from '../../src/db/campaigns/workflow-state.ts';
import { withdrawNotices } from '../../src/db/mails/withdraw-notices.ts';
import type { ApiClient } from '../support/api-client.ts';
import { dial, record } from '../support/campaigns.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { launchedBy, makeMember, sendAllDue } from '../support/mails.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system, systemApi: api, mailServer } = fixtures('system', 'systemApi', 'mailServer', 'worker');
const dayMs = 24 * 60 * 60 * 1000;
const manyTimeoutMs = 300_000;

let accountId: string;
let owner: ApiClient;
test.beforeEach(async () => {
  accountId = await makeAccount(system.db.sql, { demo: true });
  owner = await api.as(accountId, 'owner');
});

async function launched(idleDays = 0): Promise<string> {
  const launchedAt = new Date(Date.now() - idleDays * dayMs);
  const campaignId = await makeActiveCampaign(system.db.sql, accountId, { launchedAt });
  return campaignId;
}

const show = async (campaignId: string) => (await owner.get(`/v1/campaigns/${campaignId}`)).body;
const row = async (campaignId: string) => {
  const [found] = await system.db.sql<
    { status: string; noticedAt: Date | null; archivedAt: Date | null; now: Date }[]
  >`
    select status, noticed_at as "noticedAt", archived_at as "archivedAt",
      now() + clock_shift_ms * interval '1 millisecond' as now
    from campaigns where id = ${campaignId}`;
  return found!;
};

/** Lets time pass until `ms` before a time of the campaign's clock. */
async function passUntil(campaignId: string, time: number): Promise<void> {
  const { now } = await row(campaignId);
  await system.passDays(campaignId, (time - now.getTime()) / dayMs);
}

describe('a policy that goes from 60 to 10 days while 50 campaigns run', () => {
  test(
    'archives none without a full notice, nor before what people had been told',
    async () => {
      const { sql } = system.db;
      await owner.patch('/v1/account', { inactivityDays: 60 });
      const idle = Array.from({ length: 50 }, (_, at) => at * 1.2);
      const campaigns = await Promise.all(idle.map(launched));
      // Those in their notice were told on their 53rd day.
      await sql`
        update campaigns set noticed_at = launched_at + interval '53 days', noticed_for = launched_at + interval '60 days'
        where account_id = ${accountId} and launched_at < now() - interval '53 days'`;
      await Promise.all(campaigns.map((id) => system.campaigns.start(id, accountId)));
      const told = new Map(
        (
          await sql<{ id: string; at: Date }[]>`
          select id, noticed_for as at from campaigns where account_id = ${accountId} and noticed_at is not null`
        ).map(({ id, at }) => [id, at.getTime()]),
      );
      expect(told.size).toBe(5);

      await owner.patch('/v1/account', { inactivityDays: 10 });
      const due = campaigns.filter((_, at) => idle[at]! >= 3);
      await waitFor('the notices', async () => {
        const [counted] = await sql`
          select count(noticed_at)::int as noticed from campaigns where id = any(${due})`;
        return counted!['noticed'] === due.length;
      });

      const end = async (campaignId: string) => {
        // On the way to the last minute a notice that is still to come is given.
        const { deadlineMs } = (await campaignState(sql, campaignId))!;
        await passUntil(campaignId, deadlineMs! - 60_000);
        await waitFor('the notice', async () => (await row(campaignId)).noticedAt !== null);
        const before = await row(campaignId);
        expect(before.status).toBe('active');
        await passUntil(campaignId, deadlineMs! + 1_000);
        await waitFor('the archive', async () => (await row(campaignId)).status === 'archived');
        const { archivedAt } = await row(campaignId);
        const noticeDays = (archivedAt!.getTime() - before.noticedAt!.getTime()) / dayMs;
        return { noticeDays, early: archivedAt!.getTime() < (told.get(campaignId) ?? 0) };
      };
      const left = [...campaigns];
      const ends: Awaited<ReturnType<typeof end>>[] = [];
      const lane = async () => {
        for (let next = left.pop(); next; next = left.pop()) ends.push(await end(next));
      };
      await Promise.all([lane(), lane(), lane(), lane()]);
      expect(ends).toHaveLength(50);
      expect(Math.min(...ends.map(({ noticeDays }) => noticeDays))).toBeGreaterThanOrEqual(7);
      expect(ends.filter(({ early }) => early)).toEqual([]);
    },
    manyTimeoutMs,
  );
});

describe('an exemption', () => {
  test('that ends by itself is followed by a notice and all of its days, and stands in the history', async () => {
    const campaignId = await launched();
    await system.campaigns.start(campaignId, accountId);
    const until = new Date(Date.now() + 40 * dayMs);
    await owner.put(`/v1/campaigns/${campaignId}/exemption`, { reason: 'Waits for the recount', until });
    await system.passDays(campaignId, 39.9);
    expect(await show(campaignId)).toMatchObject({ status: 'active', archivesSoon: false, deadline: null });

    await system.passDays(campaignId, 0.2);
    await waitFor('the notice', async () => (await row(campaignId)).noticedAt !== null);
    await noteMovedDeadlines(system.db.sql, null);
    const noticed = await show(campaignId);
    expect(noticed).toMatchObject({ archivesSoon: true, exemption: null });
    expect(Math.abs(Date.parse(noticed.deadline) - until.getTime() - 7 * dayMs)).toBeLessThan(60_000);
    const moves = (await owner.get(`/v1/campaigns/${campaignId}/deadline-moves`)).body.items;
    expect(moves).toMatchObject([
      { from: null, to: noticed.deadline, reason: 'exemption_ended' },
      { to: null, reason: 'exempted', note: 'Waits for the recount', actorName: 'owner' },
    ]);

    await passUntil(campaignId, Date.parse(noticed.deadline) - 60_000);
    expect((await row(campaignId)).status).toBe('active');
    await passUntil(campaignId, Date.parse(noticed.deadline) + 1_000);
    await waitFor('the archive', async () => (await row(campaignId)).status === 'archived');
  });

  test('of the account that a person ends is followed by the whole notice of campaigns that were idle for long', async () => {
    const campaignId = await launched();
    await system.campaigns.start(campaignId, accountId);
    await owner.put('/v1/account/exemption', { reason: 'Between two elections' });
    await system.passDays(campaignId, 90);
    expect(await show(campaignId)).toMatchObject({ status: 'active', exemption: { of: 'account' } });
    await owner.delete('/v1/account/exemption');
    await waitFor('the notice', async () => (await row(campaignId)).noticedAt !== null);
    await system.passDays(campaignId, 6.9);
    expect((await row(campaignId)).status).toBe('active');
    await system.passDays(campaignId, 0.2);
    await waitFor('the archive', async () => (await row(campaignId)).status === 'archived');
  });
});

test('a dial within the notice: the flag goes, a mail says so and takes the date out of the calendar, the history names who dialled, and the campaign lives 30 more days', async () => {
  const { sql } = system.db;
  const launcher = await makeMember(sql, accountId, 'moderator', 'Mo Moderator');
  const caller = await makeMember(sql, accountId, 'caller', 'Ada Caller');
  const campaignId = await launchedBy(sql, accountId, `user:${launcher.userId}`, { daysAgo: 0 });
  await system.campaigns.start(campaignId, accountId);
  onTestFinished(() => void mailServer.received.splice(0));
  await noteMovedDeadlines(sql, null);
  await system.passDays(campaignId, 25);
  await waitFor('the notice', async () => (await row(campaignId)).noticedAt !== null);
  await sendAllDue(sql, mailServer.url);
  const before = await show(campaignId);
  expect(before.archivesSoon).toBe(true);

  const { lastDialAt } = await record(sql, { accountId, campaignId }, [dial({ callerId: caller.userId })], 0);
  await system.campaigns.callMade(campaignId, lastDialAt!.getTime());
  await withdrawNotices(sql);
  await sendAllDue(sql, mailServer.url);
  await noteMovedDeadlines(sql, null);

  const after = await show(campaignId);
  expect(after.archivesSoon).toBe(false);
  expect(Date.parse(after.deadline)).toBe(lastDialAt!.getTime() + 30 * dayMs);
  const mails = mailServer.received.map(({ subject, attachments }) => ({
    subject: subject!.replace(/ on [A-Z].*/, ''),
    method: ICAL.Component.fromString(String(attachments[0]?.content)).getFirstPropertyValue('method'),
  }));
  expect(mails).toEqual([
    { subject: '“Door knock” archives itself', method: 'REQUEST' },
    { subject: '“Door knock” goes on', method: 'CANCEL' },
  ]);
  const [move] = (await owner.get(`/v1/campaigns/${campaignId}/deadline-moves`)).body.items;
  expect(move).toMatchObject({ to: after.deadline, reason: 'dial', actorName: 'Ada Caller' });
  // The notice was given within the millisecond after it was due.
  expect(Math.abs(Date.parse(move.from) - Date.parse(before.deadline))).toBeLessThan(1_000);

  await passUntil(campaignId, Date.parse(before.deadline) + 60_000);
  expect(await show(campaignId)).toMatchObject({ status: 'active', archivesSoon: false });
  await passUntil(campaignId, Date.parse(after.deadline) - 60_000);
  expect(await show(campaignId)).toMatchObject({ status: 'active', archivesSoon: true });
});
