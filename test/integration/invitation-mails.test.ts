import { describe, expect } from 'vitest';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import { createInvitation } from '../../src/db/accounts/invitations.ts';
import { forgetTokens } from '../../src/db/mails/mail-links.ts';
import { uuidv7 } from '../../src/ids.ts';
import { apiClient } from '../support/api-client.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeDue, sendAllDue } from '../support/mails.ts';
import { tablesWith } from '../support/search-everywhere.ts';

const { test, api, account, mailServer } = fixtures('api', 'account', 'mailServer');
test.override('accountOptions', { name: 'Phone bank', demo: false });

const refusal = (status: number, code: string) => ({ status, body: { code } });
const anyone = () => apiClient(api.url);
const send = () => sendAllDue(api.db.sql, mailServer.url, api.url);
const newAddress = () => `${uuidv7()}@riverside.example`;
const receivedBy = (address: string) =>
  mailServer.received.filter(({ to }) => [to].flat().some((each) => each?.text.includes(address)));
const tokensIn = (text: string) =>
  [...text.matchAll(/\/invitation#([\w-]+)/g)].map(([, token = '']) => token);
const lookUp = (token: string) => anyone().post('/v1/invitations/look-up', { token });
const accept = (token: string) =>
  anyone().post('/v1/invitations/accept', { token, name: 'Cal Osei', password: 'correct horse battery' });

async function invite({ email = newAddress(), role = 'caller', by = account.as.owner } = {}) {
  const answer = await by.post('/v1/invitations', { email, role });
  expect(answer).toMatchObject({ status: 201, body: { mailed: true, mailState: 'waiting' } });
  const { id, link } = answer.body as { id: string; link: string };
  return { id, email, ownToken: new URL(link).hash.slice(1) };
}

/** The token in the newest mail to an address. */
function mailedToken(email: string): string {
  const [token = ''] = tokensIn(receivedBy(email).at(-1)?.text ?? '');
  expect(token).toMatch(/^[\w-]{43}$/);
  return token;
}

const mailTo = async (email: string) => {
  const { items } = (await account.as.owner.get('/v1/mails')).body;
  return items.find(({ address }: { address: string }) => address === email);
};

describe('an invitation', () => {
  test('is mailed in plain words, with a link of its own that lets the person join once', async () => {
    const { client, name } = await account.signIn('owner');
    const { email, ownToken } = await invite({ role: 'moderator', by: client });
    await send();
    const [mail, ...more] = receivedBy(email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ subject: 'You are invited to join Phone bank' });
    expect(mail!.text!.replaceAll(/\s+/g, ' ')).toContain(
      `${name} invites you to join Phone bank on Lastcall as a moderator`,
    );
    const token = mailedToken(email);
    expect(token).not.toBe(ownToken);
    expect(new Set([...tokensIn(mail!.text!), ...tokensIn(String(mail!.html))])).toEqual(new Set([token]));

    for (const each of [ownToken, token]) expect((await lookUp(each)).body).toMatchObject({ email });
    expect(await accept(token)).toMatchObject({ status: 200, body: { email } });
    for (const each of [ownToken, token])
      expect(await accept(each)).toMatchObject(refusal(404, 'invitation_invalid'));
    expect(await mailTo(email)).toMatchObject({ state: 'sent', campaignId: null, recipientName: null });
  });

  test('leaves no secret of its links in the database, before and after it is sent', async () => {
    const { email, ownToken } = await invite();
    await send();
    for (const token of [ownToken, mailedToken(email)])
      expect(await tablesWith(api.db.sql, token)).toEqual([]);
    expect(api.logged.join('')).not.toContain(mailedToken(email));
  });

  test('that was used, taken back, replaced or is too old before its mail was sent sends none', async () => {
    const used = await invite();
    await accept(used.ownToken);
    const revoked = await invite();
    await account.as.admin.delete(`/v1/invitations/${revoked.id}`);
    const old = await invite();
    await api.db.sql`update invitations set expires_at = now() - interval '1 second' where id = ${old.id}`;
    const replaced = await invite();
    await invite({ email: replaced.email });
    await send();
    for (const { email } of [used, revoked, old]) {
      expect(receivedBy(email)).toEqual([]);
      expect(await mailTo(email)).toMatchObject({ state: 'dropped', subject: null });
    }
    expect(receivedBy(replaced.email)).toHaveLength(1);
  });

  test('that is sent again has new links, and those of before hold no more', async () => {
    const before = await invite();
    await send();
    const mailedBefore = mailedToken(before.email);
    const again = await invite({ email: before.email });
    for (const token of [before.ownToken, mailedBefore])
      expect(await lookUp(token)).toMatchObject(refusal(404, 'invitation_invalid'));
    await send();
    expect(receivedBy(before.email)).toHaveLength(2);
    for (const token of [again.ownToken, mailedToken(before.email)])
      expect((await lookUp(token)).status).toBe(200);
  });

  test('is mailed again after a mail server that put it off, as the same mail with a link that holds', async () => {
    const { email } = await invite();
    mailServer.refusing.set(email, { code: 451, words: 'Greylisted' });
    await send();
    mailServer.refusing.delete(email);
    await makeDue(api.db.sql);
    await send();
    expect(receivedBy(email)).toHaveLength(1);
    expect(await accept(mailedToken(email))).toMatchObject({ status: 200 });
  });

  test('whose address the mail server refuses shows that on the list of invitations', async () => {
    const { email } = await invite();
    mailServer.refusing.set(email, { code: 550, words: 'No such mailbox' });
    await send();
    expect((await account.as.admin.get('/v1/invitations')).body.items).toMatchObject([
      { email, mailState: 'refused' },
    ]);
    expect(await mailTo(email)).toMatchObject({ state: 'refused', lastError: '550 No such mailbox' });
  });

  test('whose mail was refused goes again from the page of mails, with a link that holds', async () => {
    const { email } = await invite();
    mailServer.refusing.set(email, { code: 550, words: 'No such mailbox' });
    await send();
    mailServer.refusing.delete(email);
    const { id } = await mailTo(email);
    expect(await account.as.admin.post(`/v1/mails/${id}/send-again`)).toMatchObject({
      status: 202,
      body: { state: 'waiting', address: email },
    });
    await send();
    expect(await accept(mailedToken(email))).toMatchObject({ status: 200 });
  });

  test('goes ten times an hour to one address and no more, whoever sends it', async () => {
    const { email } = await invite();
    await api.db.sql`update rate_limits set count = 10 where key like ${`invite|${account.id}|%`}`;
    const refused = await account.as.admin.post('/v1/invitations', { email, role: 'caller' });
    expect(refused).toMatchObject(refusal(429, 'too_many_mails'));
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    await invite();
    expect(JSON.stringify(await api.db.sql`select key from rate_limits`)).not.toContain('riverside');
  });

  test.each([
    'cal@riverside.example\r\nBcc: eve@evil.example',
    'cal@riverside.example, eve@evil.example',
    '"Cal\r\nBcc: eve@evil.example" <cal@riverside.example>',
    `${'a'.repeat(300)}@riverside.example`,
  ])('is not made for the address %j', async (email) => {
    expect(await account.as.owner.post('/v1/invitations', { email, role: 'caller' })).toMatchObject(
      refusal(400, 'invalid_request'),
    );
    expect((await account.as.owner.get('/v1/mails')).body.items).toEqual([]);
  });

  test('stays one mail to one address, also where the address came in another way and the names are nasty', async () => {
    const nasty = `Bank <b>\r\nBcc: eve@evil.example ${api.url}/invitation#the-secret-is-not-kept-here`;
    const { id: accountId } = await api.createAccount({ name: nasty });
    const email = 'eve@evil.example\r\nbcc: mallory@evil.example\r\nx: @riverside.example';
    const made = { accountId, email, role: 'caller', actor: 'cli', byOwner: true } as const;
    await createInvitation(api.db.sql, made);
    const to = newAddress();
    await createInvitation(api.db.sql, { ...made, email: to });
    await send();
    const [mail] = receivedBy(to);
    expect(mail!.headers.has('bcc')).toBe(false);
    expect(String(mail!.html)).not.toContain('<b>');
    for (const { headers } of mailServer.received) expect(headers.has('bcc') || headers.has('x')).toBe(false);
  });
});

describe('the page of mails', () => {
  const read = async (email: string, by = account.as.owner) =>
    (await by.get(`/v1/mails/${(await mailTo(email)).id}`)).body.content;

  test('shows no secret of an invitation that was sent, to nobody', async () => {
    const { email, ownToken } = await invite();
    await send();
    for (const by of [account.as.owner, account.as.admin]) {
      const content = JSON.stringify(await read(email, by));
      expect(content).toContain('/invitation#the-secret-is-not-kept-here');
      for (const token of [ownToken, mailedToken(email)]) expect(content).not.toContain(token);
    }
  });

  test('without a mail server shows the mail, and its secret in no account but a demo', async () => {
    const { email } = await invite();
    await sendAllDue(api.db.sql, null, api.url);
    expect(await mailTo(email)).toMatchObject({ state: 'kept' });
    expect(tokensIn((await read(email)).text)[0]).toBe('the-secret-is-not-kept-here');
    expect(await api.db.sql`select from mails where link is not null`).toHaveLength(0);
  });

  const makeDemo = () => api.db.sql`update accounts set demo = true where id = ${account.id}`;

  test('of a demo account without a mail server shows a link that works, until it is used', async () => {
    await makeDemo();
    const { email } = await invite();
    await sendAllDue(api.db.sql, null, api.url);
    const { text, html } = await read(email, account.as.admin);
    const [token = ''] = tokensIn(text);
    expect(tokensIn(html)).toContain(token);
    expect(await accept(token)).toMatchObject({ status: 200 });
    expect(tokensIn((await read(email)).text)[0]).toBe('the-secret-is-not-kept-here');
    await forgetTokens(api.db.sql);
    expect(await tablesWith(api.db.sql, token)).toEqual([]);
  });

  test('of a demo account shows an owner’s link to owners only, and none to a key that may not invite', async () => {
    await makeDemo();
    const { email } = await invite({ role: 'owner' });
    const other = await invite();
    await sendAllDue(api.db.sql, null, api.url);
    const key = { accountId: account.id, name: 'Reads', role: 'owner', actor: 'cli' } as const;
    const { secret } = await createApiKey(api.db.sql, { ...key, scopes: ['account:read'] });
    const narrow = apiClient(api.url, secret);
    const shown = async (address: string, by: typeof narrow) =>
      tokensIn((await read(address, by)).text)[0] !== 'the-secret-is-not-kept-here';
    expect(await shown(email, account.as.owner)).toBe(true);
    expect(await shown(email, account.as.admin)).toBe(false);
    expect(await shown(email, narrow)).toBe(false);
    expect(await shown(other.email, account.as.admin)).toBe(true);
    expect(await shown(other.email, narrow)).toBe(false);
  });
});
