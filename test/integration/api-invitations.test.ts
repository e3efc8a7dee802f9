import { describe, expect } from 'vitest';
import { uuidv7 } from '../../src/ids.ts';
import { newestEntries } from '../support/audit-entries.ts';
import { fixtures } from '../support/fixtures.ts';
import { apiClient } from '../support/api-client.ts';

const { test, api, account } = fixtures('api', 'account');
test.override('accountOptions', { name: 'Phone bank' });

const anyone = () => apiClient(api.url);
const refusal = (status: number, code: string) => ({ status, body: { code } });
const newUser = { name: 'Cal Osei', password: 'correct horse battery' };

async function invite({ email = `${uuidv7()}@riverside.example`, role = 'caller' } = {}) {
  const { status, body } = await account.as.owner.post('/v1/invitations', { email, role });
  expect(status).toBe(201);
  const link = new URL(body.link);
  expect(link.pathname).toBe('/invitation');
  return { id: body.id as string, email, token: link.hash.slice(1), invitation: body };
}

const accept = (token: string, body: object = newUser) =>
  anyone().post('/v1/invitations/accept', { token, ...body });

describe('an invitation', () => {
  test('shows its link once, and keeps only a hash of its token', async () => {
    const { id, token, invitation } = await invite();
    const { link, mailed, ...kept } = invitation;
    expect(mailed).toBe(true);
    expect(link).toBe(`${api.url}/invitation#${token}`);
    const days = (Date.parse(kept.expiresAt) - Date.parse(kept.createdAt)) / 86_400_000;
    expect(days).toBe(7);
    const listed = await account.as.admin.get('/v1/invitations');
    expect(listed.body.items).toEqual([kept]);
    expect(kept.expired).toBe(false);
    expect(JSON.stringify(await api.db.sql`select * from invitations where id = ${id}`)).not.toContain(token);
    const entries = await account.as.owner.get('/v1/audit-log?limit=1');
    expect(entries.body.items[0]).toMatchObject({ action: 'invitation.created', actorName: 'owner' });
    expect(entries.text).not.toContain(kept.email);
  });

  test('makes a user and a member, who signs in with the password', async () => {
    const { email, token } = await invite({ role: 'moderator' });
    const offer = await anyone().post('/v1/invitations/look-up', { token });
    expect(offer.body).toEqual({ accountName: 'Phone bank', email, role: 'moderator', signedIn: false });
    expect(await accept(token)).toMatchObject({ status: 200, body: { email } });
    const signedIn = await fetch(`${api.url}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: api.url },
      body: JSON.stringify({ email, password: newUser.password }),
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const me = await apiClient(api.url, { cookie }).get('/v1/me');
    expect(me.body).toMatchObject({ role: 'moderator', user: { name: 'Cal Osei', email } });
    expect((await account.as.owner.get('/v1/invitations')).body.items).toEqual([]);
    const [entry] = await newestEntries(account.as.owner, 1);
    expect(entry).toMatchObject({ action: 'member.joined', actorName: 'Cal Osei' });
  });

  test('is accepted once, also in the same moment', async () => {
    const { token } = await invite();
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 404]));
    expect(await accept(token)).toMatchObject(refusal(404, 'invitation_invalid'));
  });

  test('that is too old, taken back, replaced or made up is refused', async () => {
    const old = await invite();
    await api.db.sql`update invitations set expires_at = now() - interval '1 second' where id = ${old.id}`;
    const revoked = await invite();
    expect((await account.as.admin.delete(`/v1/invitations/${revoked.id}`)).status).toBe(204);
    const replaced = await invite();
    const again = await invite({ email: replaced.email, role: 'admin' });
    for (const token of [old.token, revoked.token, replaced.token, 'made-up']) {
      expect(await accept(token)).toMatchObject(refusal(404, 'invitation_invalid'));
      expect(await anyone().post('/v1/invitations/look-up', { token })).toMatchObject(
        refusal(404, 'invitation_invalid'),
      );
    }
    const { body } = await account.as.owner.get('/v1/invitations');
    expect(
      body.items.map(({ email, expired }: { email: string; expired: boolean }) => [email, expired]),
    ).toEqual([
      [replaced.email, false],
      [old.email, true],
    ]);
    expect((await accept(again.token)).status).toBe(200);
    expect(await account.as.owner.delete(`/v1/invitations/${again.id}`)).toMatchObject(
      refusal(404, 'not_found'),
    );
  });

  test.each([
    [{ name: 'Cal' }, '#/password'],
    [{ password: newUser.password }, '#/name'],
    [{ name: 'Cal', password: 'eleven char' }, '#/password'],
    [{ name: ' ', password: newUser.password }, '#/name'],
  ])('is not accepted with %j', async (body, pointer) => {
    const { token } = await invite();
    expect(await accept(token, body)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    expect((await anyone().post('/v1/invitations/look-up', { token })).status).toBe(200);
  });

  test('to an address that has a user is for that user alone, signed in', async () => {
    const other = await api.createAccount();
    const user = await other.signIn('caller');
    const stranger = await other.signIn('owner');
    const { token } = await invite({ email: user.email.toUpperCase(), role: 'admin' });
    const lookUp = async (client: typeof stranger.client) =>
      (await client.post('/v1/invitations/look-up', { token })).body.signedIn;
    expect([await lookUp(anyone()), await lookUp(stranger.client), await lookUp(user.client)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(await accept(token)).toMatchObject(refusal(409, 'sign_in_to_accept'));
    expect(await stranger.client.post('/v1/invitations/accept', { token, ...newUser })).toMatchObject(
      refusal(409, 'sign_in_to_accept'),
    );
    const forged = await user.client.post(
      '/v1/invitations/accept',
      { token },
      { origin: 'https://evil.example' },
    );
    expect(forged).toMatchObject(refusal(403, 'cross_site_request'));

    expect((await user.client.post('/v1/invitations/accept', { token })).status).toBe(200);
    const { body } = await user.client.get('/v1/me');
    expect(body.accounts).toEqual([
      expect.objectContaining({ id: other.id, role: 'caller' }),
      { id: account.id, name: 'Phone bank', role: 'admin' },
    ]);
  });

  test('does not tell whether its address has a user, as long as it is not accepted', async () => {
    const known = await (await api.createAccount()).signIn('owner');
    const attempts = [
      {},
      { name: 'Cal' },
      { password: newUser.password },
      { name: 'Cal', password: 'short' },
    ];
    const answersFor = async (email: string) => {
      const { token } = await invite({ email });
      const answers = [await anyone().post('/v1/invitations/look-up', { token })];
      for (const body of attempts) answers.push(await accept(token, body));
      return answers.map(({ status, body }) => {
        const { email: _email, requestId: _requestId, instance: _instance, ...rest } = body;
        return [status, rest];
      });
    };
    expect(await answersFor(known.email)).toEqual(await answersFor(`${uuidv7()}@riverside.example`));
  });

  test('of a member is refused', async () => {
    const { email } = await account.signIn('caller');
    expect(await account.as.owner.post('/v1/invitations', { email, role: 'admin' })).toMatchObject(
      refusal(409, 'already_member'),
    );
  });

  test('of an owner is made, replaced and taken back by owners only', async () => {
    const email = 'new-owner@riverside.example';
    const invitation = { email, role: 'owner' };
    expect(await account.as.admin.post('/v1/invitations', invitation)).toMatchObject(
      refusal(403, 'owner_only'),
    );
    const { token } = await invite(invitation);
    expect(await account.as.admin.post('/v1/invitations', { email, role: 'caller' })).toMatchObject(
      refusal(403, 'owner_only'),
    );
    expect((await anyone().post('/v1/invitations/look-up', { token })).body.role).toBe('owner');
    const [open] = (await account.as.admin.get('/v1/invitations')).body.items;
    const at = `/v1/invitations/${open.id}`;
    expect(await account.as.admin.delete(at)).toMatchObject(refusal(403, 'owner_only'));
    expect((await account.as.owner.delete(at)).status).toBe(204);
  });

  test('of another account cannot be seen or taken back', async () => {
    const { id, token } = await invite();
    const other = await api.createAccount();
    expect((await other.as.owner.get('/v1/invitations')).body.items).toEqual([]);
    expect(await other.as.owner.delete(`/v1/invitations/${id}`)).toMatchObject(refusal(404, 'not_found'));
    expect((await accept(token)).status).toBe(200);
  });
});

test.each(['not an address', '', 'a@b', '@riverside.example'])('it refuses the address %j', async (email) => {
  expect(await account.as.owner.post('/v1/invitations', { email, role: 'caller' })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '#/email' }] },
  });
});
