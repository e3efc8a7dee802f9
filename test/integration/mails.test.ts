import ICAL from 'ical.js';
import { describe, expect } from 'vitest';
import { giveNotice } from '../../src/db/campaigns/give-notice.ts';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { claimRelease } from '../../src/db/releases/claim-release.ts';
import { recordRelease } from '../../src/db/releases/record-release.ts';
import { withdrawNotices } from '../../src/db/mails/withdraw-notices.ts';
import { dayMs, dial, record, sealedSince } from '../support/campaigns.ts';
import { makeAccount, makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { launchedBy, mailsOfCampaign, makeDue, makeMember, sendAllDue } from '../support/mails.ts';

const { test, db, mailServer } = fixtures('db', 'mailServer');

const inAYear = () => new Date(Date.now() + 365 * dayMs);
const notice = (campaignId: string) => giveNotice(db.sql, campaignId, inAYear());
const send = () => sendAllDue(db.sql, mailServer.url);
const receivedBy = (address: string) =>
  mailServer.received.filter(({ to }) => [to].flat().some((each) => each?.text.includes(address)));

/** An account with one owner, and a campaign that its moderator launched 24 days ago. */
async function idle(options: { name?: string; numbers?: number; daysAgo?: number } = {}) {
  const accountId = await makeAccount(db.sql, { name: 'Riverside' });
  const owner = await makeMember(db.sql, accountId, 'owner', 'Olga Owner');
  const launcher = await makeMember(db.sql, accountId, 'moderator', 'Mo Moderator');
  const campaignId = await launchedBy(db.sql, accountId, `user:${launcher.userId}`, options);
  const some = Array.from({ length: options.numbers ?? 0 }, (_, at) => ({
    e164: `+1415${String(Date.now() % 1e6)}${at}`,
    carrier: 'sandbox',
  }));
  if (some.length > 0) await makeNumbers(db.sql, campaignId, some);
  return { accountId, campaignId, owner, launcher };
}

function eventOf(mail: { attachments: { contentType: string; content: Buffer }[] }) {
  const file = mail.attachments.find(
    ({ contentType }) => contentType === 'text/calendar' || contentType === 'application/ics',
  );
  const calendar = new ICAL.Component(ICAL.parse(String(file?.content)) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent')!;
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.getFirstPropertyValue('uid'),
    sequence: event.getFirstPropertyValue('sequence'),
    status: event.getFirstPropertyValue('status'),
    start: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate(),
    summary: event.getFirstPropertyValue('summary'),
  };
}

describe('the notice', () => {
  test('it goes to who launched the campaign, as text, HTML and a calendar entry that say the same', async () => {
    const { campaignId, launcher } = await idle({ numbers: 2 });
    expect(await notice(campaignId)).toBe(true);
    await send();

    const [mail, ...more] = receivedBy(launcher.email);
    expect(more).toEqual([]);
    const [row] = await mailsOfCampaign(db.sql, campaignId);
    expect(row).toMatchObject({ kind: 'archive_notice', state: 'sent', attempts: 1 });
    expect(mail).toMatchObject({ subject: row?.subject, messageId: `<${row?.messageId}>` });
    expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
    const text = mail!.text!.replaceAll(/\s+/g, ' ');
    for (const body of [text, String(mail!.html)]) {
      expect(body).toContain('Door knock');
      expect(body).toContain('make a call');
      expect(body).toContain('2 phone numbers');
      expect(body).toContain(`https://lastcall.example/campaign/${campaignId}`);
      expect(body).toContain('Nobody has exported its calls and contacts yet');
    }
    const [campaign] = await db.sql<{ deadline: Date }[]>`
      select launched_at + interval '30 days' as deadline from campaigns where id = ${campaignId}`;
    const event = eventOf(mail!);
    expect(event).toMatchObject({
      method: 'REQUEST',
      uid: `campaign-${campaignId}`,
      sequence: 0,
      status: 'CONFIRMED',
      summary: 'Door knock archives itself',
    });
    expect(Math.abs(event.start.getTime() - campaign!.deadline.getTime())).toBeLessThan(1_000);
  });

  test('where a machine launched it, or who did has left or only calls now, all owners have it', async () => {
    const { accountId, owner, launcher } = await idle();
    const second = await makeMember(db.sql, accountId, 'owner');
    await makeMember(db.sql, accountId, 'admin');
    const byKey = await launchedBy(db.sql, accountId, 'key:019ab3f5-0000-7000-8000-000000000001');
    const bySomebodyGone = await launchedBy(db.sql, accountId, `user:${launcher.userId}`);
    await db.sql`update members set role = 'caller' where user_id = ${launcher.userId}`;
    for (const campaignId of [byKey, bySomebodyGone]) {
      await notice(campaignId);
      const rows = await mailsOfCampaign(db.sql, campaignId);
      expect(rows.map(({ address }) => address).toSorted()).toEqual([owner.email, second.email].toSorted());
    }
  });

  test('one deadline has one notice, however often it is given', async () => {
    const { campaignId } = await idle();
    await Promise.all(Array.from({ length: 5 }, () => notice(campaignId)));
    await notice(campaignId);
    expect(await mailsOfCampaign(db.sql, campaignId)).toHaveLength(1);
  });

  test('a dial takes the entry out of the calendar again, and the next notice puts it back as the same one', async () => {
    const { accountId, campaignId, launcher } = await idle();
    await notice(campaignId);
    await send();
    await record(db.sql, { accountId, campaignId }, [dial()]);
    await withdrawNotices(db.sql);
    await withdrawNotices(db.sql);
    await send();
    const withdrawn = receivedBy(launcher.email)[1]!;
    expect(withdrawn.subject).toBe('“Door knock” goes on');
    expect(eventOf(withdrawn)).toMatchObject({
      method: 'CANCEL',
      uid: `campaign-${campaignId}`,
      sequence: 1,
      status: 'CANCELLED',
    });

    await db.sql`update campaigns set last_dial_at = now() - interval '24 days' where id = ${campaignId}`;
    await notice(campaignId);
    await send();
    expect(eventOf(receivedBy(launcher.email)[2]!)).toMatchObject({ method: 'REQUEST', sequence: 2 });
    expect(receivedBy(launcher.email)).toHaveLength(3);
  });

  test('a dial before it was sent leaves nothing to send', async () => {
    const { accountId, campaignId, launcher } = await idle();
    await notice(campaignId);
    await record(db.sql, { accountId, campaignId }, [dial()]);
    await send();
    await withdrawNotices(db.sql);
    await send();
    expect(await mailsOfCampaign(db.sql, campaignId)).toMatchObject([{ state: 'dropped' }]);
    expect(receivedBy(launcher.email)).toEqual([]);
  });

  test('a policy that moves the date moves the entry', async () => {
    const { accountId, campaignId, launcher } = await idle();
    await notice(campaignId);
    await send();
    await db.sql`update accounts set notice_days = 9 where id = ${accountId}`;
    await withdrawNotices(db.sql);
    await send();
    const [first, second] = receivedBy(launcher.email).map(eventOf);
    expect(second).toMatchObject({ method: 'REQUEST', uid: first!.uid, sequence: 1 });
    expect(second!.start.getTime() - first!.start.getTime()).toBe(2 * dayMs);
    expect(receivedBy(launcher.email)[1]!.text).toContain('This date has moved');
  });

  test('a person who archives before the date takes the entry away; the date itself needs no further word on it', async () => {
    const byHand = await idle();
    await notice(byHand.campaignId);
    const byItself = await idle({ daysAgo: 31 });
    await notice(byItself.campaignId);
    await send();
    await db.sql`
      update campaigns set noticed_at = noticed_at - interval '7 days', noticed_for = noticed_for - interval '7 days'
      where id = ${byItself.campaignId}`;
    const close = { actor: 'cli', tellWorkflow: true };
    await closeCampaign(db.sql, { campaignId: byHand.campaignId, reason: 'person', ...close });
    await closeCampaign(db.sql, { campaignId: byItself.campaignId, reason: 'inactivity', ...close });
    await withdrawNotices(db.sql);
    await send();
    const subjects = (address: string) => receivedBy(address).map(({ subject }) => subject);
    expect(subjects(byHand.launcher.email)[1]).toBe('“Door knock” was archived by hand');
    expect(subjects(byItself.launcher.email)[1]).toBe('“Door knock” has archived itself');
    expect(receivedBy(byHand.launcher.email)).toHaveLength(2);
    expect(receivedBy(byItself.launcher.email)).toHaveLength(2);
  });

  test('who left the account meanwhile hears nothing', async () => {
    const { campaignId, launcher } = await idle();
    await notice(campaignId);
    await db.sql`delete from members where user_id = ${launcher.userId}`;
    await send();
    expect(receivedBy(launcher.email)).toEqual([]);
    expect(await mailsOfCampaign(db.sql, campaignId)).toMatchObject([{ state: 'dropped' }]);
  });

  test('a name that is HTML, a header or 5,000 characters long stays a name', async () => {
    const name = `<script>alert(1)</script>\r\nBcc: eve@evil.example\u202E${'x'.repeat(5_000)}`;
    const { campaignId, launcher } = await idle({ name });
    await notice(campaignId);
    await send();
    const [mail] = receivedBy(launcher.email);
    expect(mail!.headers.has('bcc')).toBe(false);
    expect(String(mail!.html)).not.toContain('<script');
    expect(mail!.text!.replaceAll(/\s+/g, ' ')).toContain('<script>alert(1)</script> Bcc: eve@evil.example');
    expect(mail!.subject!.length).toBeLessThan(200);
    expect(eventOf(mail!).summary).toContain('<script>alert(1)</script> Bcc:');
  });
});

describe('numbers that are stuck', () => {
  async function stick(campaignId: string): Promise<void> {
    await sealedSince(db.sql, campaignId);
    const numbers = await db.sql<
      { id: string }[]
    >`select id from phone_numbers where campaign_id = ${campaignId}`;
    for (const { id } of numbers) {
      await db.sql`update releases set status = 'pending', claim_token = null where number_id = ${id}`;
      const result = await claimRelease(db.sql, id, 60_000);
      if (!result.claimed) throw new Error('not claimed');
      const { token, attempt } = result.claim;
      const verdict = { status: 'needs_operator', reason: 'credentials_rejected' } as const;
      await recordRelease(db.sql, {
        numberId: id,
        token,
        attempt,
        verdict,
        steps: [],
        patienceMs: dayMs,
        carrierRef: null,
      });
    }
  }

  test('are told in one mail to each owner and admin, with what to do, and not again on the same day', async () => {
    const { accountId, campaignId, owner, launcher } = await idle({ numbers: 3 });
    const admin = await makeMember(db.sql, accountId, 'admin');
    await closeCampaign(db.sql, {
      campaignId,
      reason: 'person',
      actor: `user:${launcher.userId}`,
      tellWorkflow: false,
    });
    await stick(campaignId);
    await send();
    expect(await mailsOfCampaign(db.sql, campaignId)).toMatchObject([{ attempts: 0 }, { attempts: 0 }]);
    await makeDue(db.sql);
    await send();
    expect(receivedBy(launcher.email)).toEqual([]);
    expect(receivedBy(admin.email)).toHaveLength(1);
    const [mail] = receivedBy(owner.email);
    expect(mail!.subject).toBe('3 numbers of “Door knock” need you');
    expect(mail!.text!.replaceAll(/\s+/g, ' ')).toContain(
      '3 numbers at Sandbox: The carrier rejected our credentials',
    );

    await stick(campaignId);
    const [next] = await db.sql<{ hours: number }[]>`
      select extract(epoch from next_attempt_at - now())::int / 3600 as hours from mails
      where campaign_id = ${campaignId} and state = 'waiting' limit 1`;
    expect(next!.hours).toBeGreaterThanOrEqual(23);
  });

  test('and go back before the mail is sent need no mail', async () => {
    const { campaignId, owner } = await idle({ numbers: 1 });
    await closeCampaign(db.sql, { campaignId, reason: 'person', actor: 'cli', tellWorkflow: false });
    await stick(campaignId);
    await db.sql`update releases set status = 'pending' where campaign_id = ${campaignId}`;
    await makeDue(db.sql);
    await send();
    expect(receivedBy(owner.email)).toEqual([]);
  });
});

describe('the mail server', () => {
  test('that refuses an address has its words kept, and is not asked again', async () => {
    const { campaignId, launcher } = await idle();
    mailServer.refusing.set(launcher.email, { code: 550, words: `No such mailbox ${'!'.repeat(2_000)}` });
    await notice(campaignId);
    await send();
    const [row] = await mailsOfCampaign(db.sql, campaignId);
    expect(row).toMatchObject({ state: 'refused', attempts: 1 });
    expect(row!.lastError).toContain('550 No such mailbox');
    expect(row!.lastError!.length).toBeLessThanOrEqual(500);
  });

  test('that puts an address off is asked again later, with the same mail', async () => {
    const { campaignId, launcher } = await idle();
    mailServer.refusing.set(launcher.email, { code: 451, words: 'Greylisted' });
    await notice(campaignId);
    await send();
    const [before] = await mailsOfCampaign(db.sql, campaignId);
    expect(before).toMatchObject({ state: 'waiting', attempts: 1, lastError: '451 Greylisted' });
    mailServer.refusing.delete(launcher.email);
    await db.sql`update campaigns set name = 'Another name' where id = ${campaignId}`;
    await makeDue(db.sql);
    await send();
    const [after] = await mailsOfCampaign(db.sql, campaignId);
    expect(after).toMatchObject({ state: 'sent', attempts: 2, messageId: before!.messageId });
    expect(receivedBy(launcher.email)).toMatchObject([{ subject: before!.subject }]);
  });

  test('that is away for two days loses the mail to where it can be read', async () => {
    const { campaignId } = await idle();
    await notice(campaignId);
    await db.sql`update mails set attempts = 53 where campaign_id = ${campaignId}`;
    await sendAllDue(db.sql, 'smtp://127.0.0.1:1');
    const [row] = await mailsOfCampaign(db.sql, campaignId);
    expect(row).toMatchObject({ state: 'given_up', attempts: 54 });
    expect(row!.lastError).toContain('ECONNREFUSED');
  });

  test('without one mails are written and kept', async () => {
    const { campaignId } = await idle();
    await notice(campaignId);
    await sendAllDue(db.sql, null);
    const [row] = await mailsOfCampaign(db.sql, campaignId);
    expect(row).toMatchObject({ state: 'kept' });
    expect(row!.subject).toContain('Door knock');
  });
});
