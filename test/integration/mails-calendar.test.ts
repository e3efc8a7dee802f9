import { expect } from 'vitest';
import { endExemption, setExemption } from '../../src/db/campaigns/exemptions.ts';
import { giveNotice } from '../../src/db/campaigns/give-notice.ts';
import { takeDueMails, writeContent } from '../../src/db/mails/due-mails.ts';
import { withdrawNotices } from '../../src/db/mails/withdraw-notices.ts';
import { dial, record } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { inAYear, launchedByModerator, mailsOfCampaign, makeDue, sendAllDue } from '../support/mails.ts';

const { test, db, mailServer } = fixtures('db', 'mailServer');

const send = () => sendAllDue(db.sql, mailServer.url);
const calendarsTo = ({ email }: { email: string }) =>
  mailServer.received
    .filter(({ to }) => [to].flat().some((each) => each?.text.includes(email)))
    .map(({ attachments }) =>
      String(attachments.find(({ contentType }) => contentType === 'text/calendar')?.content),
    )
    .map((ics) => ({
      method: /^METHOD:(\w+)/m.exec(ics)?.[1],
      sequence: Number(/^SEQUENCE:(\d+)/m.exec(ics)?.[1]),
    }));

async function campaign(options: Parameters<typeof launchedByModerator>[1] = {}) {
  const { accountId, launcher, campaignIds } = await launchedByModerator(db.sql, options);
  const campaignId = campaignIds[0]!;
  const idle = () =>
    db.sql`update campaigns set last_dial_at = now() - interval '24 days' where id = ${campaignId}`;
  const notice = () => giveNotice(db.sql, campaignId, inAYear());
  const dialled = () => record(db.sql, { accountId, campaignId }, [dial()]);
  return { accountId, campaignId, launcher, idle, notice, dialled };
}

test('of two notices of a campaign that nobody has sent yet only the newest is sent', async () => {
  const { campaignId, launcher, idle, notice, dialled } = await campaign();
  await notice();
  await dialled();
  await idle();
  await notice();
  await send();
  expect(await mailsOfCampaign(db.sql, campaignId)).toMatchObject([
    { kind: 'archive_notice', state: 'dropped', lastError: 'A later mail tells what became of the date.' },
    { kind: 'archive_notice', state: 'sent' },
  ]);
  expect(calendarsTo(launcher)).toEqual([{ method: 'REQUEST', sequence: 0 }]);
});

test('a notice that the mail server may have taken, and the one of another date after it, change the entry one after the other', async () => {
  const { campaignId, launcher, idle, notice, dialled } = await campaign();
  await notice();
  await sendAllDue(db.sql, 'smtp://127.0.0.1:1');
  await dialled();
  await idle();
  await notice();
  await makeDue(db.sql);
  await send();
  await withdrawNotices(db.sql);
  await makeDue(db.sql);
  await send();
  expect(calendarsTo(launcher)).toEqual([{ method: 'REQUEST', sequence: 1 }]);
  expect((await mailsOfCampaign(db.sql, campaignId)).map(({ state }) => state)).toEqual(['dropped', 'sent']);
});

test('two workers that write two mails of one calendar entry at once give them two numbers', async () => {
  const { accountId, campaignId, launcher, idle, notice, dialled } = await campaign();
  await notice();
  const [first] = await takeDueMails(db.sql, 1);
  await dialled();
  await idle();
  await notice();
  const [second] = await takeDueMails(db.sql, 1);
  const entry = (mailId: string) => ({
    mailId,
    campaignId,
    sequence: 0,
    at: new Date().toISOString(),
    open: true,
  });
  const content = (id: string) => ({
    messageId: `${id}@lastcall.example`,
    subject: 'Subject',
    html: '<p>Text</p>',
    text: 'Text',
    calendar: { method: 'REQUEST', ics: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR' } as const,
  });
  const written = await Promise.all(
    [first!, second!].map((mail) => writeContent(db.sql, mail, content(mail.id), [entry(mail.id)])),
  );
  expect(written.filter(Boolean)).toHaveLength(1);
  const rows = await db.sql`
    select calendar_sequence from mails where account_id = ${accountId} and calendar_sequence is not null`;
  expect([...rows]).toEqual([{ calendar_sequence: 0 }]);
  // Nobody has settled them: the leases of both are over.
  await makeDue(db.sql);
  await send();
  expect(calendarsTo(launcher).every(({ method }) => method === 'REQUEST')).toBe(true);
  const sent = (await mailsOfCampaign(db.sql, campaignId)).filter(({ state }) => state === 'sent');
  expect(sent).toHaveLength(1);
});

test('an exempt campaign sends no notice, and an exemption that begins takes the date out of the calendar', async () => {
  const { accountId, campaignId, launcher, notice } = await campaign();
  const of = { accountId, campaignId, actor: 'cli' };
  await notice();
  await send();
  await setExemption(db.sql, { ...of, reason: 'Runs all year', until: null });
  await withdrawNotices(db.sql);
  await send();
  expect(calendarsTo(launcher)).toEqual([
    { method: 'REQUEST', sequence: 0 },
    { method: 'CANCEL', sequence: 1 },
  ]);
  const [, mail] = mailServer.received.filter(({ to }) =>
    [to].flat().some((each) => each?.text.includes(launcher.email)),
  );
  expect(mail!.text!.replaceAll(/\s+/g, ' ')).toContain('somebody has exempted it');

  expect(await notice()).toBe(false);
  await send();
  expect(await mailsOfCampaign(db.sql, campaignId)).toHaveLength(2);

  await endExemption(db.sql, of);
  expect(await notice()).toBe(true);
  await send();
  expect(calendarsTo(launcher)[2]).toEqual({ method: 'REQUEST', sequence: 2 });
});

test('an exemption that begins before the notice was sent leaves nothing to send', async () => {
  const { accountId, campaignId, launcher, notice } = await campaign();
  await notice();
  await setExemption(db.sql, { accountId, campaignId, actor: 'cli', reason: 'Runs all year', until: null });
  await send();
  await withdrawNotices(db.sql);
  await send();
  expect(calendarsTo(launcher)).toEqual([]);
  expect(await mailsOfCampaign(db.sql, campaignId)).toMatchObject([{ state: 'dropped' }]);
});

test('a date that was taken back and is given again is told again', async () => {
  const { accountId, campaignId, launcher, notice } = await campaign({
    daysAgo: 25,
    archiveWindow: { from: '00:00', to: '06:00' },
  });
  const of = { accountId, campaignId, actor: 'cli' };
  await notice();
  await send();
  await setExemption(db.sql, { ...of, reason: 'Runs all year', until: null });
  await withdrawNotices(db.sql);
  await send();
  await endExemption(db.sql, of);
  expect(await notice()).toBe(true);
  await send();
  const dates = await db.sql<{ at: Date }[]>`
    select distinct calendar_at as at from mails where campaign_id = ${campaignId} and kind = 'archive_notice'`;
  // Within a minute of midnight the night may be the next one.
  expect(dates.length).toBeLessThanOrEqual(2);
  expect(calendarsTo(launcher)).toEqual([
    { method: 'REQUEST', sequence: 0 },
    { method: 'CANCEL', sequence: 1 },
    { method: 'REQUEST', sequence: 2 },
  ]);
});

test('a policy that moves the date there and back moves the entry there and back', async () => {
  const { accountId, launcher, notice } = await campaign();
  await notice();
  await send();
  for (const days of [9, 7]) {
    await db.sql`update accounts set notice_days = ${days} where id = ${accountId}`;
    await withdrawNotices(db.sql);
    await send();
  }
  expect(calendarsTo(launcher)).toEqual([0, 1, 2].map((sequence) => ({ method: 'REQUEST', sequence })));
});
