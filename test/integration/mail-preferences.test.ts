import type { ParsedMail } from 'mailparser';
import { describe, expect } from 'vitest';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { giveNotice } from '../../src/db/campaigns/give-notice.ts';
import { apiClient } from '../support/api-client.ts';
import { fixtures } from '../support/fixtures.ts';
import { complete, headersOf, inAYear, launchedBy, makeDue, sendAllDue, tokenOf } from '../support/mails.ts';
import { makeNumbers } from '../support/factories.ts';

const { test, api, account, mailServer } = fixtures('api', 'account', 'mailServer');

const send = () => sendAllDue(api.db.sql, mailServer.url);
const receivedBy = (email: string) =>
  mailServer.received.filter(({ to }) => [to].flat().some((each) => each?.text.includes(email)));
const form = (body: string, type = 'application/x-www-form-urlencoded') => ({
  headers: { 'content-type': type },
  body,
});
const oneClick = form('List-Unsubscribe=One-Click');
const anybody = () => apiClient(api.url);
const preferencesOf = async (client: ReturnType<typeof apiClient>) => {
  const { body } = await client.get('/v1/me/mail-preferences');
  return body.items as { kind: string; essential: boolean; wanted: boolean }[];
};
const audited = async () => {
  const { body } = await account.as.owner.get('/v1/audit-log');
  const entries = body.items as { action: string; actor: string; details: object }[];
  return entries.filter(({ action }) => action === 'mail_preference.changed');
};

let digits = 0;

/** A person whose campaign somebody else has archived, and whose numbers are all back. */
async function told() {
  const launcher = await account.signIn('moderator');
  const campaignId = await launchedBy(api.db.sql, account.id, `user:${launcher.userId}`);
  digits += 1;
  await makeNumbers(api.db.sql, campaignId, [{ e164: `+1415555${1_000 + digits}`, carrier: 'sandbox' }]);
  const archive = () =>
    closeCampaign(api.db.sql, { campaignId, reason: 'person', actor: 'cli', tellWorkflow: false });
  return { launcher, campaignId, archive };
}

/** The mail that a campaign was archived, as a person has it. */
async function archivedMail(): Promise<{ mail: ParsedMail } & Awaited<ReturnType<typeof told>>> {
  const person = await told();
  await person.archive();
  await send();
  const [mail] = receivedBy(person.launcher.email);
  return { ...person, mail: mail! };
}

describe('preferences', () => {
  test('a person switches a kind of mails off and on, for themselves in this account; it is in the audit log', async () => {
    const { launcher, campaignId, archive } = await told();
    expect((await preferencesOf(launcher.client)).every(({ wanted }) => wanted)).toBe(true);
    const off = await launcher.client.put('/v1/me/mail-preferences/archived', { wanted: false });
    expect(off.body.items).toContainEqual({ kind: 'archived', essential: false, wanted: false });
    await launcher.client.put('/v1/me/mail-preferences/archived', { wanted: false });
    const other = await account.signIn('moderator');
    expect((await preferencesOf(other.client)).every(({ wanted }) => wanted)).toBe(true);

    await archive();
    await send();
    expect(receivedBy(launcher.email)).toEqual([]);
    const { body } = await account.as.owner.get(`/v1/mails?campaignId=${campaignId}`);
    expect(body.items).toMatchObject([
      { kind: 'archived', state: 'dropped', lastError: 'The person does not want mails of this kind.' },
    ]);
    await complete(api.db.sql, campaignId);
    await send();
    expect(receivedBy(launcher.email).map(({ subject }) => subject)).toEqual([
      'All numbers of “Door knock” are back',
    ]);

    await launcher.client.put('/v1/me/mail-preferences/archived', { wanted: true });
    expect((await preferencesOf(launcher.client)).every(({ wanted }) => wanted)).toBe(true);
    const actor = `user:${launcher.userId}`;
    expect(await audited()).toMatchObject([
      { actor, details: { mailKind: 'archived', wanted: true } },
      { actor, details: { mailKind: 'archived', wanted: false } },
    ]);
  });

  test.each(['archive_notice', 'notice_withdrawn', 'numbers_stuck'])(
    'mails of the kind %s cannot be switched off, and say so',
    async (kind) => {
      const { launcher } = await told();
      const answer = await launcher.client.put(`/v1/me/mail-preferences/${kind}`, { wanted: false });
      expect(answer).toMatchObject({ status: 409, body: { code: 'mail_essential' } });
      expect(answer.body.detail).toContain('cannot be switched off');
      expect(await preferencesOf(launcher.client)).toContainEqual({ kind, essential: true, wanted: true });
      const same = await launcher.client.put(`/v1/me/mail-preferences/${kind}`, { wanted: true });
      expect(same.status).toBe(200);
    },
  );

  test('a kind that there is not is refused, and a key has no preferences', async () => {
    const { launcher } = await told();
    const unknown = await launcher.client.put('/v1/me/mail-preferences/spam', { wanted: false });
    expect(unknown).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    const key = await account.as.owner.get('/v1/me/mail-preferences');
    expect(key).toMatchObject({ status: 403, body: { code: 'persons_only' } });
  });

  test('the database itself refuses to switch an essential kind off', async () => {
    const { launcher } = await told();
    await expect(
      api.db
        .sql`insert into mail_opt_outs (account_id, user_id, kind) values (${account.id}, ${launcher.userId}, 'archive_notice')`,
    ).rejects.toThrow('mail_opt_outs_kind');
  });
});

describe('unsubscribing with one click', () => {
  test('a mail that is not essential has the headers of RFC 8058 and a way to the preferences; an essential one has neither', async () => {
    const { mail } = await archivedMail();
    expect(headersOf(mail, 'list-unsubscribe').toSorted()).toEqual([
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      `List-Unsubscribe: <https://lastcall.example/v1/unsubscribe/${tokenOf(mail)}>`,
    ]);
    for (const body of [mail.text!, String(mail.html)]) {
      expect(body).toContain('https://lastcall.example/mail-preferences');
      expect(body).not.toContain(tokenOf(mail));
    }
    const { launcher, campaignId } = await told();
    await giveNotice(api.db.sql, campaignId, inAYear());
    await send();
    const [notice] = receivedBy(launcher.email);
    expect(headersOf(notice!, 'list-unsubscribe')).toEqual([]);
    expect(notice!.text).not.toContain('mail-preferences');
  });

  test('a POST of a mail program switches these mails off, without a session, and twice is as good as once', async () => {
    const { mail, launcher } = await archivedMail();
    const path = `/v1/unsubscribe/${tokenOf(mail)}`;
    for (let time = 0; time < 2; time += 1) {
      const answer = await anybody().send('POST', path, oneClick);
      expect(answer).toMatchObject({
        status: 200,
        body: { kind: 'archived', accountName: 'Test account', wanted: false },
      });
    }
    const off = (await preferencesOf(launcher.client)).filter(({ wanted }) => !wanted);
    expect(off).toEqual([{ kind: 'archived', essential: false, wanted: false }]);
    expect(await audited()).toMatchObject([
      { actor: `user:${launcher.userId}`, details: { mailKind: 'archived', wanted: false, byLink: true } },
    ]);
  });

  test('so does one with a multipart body, as RFC 8058 prefers it', async () => {
    const { mail } = await archivedMail();
    const body = new FormData();
    body.set('List-Unsubscribe', 'One-Click');
    const answer = await anybody().send('POST', `/v1/unsubscribe/${tokenOf(mail)}`, { body });
    expect(answer).toMatchObject({ status: 200, body: { wanted: false } });
  });

  test('who only follows the address changes nothing, and is led to a page whose address keeps the token from servers', async () => {
    const { mail, launcher } = await archivedMail();
    const token = tokenOf(mail);
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const followed = await anybody().send('GET', `/v1/unsubscribe/${token}`, { headers, redirect: 'manual' });
    expect(followed.status).toBe(303);
    expect(followed.headers.get('location')).toBe(`/unsubscribe#${token}`);
    expect(followed.headers.get('referrer-policy')).toBe('no-referrer');
    await anybody().send('HEAD', `/v1/unsubscribe/${token}`);
    const looked = await anybody().get(`/v1/unsubscribe/${token}`, { accept: 'application/json' });
    expect(looked).toMatchObject({ status: 200, body: { kind: 'archived', wanted: true } });
    expect((await preferencesOf(launcher.client)).every(({ wanted }) => wanted)).toBe(true);
  });

  test('a token that is none is told so, whatever it is, and the same each time', async () => {
    for (const token of ['x', 'A'.repeat(43), '%00', "'or'1'='1", 'é'.repeat(60)]) {
      for (const answer of [
        await anybody().get(`/v1/unsubscribe/${token}`, { accept: 'application/json' }),
        await anybody().send('POST', `/v1/unsubscribe/${token}`, oneClick),
      ]) {
        expect([400, 404]).toContain(answer.status);
        expect(answer.body.detail).not.toContain(token);
      }
    }
    const long = await anybody().send('POST', `/v1/unsubscribe/${'A'.repeat(5_000)}`, oneClick);
    expect(long).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    await api.db.sql`delete from rate_limits`;
  });

  test.each([
    ['another value', form('List-Unsubscribe=Later'), 400],
    ['nothing', form(''), 400],
    ['a broken multipart body', form('--x\r\nnonsense', 'multipart/form-data; boundary=y'), 400],
    ['JSON', form('{"List-Unsubscribe":"One-Click"}', 'application/json'), 415],
    ['more than 8 KiB', form(`List-Unsubscribe=One-Click&more=${'x'.repeat(9_000)}`), 413],
  ])('a POST with %s changes nothing', async (_, init, status) => {
    const { mail, launcher } = await archivedMail();
    const answer = await anybody().send('POST', `/v1/unsubscribe/${tokenOf(mail)}`, init);
    expect(answer.status).toBe(status);
    expect((await preferencesOf(launcher.client)).every(({ wanted }) => wanted)).toBe(true);
  });

  test('who tries many addresses that hold nothing is put off, and one that holds goes on holding', async () => {
    const { mail } = await archivedMail();
    const statuses: number[] = [];
    for (let at = 0; at < 40; at += 1) {
      const token = `${at}`.padEnd(43, 'A');
      statuses.push((await anybody().send('POST', `/v1/unsubscribe/${token}`, oneClick)).status);
    }
    expect(statuses.filter((status) => status === 404)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    const holds = await anybody().send('POST', `/v1/unsubscribe/${tokenOf(mail)}`, oneClick);
    expect(holds.status).toBe(200);
    await api.db.sql`delete from rate_limits`;
  });

  test('who has left the account holds nothing any more, and comes back with all mails', async () => {
    const { mail, launcher } = await archivedMail();
    await anybody().send('POST', `/v1/unsubscribe/${tokenOf(mail)}`, oneClick);
    const removed = await account.as.owner.delete(`/v1/members/${launcher.userId}`);
    expect(removed.status).toBe(204);
    const answer = await anybody().send('POST', `/v1/unsubscribe/${tokenOf(mail)}`, oneClick);
    expect(answer).toMatchObject({ status: 404, body: { code: 'unsubscribe_invalid' } });
    expect([...(await api.db.sql`select from mail_opt_outs where user_id = ${launcher.userId}`)]).toEqual([]);
  });

  test('each attempt has an address that holds, also the one of which nobody knows that it arrived', async () => {
    const { launcher, archive } = await told();
    await archive();
    const first: ParsedMail[] = [];
    mailServer.arrived = (mail) => {
      first.push(mail);
      mailServer.arrived = () => Promise.resolve();
      throw Object.assign(new Error('try later'), { responseCode: 451 });
    };
    await send();
    await makeDue(api.db.sql);
    await send();
    const [second] = receivedBy(launcher.email);
    expect(second!.messageId).toBe(first[0]!.messageId);
    for (const mail of [first[0]!, second!]) {
      const answer = await anybody().get(`/v1/unsubscribe/${tokenOf(mail)}`, { accept: 'application/json' });
      expect(answer.status).toBe(200);
    }
  });

  test('the token is in no log, no audit log and no table', async () => {
    const { mail } = await archivedMail();
    const token = tokenOf(mail);
    const path = `/v1/unsubscribe/${token}`;
    await anybody().get(path, { accept: 'application/json' });
    await anybody().send('POST', path, oneClick);
    await anybody().send('PUT', path, oneClick);
    await anybody().send('POST', `${path}/more`, oneClick);
    expect(api.logged.some((line) => line.includes('/v1/unsubscribe/{token}'))).toBe(true);
    expect(api.logged.filter((line) => line.includes(token))).toEqual([]);
    for (const table of ['audit_log', 'mails', 'unsubscribe_tokens', 'rate_limits']) {
      const rows = await api.db.sql`select to_jsonb(t)::text as row from ${api.db.sql(table)} t`;
      expect(rows.filter(({ row }) => String(row).includes(token))).toEqual([]);
    }
  });
});
