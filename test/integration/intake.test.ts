import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { defaultIntakeLimits, Intake } from '../../src/api/calls/intake.ts';
import { createCampaign } from '../../src/db/campaigns/create-campaign.ts';
import { recordRequests } from '../../src/db/calls/record-requests.ts';
import { LastcallError } from '../../src/errors.ts';
import { addContact, campaignRow, dial, launchedCampaign, type TestCampaign } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount } from '../support/factories.ts';

const { test, db, otherDb } = fixtures('db', 'otherDb');
test.override('databaseOptions', { maxConnections: 6 });

const openIntake = (limits: Partial<typeof defaultIntakeLimits> = {}) =>
  new Intake(db.recording, 0, { ...defaultIntakeLimits, ...limits });

const codeOf = (settled: PromiseSettledResult<unknown>) =>
  settled.status === 'rejected' && settled.reason instanceof LastcallError ? settled.reason.code : null;

async function campaignsOf(count: number): Promise<TestCampaign[]> {
  const accounts = [await makeAccount(db.sql), await makeAccount(db.sql)];
  return Promise.all(
    Array.from({ length: count }, (_, at) => launchedCampaign(db.sql, { accountId: accounts[at % 2] ?? '' })),
  );
}

/** Holds a campaign's row, as a close does, until it is told to let go. */
async function hold({ campaignId }: TestCampaign): Promise<() => Promise<void>> {
  const connection = await otherDb.sql.reserve();
  await connection`begin`;
  await connection`select from campaigns where id = ${campaignId} for no key update`;
  return async () => {
    await connection`commit`;
    connection.release();
  };
}

test('requests of one moment, of many campaigns and two accounts, are each answered their own', async () => {
  const intake = openIntake();
  const campaigns = await campaignsOf(20);
  const [one, two] = [campaigns[0] as TestCampaign, campaigns[1] as TestCampaign];
  const draft = { accountId: one.accountId, name: 'Draft', startsAt: null, endsAt: null, actor: 'test' };
  const draftId = await createCampaign(db.sql, draft);
  const [results, foreign, notLaunched] = await Promise.all([
    Promise.all(
      campaigns.map((campaign, at) =>
        intake.record({ ...campaign, events: Array.from({ length: at + 1 }, () => dial()) }),
      ),
    ),
    intake.record({ ...one, accountId: two.accountId, events: [dial()] }),
    intake.record({ ...one, campaignId: draftId, events: [dial()] }),
  ]);
  expect(results.map(({ recorded }) => recorded)).toEqual(campaigns.map((_, at) => at + 1));
  expect(results.every(({ signalDue, status }) => signalDue && status === 'active')).toBe(true);
  expect(foreign).toMatchObject({ status: null, recorded: 0 });
  expect(notLaunched).toMatchObject({ status: 'draft', recorded: 0, refused: [0] });
  for (const [at, { campaignId }] of campaigns.entries()) {
    expect(await campaignRow(db.sql, campaignId)).toMatchObject({ eventCount: at + 1, dialCount: at + 1 });
  }
});

test('an event that several requests bring at once counts once; another of its id is told apart', async () => {
  const intake = openIntake();
  const campaign = await launchedCampaign(db.sql);
  const event = dial();
  const same = await Promise.all([1, 2, 3].map(() => intake.record({ ...campaign, events: [event] })));
  expect(same.filter(({ recorded, duplicates }) => recorded === 1 && duplicates === 0)).toHaveLength(1);
  expect(same.filter(({ recorded, duplicates }) => recorded === 0 && duplicates === 1)).toHaveLength(2);
  const id = 'used-twice';
  const both = await Promise.all([
    intake.record({ ...campaign, events: [dial({ id })] }),
    intake.record({ ...campaign, events: [dial({ id }), dial()] }),
  ]);
  expect(both.map(({ recorded }) => recorded)).toEqual([1, 1]);
  expect(both.map(({ reused }) => reused)).toEqual([[], [0]]);
  expect(await campaignRow(db.sql, campaign.campaignId)).toMatchObject({ eventCount: 3, dialCount: 3 });
});

test('two events of one call share a statement, however their requests write the campaign’s id', async () => {
  const campaign = await launchedCampaign(db.sql);
  const requests = [campaign.campaignId, campaign.campaignId.toUpperCase()].map((campaignId) => ({
    ...campaign,
    campaignId,
    events: [dial({ callId: 'one' })],
  }));
  const rows = await recordRequests(db.recording, requests, { skipLocked: true, coalesceMs: 0 });
  expect(rows.map(({ recorded }) => recorded)).toEqual([1, 1]);
  expect(await campaignRow(db.sql, campaign.campaignId)).toMatchObject({ eventCount: 2, dialCount: 1 });
});

test('calls of one contact from several requests at once mark it dialled once, at the first of them', async () => {
  const intake = openIntake({ turnRequests: 1 });
  const campaign = await launchedCampaign(db.sql);
  const phone = '+12025550143';
  await addContact(db.sql, campaign.campaignId, phone);
  const events = Array.from({ length: 30 }, (_, at) =>
    dial({ to: phone, occurredAt: new Date(Date.now() - at) }),
  );
  await Promise.all(events.map((event) => intake.record({ ...campaign, events: [event] })));
  const [contact] = await db.sql`
    select dialled_at from contacts where campaign_id = ${campaign.campaignId}`;
  expect(contact?.['dialled_at']).toEqual(events.at(-1)?.occurredAt);
  expect(await campaignRow(db.sql, campaign.campaignId)).toMatchObject({
    dialCount: 30,
    dialledContactCount: 1,
  });
});

test('a campaign that somebody holds makes no other wait, and its own calls are taken when it is let go', async () => {
  const intake = openIntake();
  const campaigns = await campaignsOf(4);
  const held = campaigns[0] as TestCampaign;
  const letGo = await hold(held);
  let answered = false;
  const own = Promise.all([1, 2].map(() => intake.record({ ...held, events: [dial()] }))).finally(
    () => (answered = true),
  );
  for (let round = 0; round < 3; round += 1) {
    const others = campaigns.slice(1).map((campaign) => intake.record({ ...campaign, events: [dial()] }));
    expect((await Promise.all(others)).map(({ recorded }) => recorded)).toEqual([1, 1, 1]);
  }
  expect(answered).toBe(false);
  await letGo();
  expect((await own).map(({ recorded }) => recorded)).toEqual([1, 1]);
  expect(await campaignRow(db.sql, held.campaignId)).toMatchObject({ eventCount: 2 });
});

test('what the database refuses of one request fails alone', async () => {
  const intake = openIntake();
  const campaigns = await campaignsOf(6);
  const bad = campaigns[3] as TestCampaign;
  await db.sql.unsafe(`
    create function refuse_call() returns trigger language plpgsql as $$
      begin if new.id = 'cursed' then raise 'cursed' using errcode = '22000'; end if; return new; end $$;
    create trigger refuse_call before insert on calls for each row execute function refuse_call()`);
  const settled = await Promise.allSettled(
    campaigns.map((campaign) =>
      intake.record({ ...campaign, events: [campaign === bad ? dial({ callId: 'cursed' }) : dial()] }),
    ),
  );
  await db.sql`drop trigger refuse_call on calls`;
  expect(settled.map(({ status }) => status === 'fulfilled')).toEqual([true, true, true, false, true, true]);
  expect(await campaignRow(db.sql, bad.campaignId)).toMatchObject({ eventCount: 0 });
});

test('of what waits there is a bound, of an account and of all: what goes beyond it is refused as a whole', async () => {
  const intake = openIntake({ waitingEvents: 8, waitingEventsEach: 5 });
  const [one, two] = (await campaignsOf(2)) as [TestCampaign, TestCampaign];
  const events = () => [dial(), dial()];
  const settled = await Promise.allSettled([
    ...[1, 2, 3].map(() => intake.record({ ...one, events: events() })),
    ...[1, 2, 3].map(() => intake.record({ ...two, events: events() })),
  ]);
  expect(settled.map(codeOf)).toEqual([null, null, 'account_busy', null, null, 'account_busy']);
  const third = await launchedCampaign(db.sql);
  const again = await Promise.allSettled([
    ...[1, 2].map(() => intake.record({ ...one, events: events() })),
    ...[1, 2].map(() => intake.record({ ...two, events: events() })),
    intake.record({ ...third, events: events() }),
  ]);
  expect(again.map(codeOf)).toEqual([null, null, null, null, 'server_busy']);
  expect(await campaignRow(db.sql, third.campaignId)).toMatchObject({ eventCount: 0 });
  expect(await campaignRow(db.sql, one.campaignId)).toMatchObject({ eventCount: 8 });
});

test('what waits for a campaign that somebody holds counts against the bound as well', async () => {
  const intake = openIntake({ waitingEventsEach: 5 });
  const [held] = (await campaignsOf(2)) as [TestCampaign];
  const letGo = await hold(held);
  const tell = () => intake.record({ ...held, events: [dial(), dial()] });
  const waiting = [tell(), tell()];
  // By now they have had their turn, which the held campaign was left out of or waits in.
  await intake.record({ ...(await launchedCampaign(db.sql)), events: [dial()] });
  await expect(tell()).rejects.toMatchObject({ code: 'account_busy' });
  await letGo();
  expect((await Promise.all(waiting)).map(({ recorded }) => recorded)).toEqual([2, 2]);
  expect((await tell()).recorded).toBe(2);
});

test('an account with a thousand requests waiting does not keep another from the next turn', async () => {
  const intake = openIntake({ turnRequests: 10, turns: 1 });
  const [busy, other] = (await campaignsOf(2)) as [TestCampaign, TestCampaign];
  const order: string[] = [];
  const many = Array.from({ length: 1000 }, () =>
    intake.record({ ...busy, events: [dial()] }).then(() => order.push('busy')),
  );
  await sleep(0);
  const one = intake.record({ ...other, events: [dial()] }).then(() => order.push('other'));
  await Promise.all([...many, one]);
  expect(order.indexOf('other')).toBeLessThan(30);
  expect(await campaignRow(db.sql, busy.campaignId)).toMatchObject({ eventCount: 1000 });
});
