import { describe, expect } from 'vitest';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { giveNotice } from '../../src/db/campaigns/give-notice.ts';
import { deleteOldMails } from '../../src/db/mails/delete-old-mails.ts';
import { withdrawNotices } from '../../src/db/mails/withdraw-notices.ts';
import { dial, record } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { inAYear, launchedBy, mailsOfCampaign, sendAllDue } from '../support/mails.ts';

const { test, api, account, mailServer } = fixtures('api', 'account', 'mailServer');

const send = () => sendAllDue(api.db.sql, mailServer.url);
const receivedBy = (email: string) =>
  mailServer.received.filter(({ to }) => [to].flat().some((each) => each?.text.includes(email)));

async function noticed() {
  const { sql } = api.db;
  const owner = await account.signIn('owner');
  const campaignId = await launchedBy(sql, account.id, `user:${owner.userId}`);
  const notice = () => giveNotice(sql, campaignId, inAYear());
  await notice();
  const [{ id: mailId } = { id: '' }] = await mailsOfCampaign(sql, campaignId);
  const again = () => account.as.admin.post(`/v1/mails/${mailId}/send-again`);
  const mail = async () => (await account.as.admin.get(`/v1/mails/${mailId}`)).body;
  const dialled = () => record(sql, { accountId: account.id, campaignId }, [dial()]);
  return { owner, campaignId, mailId, again, mail, notice, dialled };
}

describe('sending a mail again', () => {
  test('one that was refused goes to the address that its person has now, as another mail', async () => {
    const { owner, mailId, again, mail } = await noticed();
    mailServer.refusing.set(owner.email, { code: 550, words: 'No such mailbox' });
    await send();
    const before = await mail();
    expect(before).toMatchObject({ state: 'refused', address: owner.email });
    const address = `new-${owner.email}`;
    await api.db.sql`update users set email = ${address} where id = ${owner.userId}`;
    expect(await again()).toMatchObject({
      status: 202,
      body: { state: 'waiting', address, lastError: null, content: null },
    });
    await send();
    expect(await mail()).toMatchObject({ state: 'sent', attempts: 2 });
    const [received, ...more] = receivedBy(address);
    expect(more).toEqual([]);
    expect(received!.messageId).not.toBe(`<${before.content.messageId}>`);
    const { body } = await account.as.owner.get('/v1/audit-log');
    expect(body.items[0]).toMatchObject({ action: 'mail.sent_again', details: { mailId } });
  });

  test('one that was kept is sent once there is a mail server', async () => {
    const { owner, again, mail } = await noticed();
    await sendAllDue(api.db.sql, null);
    expect(await mail()).toMatchObject({ state: 'kept' });
    await again();
    await send();
    expect(receivedBy(owner.email)).toHaveLength(1);
  });

  test('one that was given up has all its attempts again', async () => {
    const { campaignId, again, mail } = await noticed();
    await api.db.sql`update mails set attempts = 53 where campaign_id = ${campaignId}`;
    await sendAllDue(api.db.sql, 'smtp://127.0.0.1:1');
    expect(await mail()).toMatchObject({ state: 'given_up', attempts: 54 });
    await again();
    await sendAllDue(api.db.sql, 'smtp://127.0.0.1:1');
    expect(await mail()).toMatchObject({ state: 'waiting', attempts: 55 });
  });

  test('one whose news are old by now is dropped rather than sent', async () => {
    const { owner, again, mail, dialled } = await noticed();
    await sendAllDue(api.db.sql, null);
    await dialled();
    await again();
    await send();
    expect(await mail()).toMatchObject({ state: 'dropped' });
    expect(receivedBy(owner.email).filter(({ subject }) => subject?.includes('archives itself'))).toEqual([]);
  });

  test('one that was sent, or waits, is not sent again, and says why', async () => {
    const { again } = await noticed();
    const refused = { status: 409, body: { code: 'mail_not_resendable' } };
    expect(await again()).toMatchObject(refused);
    await send();
    const answer = await again();
    expect(answer).toMatchObject(refused);
    expect(answer.body.detail).toContain('"sent"');
  });

  test('two who ask at once have it sent once', async () => {
    const { owner, again } = await noticed();
    await sendAllDue(api.db.sql, null);
    const statuses = (await Promise.all([again(), again(), again()])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(2);
    await send();
    expect(receivedBy(owner.email)).toHaveLength(1);
  });

  test('only owners and admins may, and only in their own account', async () => {
    const { mailId } = await noticed();
    await sendAllDue(api.db.sql, null);
    for (const role of ['moderator', 'caller', 'dialer'] as const) {
      expect(await account.as[role].post(`/v1/mails/${mailId}/send-again`)).toMatchObject({ status: 403 });
    }
    const stranger = await api.createAccount();
    expect(await stranger.as.owner.post(`/v1/mails/${mailId}/send-again`)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });
});

describe('mails whose time is over', () => {
  const age = (campaignId: string) =>
    api.db.sql`
      update mails set settled_at = now() - interval '401 days' where campaign_id = ${campaignId} and settled_at is not null`;
  const left = async (campaignId: string) => (await mailsOfCampaign(api.db.sql, campaignId)).length;

  test('are deleted, with the tokens to unsubscribe; younger ones stay', async () => {
    const old = await noticed();
    const young = await noticed();
    for (const { campaignId } of [old, young]) {
      const close = { reason: 'person', actor: 'cli', tellWorkflow: false } as const;
      await closeCampaign(api.db.sql, { campaignId, ...close });
    }
    await send();
    const [dropped, archived] = await mailsOfCampaign(api.db.sql, old.campaignId);
    expect([dropped!.state, archived!.kind]).toEqual(['dropped', 'archived']);
    await age(old.campaignId);
    expect(await deleteOldMails(api.db.sql, 400)).toBe(false);
    expect(await left(old.campaignId)).toBe(0);
    expect(await left(young.campaignId)).toBe(2);
    expect([...(await api.db.sql`select from unsubscribe_tokens where mail_id = ${archived!.id}`)]).toEqual(
      [],
    );
  });

  test('stay while they wait, and while their entry may stand in a calendar', async () => {
    const waiting = await noticed();
    await deleteOldMails(api.db.sql, 0);
    expect(await left(waiting.campaignId)).toBe(1);
    await send();
    await age(waiting.campaignId);
    await deleteOldMails(api.db.sql, 400);
    expect(await left(waiting.campaignId)).toBe(1);
  });

  test('leave the count of an entry’s changes, so that a calendar takes the next one', async () => {
    const { owner, campaignId, notice, dialled } = await noticed();
    await send();
    await dialled();
    await withdrawNotices(api.db.sql);
    await send();
    await age(campaignId);
    await deleteOldMails(api.db.sql, 400);
    expect(await mailsOfCampaign(api.db.sql, campaignId)).toMatchObject([{ kind: 'notice_withdrawn' }]);
    await api.db.sql`update campaigns set last_dial_at = now() - interval '24 days' where id = ${campaignId}`;
    await notice();
    await send();
    const sequences = receivedBy(owner.email).map(({ attachments }) =>
      Number(/^SEQUENCE:(\d+)/m.exec(String(attachments[0]?.content))?.[1]),
    );
    expect(sequences).toEqual([0, 1, 2]);
  });
});
