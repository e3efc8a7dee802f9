import { beforeEach, expect } from 'vitest';
import { carrierRate } from '../../src/carriers/rates.ts';
import { attemptRelease } from '../../src/release/attempt.ts';
import { sandboxAccounts, sandboxCredentials } from '../../sandbox/accounts.ts';
import { dialectId, type DialectId } from '../../sandbox/model.ts';
import { sealedSince } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { testKeyring } from '../support/keyring.ts';

const { test, api, account, sandbox } = fixtures('api', 'account', 'sandbox');
test.override('apiOptions', ({ sandbox: { url } }) => ({
  keyring: testKeyring('current'),
  carrierUrls: Object.fromEntries(dialectId.options.map((id) => [id, `${url}/${id}`])),
  carrierRates: new Map(dialectId.options.map((id) => [id, 1_000])),
}));
beforeEach(() => sandbox.control.reset());

/** A number of a campaign that was archived and gave it back. */
async function givenBack(carrier: DialectId, from: string): Promise<{ id: string; e164: string }> {
  const { owner } = account.as;
  const login = sandboxAccounts.find((each) => each.carrier === carrier)!;
  await owner.put(`/v1/carriers/${carrier}`, sandboxCredentials(carrier, login));
  const [rented] = await sandbox.rentAt(carrier, 1, from);
  const { e164 } = rented!;
  const { id } = (await owner.post('/v1/campaigns', { name: 'Ward 4' })).body;
  await owner.post(`/v1/campaigns/${id}/numbers`, { numbers: [{ e164, carrier }] });
  await owner.post(`/v1/campaigns/${id}/launch`);
  await owner.post(`/v1/campaigns/${id}/archive`);
  await sealedSince(api.db.sql, id);
  const number = (await owner.get(`/v1/numbers?search=${e164.slice(1)}`)).body.items[0];
  await api.db
    .sql`update releases set status = 'pending', next_attempt_at = null where number_id = ${number.id}`;
  const { sql } = api.db;
  const rate = () => carrierRate(1_000);
  await sandbox.control.setOrderDelay(0);
  for (let status = ''; status !== 'released';) {
    await sql`update releases set next_attempt_at = now() - interval '1 second'
      where number_id = ${number.id} and status = 'waiting'`;
    const deps = { sql, carrierFor: sandbox.carrierFor, rate, patienceMs: 60_000 };
    status = (await attemptRelease(deps, number.id)) ?? '';
  }
  return { id: number.id, e164 };
}
const reclaim = (id: string) => account.as.owner.post(`/v1/numbers/${id}/reclaim`);
const numbersOf = async (e164: string) =>
  (await account.as.owner.get(`/v1/numbers?search=${e164.slice(1)}`)).body.items as Record<string, unknown>[];
const bought = async (e164: string) =>
  (await sandbox.control.requests({ number: e164, action: 'buy' })).filter(({ effect }) => effect).length;

test('a number that was given back by mistake is taken back once, however often somebody presses', async () => {
  const { id, e164 } = await givenBack('plivo', '+14155591000');
  const [shown] = await numbersOf(e164);
  expect(shown).toMatchObject({ state: 'released', reclaim: { byApi: true } });

  const answers = await Promise.all([reclaim(id), reclaim(id), reclaim(id)]);
  answers.push(await reclaim(id));

  const done = answers.filter(({ status }) => status === 200);
  expect(new Set(done.map(({ body }) => body.numberId)).size).toBe(1);
  expect(answers.at(-1)).toMatchObject({ status: 200, body: { status: 'reclaimed' } });
  const others = answers.filter(({ status }) => status !== 200).map(({ body }) => body.code as string);
  expect(others.filter((code) => code !== 'reclaim_busy')).toEqual([]);
  expect(await bought(e164)).toBe(1);
  expect(await numbersOf(e164)).toMatchObject([
    { id: answers.at(-1)!.body.numberId, state: 'available', release: null },
    { id, state: 'released' },
  ]);
  const audit = (await account.as.owner.get('/v1/audit-log')).body.items;
  expect(audit.filter(({ action }: { action: string }) => action === 'number.reclaimed')).toHaveLength(1);
});

test('one whose answer got lost is not bought again when somebody presses again', async () => {
  const { id, e164 } = await givenBack('plivo', '+14155592000');
  await sandbox.control.addFault({
    numbers: [e164],
    actions: ['buy'],
    script: [{ kind: 'reset', when: 'after' }],
  });
  expect(await reclaim(id)).toMatchObject({ status: 200, body: { status: 'reclaimed' } });
  expect(await reclaim(id)).toMatchObject({ status: 200, body: { status: 'reclaimed' } });
  expect(await bought(e164)).toBe(1);
});

test('what the carrier refuses is said, changes nothing, and can be asked for again', async () => {
  const { id, e164 } = await givenBack('plivo', '+14155593000');
  await sandbox.control.addFault({ numbers: [e164], actions: ['buy'], script: [{ kind: 'throttle' }] });
  expect(await reclaim(id)).toMatchObject({ status: 502, body: { code: 'reclaim_failed' } });
  expect(await numbersOf(e164)).toMatchObject([{ id, state: 'released' }]);
  expect((await reclaim(id)).status).toBe(200);
});

/** What the number's page says of it. */
const ways = {
  reclaim_over: null,
  reclaim_by_hand: { byApi: false, how: expect.stringMatching(/Console|Aging/) },
};

test.each([
  ['plivo', 11, 'reclaim_over'],
  ['twilio', 1, 'reclaim_by_hand'],
  ['bandwidth', 1, 'reclaim_by_hand'],
  ['signalwire', 1, 'reclaim_over'],
] as const)('at %s, %d days later: %s', async (carrier, days, code) => {
  const { id, e164 } = await givenBack(carrier, '+14155594000');
  await api.db
    .sql`update phone_numbers set released_at = now() - make_interval(days => ${days}) where id = ${id}`;
  await api.db
    .sql`update releases set released_at = now() - make_interval(days => ${days}) where number_id = ${id}`;
  expect(await reclaim(id)).toMatchObject({ status: 409, body: { code } });
  const [shown] = await numbersOf(e164);
  expect(shown).toMatchObject({ reclaim: ways[code] });
  expect(await bought(e164)).toBe(0);
});

test('one that is rented again is left alone, and nobody else may ask', async () => {
  const { id, e164 } = await givenBack('plivo', '+14155595000');
  expect((await account.as.moderator.post(`/v1/numbers/${id}/reclaim`)).status).toBe(403);
  const { owner } = account.as;
  const draft = (await owner.post('/v1/campaigns', { name: 'Again' })).body.id;
  const numbers = [{ e164, carrier: 'plivo' }];
  await owner.post(`/v1/campaigns/${draft}/numbers`, { numbers, force: true });
  expect(await reclaim(id)).toMatchObject({ status: 409, body: { code: 'reclaim_rented' } });
  expect(await bought(e164)).toBe(0);
  const neighbour = await api.createAccount();
  expect((await neighbour.as.owner.post(`/v1/numbers/${id}/reclaim`)).status).toBe(404);
});
