import { beforeEach, describe, expect } from 'vitest';
import { readBackReceipt } from '../support/receipts.ts';
import { emptyAccounts } from '../support/empty-accounts.ts';
import { fixtures } from '../support/fixtures.ts';
import { type TestAccount } from '../support/test-api.ts';

const { test, api } = fixtures('api');

let account: TestAccount;
let campaignId: string;

const create = async () =>
  (await account.as.owner.post('/v1/campaigns', { name: 'Numbers' })).body.id as string;
beforeEach(async () => {
  // A number has one place behind the installation's credentials, so what one test attaches the next could not.
  await emptyAccounts(api.db.sql);
  account = await api.createAccount();
  campaignId = await create();
});

const number = (n: number) => `+1415${String(5_550_000 + n)}`;
const attach = (numbers: unknown[], id = campaignId) =>
  account.as.owner.post(`/v1/campaigns/${id}/numbers`, { numbers });
const sandbox = (...ns: number[]) => ns.map((n) => ({ e164: number(n), carrier: 'sandbox' }));
const list = async (id = campaignId) =>
  (await account.as.moderator.get(`/v1/campaigns/${id}/numbers`)).body.items;
const count = async (id = campaignId) =>
  (await account.as.owner.get(`/v1/campaigns/${id}`)).body.counts.numbers;
const archive = async () => {
  await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
  await account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
};

const sid = `PN${'1a'.repeat(16)}`;

/** References that mean another resource than the one they begin with, or are not the carrier's at all. */
const badReferences = [
  ...['PN1', `${sid}#x`, `${sid}/../x`, `${sid}?x=1`, `${sid}%2f`, '..'].flatMap((reference) =>
    ['sandbox', 'twilio'].map((carrier) => [carrier, reference]),
  ),
  ...['12#', '1/../2', 'PN1'].map((reference) => ['telnyx', reference]),
  ...['5a5a5a5a-0000-4000-8000-000000000000/x', '1'].map((reference) => ['signalwire', reference]),
  ...['US&msisdn=1', 'us'].map((reference) => ['vonage', reference]),
  ['bandwidth', '3035550100'],
  ['plivo', '13035550100'],
] as [string, string][];

describe('attaching', () => {
  test.each(badReferences)(
    'at %s the reference %s is refused in words, and nothing is attached',
    async (carrier, carrierRef) => {
      const answer = await attach([...sandbox(1), { e164: number(2), carrier, carrierRef }]);
      expect(answer).toMatchObject({
        status: 400,
        body: {
          code: 'invalid_request',
          errors: [
            {
              pointer: '#/numbers/1/carrierRef',
              detail: expect.stringMatching(/^must be .* this carrier/),
            },
          ],
        },
      });
      expect(await list()).toEqual([]);
    },
  );

  test('a retry that corrects a reference takes only one of the carrier’s form', async () => {
    await attach(sandbox(1));
    await archive();
    const [{ id }] = await list();
    expect(await account.as.owner.post(`/v1/numbers/${id}/retry`, { carrierRef: 'PN1/../x' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ pointer: '#/carrierRef' }] },
    });
    expect((await account.as.owner.post(`/v1/numbers/${id}/retry`, { carrierRef: sid })).status).not.toBe(
      400,
    );
  });

  test('numbers become known, and stay attached when they are attached again', async () => {
    const numbers = [...sandbox(1, 2), { e164: number(3), carrier: 'twilio', carrierRef: sid }];
    expect(await attach(numbers)).toMatchObject({ status: 200, body: { attached: 3, alreadyAttached: 0 } });
    expect((await attach([...numbers, ...sandbox(4)])).body).toEqual({ attached: 1, alreadyAttached: 3 });
    expect(await count()).toBe(4);
    expect(await list()).toMatchObject([
      { e164: number(1), carrier: 'sandbox', carrierRef: null, state: 'assigned', campaignId, release: null },
      { e164: number(2) },
      { e164: number(3), carrier: 'twilio', carrierRef: sid },
      { e164: number(4) },
    ]);
  });

  test('attached again with the carrier’s id of the rental, a number has that id, and keeps it without one', async () => {
    await attach([{ e164: number(1), carrier: 'twilio' }]);
    const known = { e164: number(1), carrier: 'twilio', carrierRef: sid };
    expect((await attach([known])).body).toEqual({ attached: 0, alreadyAttached: 1 });
    expect(await list()).toMatchObject([{ carrierRef: sid }]);
    await attach([{ e164: number(1), carrier: 'twilio' }]);
    expect(await list()).toMatchObject([{ carrierRef: sid }]);
    const { items } = (await account.as.owner.get(`/v1/audit-log?campaignId=${campaignId}`)).body;
    expect(items[0]).toMatchObject({ action: 'numbers.attached', details: { numbers: 0, corrected: 1 } });
  });

  test('attached again under another carrier, a number is refused, and nothing changes', async () => {
    await attach([{ e164: number(1), carrier: 'twilio', carrierRef: sid }]);
    expect(await attach([...sandbox(1), ...sandbox(2)])).toMatchObject({
      status: 409,
      body: { numbers: [{ e164: number(1), carrier: 'twilio', reason: 'other_carrier', campaignId }] },
    });
    expect(await list()).toMatchObject([{ carrier: 'twilio', carrierRef: sid }]);
  });

  test('a number that another campaign holds refuses all of them, and tells who holds it', async () => {
    await attach(sandbox(1, 2));
    const other = await create();
    const answer = await attach(sandbox(3, 2), other);
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: 'number_unavailable',
        numbers: [{ e164: number(2), state: 'assigned', carrier: 'sandbox', campaignId }],
      },
    });
    expect(await list(other)).toEqual([]);
    expect(await count(other)).toBe(0);
  });

  test('a number in release is refused; long after, it can be rented and attached anew', async () => {
    await attach(sandbox(1));
    await archive();
    const other = await create();
    expect(await attach(sandbox(1), other)).toMatchObject({
      status: 409,
      body: { numbers: [{ state: 'releasing', campaignId }] },
    });
    await api.db
      .sql`update phone_numbers set state = 'released', released_at = now() - interval '46 days' where campaign_id = ${campaignId}`;
    expect((await attach(sandbox(1), other)).body).toEqual({ attached: 1, alreadyAttached: 0 });
  });

  test('an available number is taken; under another carrier than it is known by, it is refused', async () => {
    await attach(sandbox(1));
    const [{ id }] = await list();
    await account.as.owner.delete(`/v1/campaigns/${campaignId}/numbers/${id}`);
    expect(await attach([{ e164: number(1), carrier: 'twilio' }])).toMatchObject({
      status: 409,
      body: { numbers: [{ state: 'available', carrier: 'sandbox', campaignId: null }] },
    });
    expect((await attach([{ e164: number(1), carrier: 'sandbox', carrierRef: sid }])).body).toMatchObject({
      attached: 1,
    });
    expect(await list()).toMatchObject([{ id, carrierRef: sid }]);
  });

  test('two campaigns that ask for the same numbers at once: one gets them all, or each some; never both', async () => {
    const other = await create();
    const wanted = Array.from({ length: 20 }, (_, n) => n + 1);
    const answers = await Promise.all([
      attach(sandbox(...wanted)),
      attach(sandbox(...wanted.toReversed()), other),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await count()) + (await count(other))).toBe(20);
  });

  test('an active campaign takes numbers, an archived one does not', async () => {
    await archive();
    expect(await attach(sandbox(1))).toMatchObject({ status: 409, body: { code: 'campaign_archived' } });
  });

  test.each([
    [[], '#/numbers', '>=1'],
    [[{ e164: '4155550123', carrier: 'sandbox' }], '#/numbers/0/e164', 'E.164'],
    [[{ e164: '+14155550123', carrier: 'nobody' }], '#/numbers/0/carrier', 'sandbox'],
    [[...sandbox(1), ...sandbox(1)], '#/numbers', 'once'],
  ])('it refuses %j', async (numbers, pointer, detail) => {
    const answer = await attach(numbers);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    expect(answer.body.errors[0].detail).toContain(detail);
  });
});

describe('detaching', () => {
  test('the number stays rented and becomes available', async () => {
    await attach(sandbox(1, 2));
    const [{ id }] = await list();
    expect((await account.as.owner.delete(`/v1/campaigns/${campaignId}/numbers/${id}`)).status).toBe(204);
    expect((await account.as.owner.delete(`/v1/campaigns/${campaignId}/numbers/${id}`)).status).toBe(404);
    expect(await count()).toBe(1);
    expect(await api.db.sql`select state, campaign_id from phone_numbers where id = ${id}`).toEqual([
      { state: 'available', campaign_id: null },
    ]);
  });

  test('an archived campaign’s numbers are on their way back and stay there', async () => {
    await attach(sandbox(1));
    const [{ id }] = await list();
    await archive();
    expect(await account.as.owner.delete(`/v1/campaigns/${campaignId}/numbers/${id}`)).toMatchObject({
      status: 409,
      body: { code: 'campaign_archived' },
    });
  });
});

describe('release', () => {
  test('the list shows how far it is, and what to do where only a person can go on', async () => {
    await attach(sandbox(1, 2));
    await archive();
    const [first, second] = await list();
    await api.db.sql`
      update releases set status = 'needs_operator', attempts = 2, reason = 'credentials_rejected'
      where number_id = ${first.id}`;
    await api.db.sql`
      update releases set status = 'waiting', attempts = 1, reason = 'some_reason_of_tomorrow',
        next_attempt_at = '2026-12-01T00:00:00Z', blocked_until = '2026-12-01T00:00:00Z'
      where number_id = ${second.id}`;
    const release = { nextAttemptAt: null, blockedUntil: null, releasedAt: null };
    const until = '2026-12-01T00:00:00.000Z';
    expect(await list()).toMatchObject([
      {
        state: 'releasing',
        release: {
          ...release,
          status: 'needs_operator',
          attempts: 2,
          reason: { code: 'credentials_rejected' },
        },
      },
      {
        release: {
          ...release,
          status: 'waiting',
          nextAttemptAt: until,
          blockedUntil: until,
          reason: { code: 'some_reason_of_tomorrow', title: 'some_reason_of_tomorrow', whatToDo: '' },
        },
      },
    ]);
    expect((await list())[0].release.reason.whatToDo).not.toBe('');
  });

  test('the receipt has every request to the carrier, and the proof at the end', async () => {
    await attach(sandbox(1));
    const [{ id }] = await list();
    const receipt = () => account.as.moderator.get(`/v1/numbers/${id}/receipt`);
    expect((await receipt()).status).toBe(404);
    await archive();
    expect(await receipt()).toMatchObject({
      status: 200,
      body: { receipt: null, attempts: [], number: { id } },
    });

    const step = {
      request: 'read_back',
      at: '2026-11-23T18:00:00.000Z',
      durationMs: 12,
      outcome: 'gone',
      reason: null,
      httpStatus: 404,
      carrierCode: '20404',
    };
    const proof = readBackReceipt();
    await api.db.sql`
      insert into release_attempts (number_id, attempt, started_at, finished_at, steps, outcome)
      values (${id}, 1, now(), now(), ${api.db.sql.json([step])}, 'released')`;
    await api.db.sql`
      update releases set status = 'released', attempts = 1, released_at = now(), receipt = ${api.db.sql.json(proof)}
      where number_id = ${id}`;
    expect((await receipt()).body).toMatchObject({
      number: { release: { status: 'released', attempts: 1 } },
      receipt: proof,
      attempts: [{ attempt: 1, outcome: 'released', steps: [step] }],
    });
  });
});
