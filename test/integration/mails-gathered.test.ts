import ICAL from 'ical.js';
import { describe, expect } from 'vitest';
import { createBulkJob } from '../../src/db/bulk-jobs/bulk-jobs.ts';
import { runBulkItem } from '../../src/db/bulk-jobs/run-bulk-item.ts';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { giveNotice } from '../../src/db/campaigns/give-notice.ts';
import { gatherMails } from '../../src/db/mails/gather-mails.ts';
import { withdrawNotices } from '../../src/db/mails/withdraw-notices.ts';
import { dial, record } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { complete, inAYear, launchedByModerator, makeDue, makeMember, sendAllDue } from '../support/mails.ts';

const { test, db, mailServer } = fixtures('db', 'mailServer');

const send = () => sendAllDue(db.sql, mailServer.url);
const receivedBy = ({ email }: { email: string }) =>
  mailServer.received.filter(({ to }) => [to].flat().some((each) => each?.text.includes(email)));
const subjectsTo = (person: { email: string }) => receivedBy(person).map(({ subject }) => subject);
const close = (campaignId: string, actor: string) =>
  closeCampaign(db.sql, { campaignId, reason: 'person', actor, tellWorkflow: false });

/** A job that archives campaigns, which somebody else than their launcher has asked for. */
async function makeJob(accountId: string, actor: string, campaignIds: string[]) {
  const job = { accountId, actor, action: 'archive', campaignIds } as const;
  const jobId = await createBulkJob(db.sql, { ...job, options: { copyContacts: false } });
  const next = () => runBulkItem(db.sql, jobId!, () => Promise.reject(new Error('nothing is sealed')));
  const finish = async () => {
    while ((await next()) !== null);
  };
  return { next, finish };
}

describe('a campaign that a person archives', () => {
  test('is told to who launched it, with who did it, and not to who did', async () => {
    const { owner, launcher, campaignIds } = await launchedByModerator(db.sql, { numbers: 1 });
    await close(campaignIds[0]!, `user:${owner.userId}`);
    await close(campaignIds[0]!, `user:${owner.userId}`);
    await send();
    expect(subjectsTo(owner)).toEqual([]);
    expect(subjectsTo(launcher)).toEqual(['“Door knock 1” was archived by hand']);
    const text = receivedBy(launcher)[0]!.text!.replaceAll(/\s+/g, ' ');
    expect(text).toContain('Olga Owner archived the campaign “Door knock 1”');
    expect(text).toContain('1 phone number is given back now');
  });

  test('by who launched it needs no word, but the numbers that are back do', async () => {
    const { launcher, campaignIds } = await launchedByModerator(db.sql, { numbers: 1 });
    await close(campaignIds[0]!, `user:${launcher.userId}`);
    await send();
    expect(subjectsTo(launcher)).toEqual([]);
    await complete(db.sql, campaignIds[0]!);
    await send();
    expect(subjectsTo(launcher)).toEqual(['All numbers of “Door knock 1” are back']);
  });

  test('is told by the mail that takes the date out of the calendar, where there is one, and by no second one', async () => {
    const { owner, launcher, campaignIds } = await launchedByModerator(db.sql);
    await giveNotice(db.sql, campaignIds[0]!, inAYear());
    await send();
    await close(campaignIds[0]!, `user:${owner.userId}`);
    await withdrawNotices(db.sql);
    await send();
    expect(subjectsTo(launcher).slice(1)).toEqual(['“Door knock 1” was archived by hand']);
    expect(receivedBy(launcher)[1]!.text).toContain('Olga Owner has archived it before');
  });
});

describe('a bulk job', () => {
  test('tells each person once of all that it archived, when it is done', async () => {
    const { accountId, owner, launcher, campaignIds } = await launchedByModerator(db.sql, { campaigns: 60 });
    const job = await makeJob(accountId, `user:${owner.userId}`, campaignIds);
    for (let at = 0; at < 30; at += 1) await job.next();
    await send();
    expect(subjectsTo(launcher)).toEqual([]);
    await job.finish();
    await Promise.all([send(), send(), send()]);
    expect(subjectsTo(owner)).toEqual([]);
    expect(subjectsTo(launcher)).toEqual(['60 campaigns were archived']);
    const [mail] = receivedBy(launcher);
    const text = mail!.text!.replaceAll(/\s+/g, ' ');
    expect(text).toContain('“Door knock 1”: by Olga Owner');
    expect(text).toContain('“Door knock 50”');
    expect(text).not.toContain('“Door knock 51”');
    expect(text).toContain('And 10 more campaigns.');
    const states = await db.sql`
      select state, count(*)::int as count from mails where account_id = ${accountId} group by 1 order by 1`;
    expect([...states]).toEqual([
      { state: 'gathered', count: 59 },
      { state: 'sent', count: 1 },
    ]);
  });

  test('tells once that all numbers are back, and after a day of those that are', async () => {
    const { accountId, owner, launcher, campaignIds } = await launchedByModerator(db.sql, {
      campaigns: 4,
      numbers: 1,
    });
    const job = await makeJob(accountId, `user:${owner.userId}`, campaignIds);
    await job.finish();
    await send();
    for (const id of campaignIds.slice(0, 3)) await complete(db.sql, id);
    await send();
    expect(subjectsTo(launcher)).toEqual(['4 campaigns were archived']);
    await complete(db.sql, campaignIds[3]!);
    await send();
    expect(subjectsTo(launcher)).toEqual([
      '4 campaigns were archived',
      'All numbers of 4 campaigns are back',
    ]);

    const other = await launchedByModerator(db.sql, { campaigns: 3, numbers: 1 });
    const slow = await makeJob(other.accountId, 'cli', other.campaignIds);
    await slow.finish();
    await send();
    for (const id of other.campaignIds.slice(0, 2)) await complete(db.sql, id);
    await makeDue(db.sql);
    await send();
    expect(subjectsTo(other.launcher).slice(1)).toEqual(['All numbers of 2 campaigns are back']);
  });

  test('takes the dates of its campaigns out of a calendar with one mail', async () => {
    const { accountId, owner, launcher, campaignIds } = await launchedByModerator(db.sql, { campaigns: 8 });
    for (const id of campaignIds) await giveNotice(db.sql, id, inAYear());
    await send();
    const told = receivedBy(launcher).length;
    const job = await makeJob(accountId, `user:${owner.userId}`, campaignIds);
    await job.next();
    await withdrawNotices(db.sql);
    await send();
    expect(receivedBy(launcher)).toHaveLength(told);
    await job.finish();
    await withdrawNotices(db.sql);
    await send();
    await withdrawNotices(db.sql);
    await send();
    const [mail, ...more] = receivedBy(launcher).slice(told);
    expect(more).toEqual([]);
    expect(mail!.subject).toBe('The dates of 8 campaigns do not hold any more');
    const file = mail!.attachments.find(({ contentType }) => contentType === 'text/calendar');
    const calendar = new ICAL.Component(ICAL.parse(String(file?.content)) as unknown[]);
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    const events = calendar.getAllSubcomponents('vevent');
    expect(new Set(events.map((event) => event.getFirstPropertyValue('uid')))).toEqual(
      new Set(campaignIds.map((id) => `campaign-${id}`)),
    );
    for (const event of events) {
      expect(event.getFirstPropertyValue('status')).toBe('CANCELLED');
      expect(event.getFirstPropertyValue('sequence')).toBe(1);
    }
  });
});

test('a mail that tells of others too loses what does not hold any more of its own, and is the same at each attempt', async () => {
  const { accountId, launcher, campaignIds } = await launchedByModerator(db.sql, { campaigns: 3 });
  for (const campaignId of campaignIds) await giveNotice(db.sql, campaignId, inAYear());
  await send();
  const told = receivedBy(launcher).length;
  for (const campaignId of campaignIds) await record(db.sql, { accountId, campaignId }, [dial()]);
  await withdrawNotices(db.sql);
  await gatherMails(db.sql);
  const [lead] = await db.sql<{ campaignId: string }[]>`
    select campaign_id as "campaignId" from mails where account_id = ${accountId} and state = 'waiting'`;
  await db.sql`update campaigns set last_dial_at = now() - interval '24 days' where id = ${lead!.campaignId}`;
  await giveNotice(db.sql, lead!.campaignId, inAYear());
  await sendAllDue(db.sql, 'smtp://127.0.0.1:1');
  await makeDue(db.sql);
  await send();
  const files = receivedBy(launcher)
    .slice(told)
    .map(({ attachments }) => String(attachments[0]?.content));
  expect(files).toHaveLength(2);
  const [moved, withdrawn] = ['METHOD:REQUEST', 'METHOD:PUBLISH'].map((method) =>
    files.find((file) => file.includes(method)),
  );
  expect(moved).toContain(`campaign-${lead!.campaignId}`);
  expect(withdrawn!.match(/^UID:/gm)).toHaveLength(2);
  expect(withdrawn).not.toContain(lead!.campaignId);
});

test('many campaigns that end one by one are told one by one at first, then in one mail an hour later', async () => {
  const { accountId, launcher, campaignIds } = await launchedByModerator(db.sql, { campaigns: 12 });
  const second = await makeMember(db.sql, accountId, 'owner');
  for (const id of campaignIds) {
    await close(id, `user:${second.userId}`);
    await send();
  }
  expect(receivedBy(launcher)).toHaveLength(5);
  const [waiting] = await db.sql<{ minutes: number }[]>`
    select extract(epoch from max(gather_at) - now())::int / 60 as minutes from mails
    where account_id = ${accountId} and state = 'waiting'`;
  expect(waiting!.minutes).toBeGreaterThanOrEqual(55);
  await makeDue(db.sql);
  await send();
  expect(subjectsTo(launcher).slice(5)).toEqual(['7 campaigns were archived']);
});

test('what waits for one person is not put together with what waits for another, nor of another account', async () => {
  const one = await launchedByModerator(db.sql, { campaigns: 2 });
  const other = await launchedByModerator(db.sql, { campaigns: 2 });
  for (const id of [...one.campaignIds, ...other.campaignIds]) await close(id, 'cli');
  await send();
  expect(subjectsTo(one.launcher)).toEqual(['2 campaigns were archived']);
  expect(subjectsTo(other.launcher)).toEqual(['2 campaigns were archived']);
  expect(receivedBy(one.launcher)[0]!.text).toContain(one.campaignIds[1]);
  expect(receivedBy(one.launcher)[0]!.text).not.toContain(other.campaignIds[0]);
});
