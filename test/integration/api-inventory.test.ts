import { beforeEach, describe, expect } from 'vitest';
import { readBackReceipt } from '../support/receipts.ts';
import { emptyAccounts } from '../support/empty-accounts.ts';
import { fixtures } from '../support/fixtures.ts';
import { type TestAccount } from '../support/test-api.ts';

const { test, api, sandbox } = fixtures('api', 'sandbox');
test.override('apiOptions', ({ sandbox: { url } }) => ({ carrierUrls: { sandbox: url } }));
let account: TestAccount;
beforeEach(async () => {
  await sandbox.control.reset();
  // Accounts without credentials of their own share the sandbox's, so what one test books is seen by the next.
  await emptyAccounts(api.db.sql);
  account = await api.createAccount();
});

const dayMs = 24 * 60 * 60 * 1000;
const digits = (n: number) => `+1415555${String(n).padStart(4, '0')}`;
const numbers = (...ns: number[]) => ns.map((n) => ({ e164: digits(n), carrier: 'sandbox' }));
const create = async (name = 'Numbers') =>
  (await account.as.owner.post('/v1/campaigns', { name })).body.id as string;
const attach = (campaignId: string, ns: number[], force?: boolean) =>
  account.as.owner.post(`/v1/campaigns/${campaignId}/numbers`, {
    numbers: numbers(...ns),
    ...(force && { force }),
  });
const count = async (campaignId: string) =>
  (await account.as.owner.get(`/v1/campaigns/${campaignId}`)).body.counts.numbers;
const archive = async (campaignId: string) => {
  await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
  await account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
};
/** As the release would, so many days ago. */
const release = (campaignId: string, daysAgo = 0) => api.db.sql`
  with released as (
    update phone_numbers set state = 'released', released_at = now() - make_interval(days => ${daysAgo})
    where campaign_id = ${campaignId} returning id, released_at
  )
  update releases r set status = 'released', released_at = n.released_at, receipt = ${api.db.sql.json(readBackReceipt())}
  from released n where r.number_id = n.id`;
const inventory = async (query = '') => (await account.as.moderator.get(`/v1/numbers${query}`)).body.items;
const audit = async (campaignId: string) =>
  (await account.as.owner.get(`/v1/audit-log?campaignId=${campaignId}`)).body.items;

describe('a number in its cool-down', () => {
  test('is refused with the day on which that ends, unless it is forced', async () => {
    const before = await create();
    await attach(before, [1]);
    await archive(before);
    await release(before, 44);
    const campaignId = await create();

    const refused = await attach(campaignId, [1, 2]);

    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'number_unavailable',
        numbers: [{ e164: digits(1), state: 'released', reason: 'cooling_down', campaignId: before }],
      },
    });
    expect(Date.parse(refused.body.numbers[0].until) - Date.now()).toBeGreaterThan(0.9 * dayMs);
    expect(refused.body.numbers[0].explanation).toContain('force');
    expect(await count(campaignId)).toBe(0);
    expect((await attach(campaignId, [1, 2], true)).body).toEqual({ attached: 2, alreadyAttached: 0 });
    expect(await count(campaignId)).toBe(2);
    expect((await audit(campaignId))[0]).toMatchObject({
      action: 'numbers.attached',
      details: { forced: true },
    });
  });

  test('is free again after it', async () => {
    const before = await create();
    await attach(before, [1]);
    await archive(before);
    await release(before, 45);
    expect((await attach(await create(), [1])).body).toMatchObject({ attached: 1 });
  });

  test('that another account gave back is no concern of this one', async () => {
    const before = await create();
    await attach(before, [1]);
    await archive(before);
    await release(before);
    account = await api.createAccount();
    expect((await attach(await create(), [1])).body).toMatchObject({ attached: 1 });
  });
});

describe('a number that another campaign holds', () => {
  test('is moved by force, with both campaigns’ counts kept and both told in the log', async () => {
    const [from, to] = [await create(), await create()];
    await attach(from, [1, 2, 3]);
    await account.as.owner.post(`/v1/campaigns/${from}/launch`);

    const refused = await attach(to, [2, 3, 4]);
    expect(refused.body.numbers).toMatchObject([
      { e164: digits(2), reason: 'held_by_campaign', campaignId: from },
      { e164: digits(3), reason: 'held_by_campaign', campaignId: from },
    ]);
    const forced = await attach(to, [2, 3, 4], true);

    expect(forced).toMatchObject({ status: 200, body: { attached: 3, alreadyAttached: 0 } });
    expect([await count(from), await count(to)]).toEqual([1, 3]);
    expect((await inventory(`?campaignId=${to}`)).map(({ e164 }: { e164: string }) => e164)).toEqual(
      expect.arrayContaining([digits(2), digits(3), digits(4)]),
    );
    expect((await audit(from))[0]).toMatchObject({
      action: 'numbers.moved_away',
      details: { numbers: 2, to },
    });
    expect((await audit(to))[0]).toMatchObject({
      action: 'numbers.attached',
      details: { numbers: 3, moved: 2 },
    });
  });

  test('stays where it is when it is being released, or is rented from another carrier, also by force', async () => {
    const [archived, other, to] = [await create(), await create(), await create()];
    await attach(archived, [1]);
    await archive(archived);
    await account.as.owner.post(`/v1/campaigns/${other}/numbers`, {
      numbers: [{ e164: digits(2), carrier: 'twilio' }],
    });
    const refused = await attach(to, [1, 2, 3], true);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        numbers: [
          { e164: digits(1), reason: 'being_released' },
          { e164: digits(2), carrier: 'twilio' },
        ],
      },
    });
    expect([await count(archived), await count(other), await count(to)]).toEqual([1, 1, 0]);
  });

  test('ends in exactly one of those that force it to themselves at once', async () => {
    const campaigns = [await create(), await create(), await create()];
    const ns = Array.from({ length: 12 }, (_, n) => n);
    await attach(campaigns[0]!, ns);
    const rounds = Array.from({ length: 4 }, (_, round) =>
      campaigns.map((campaignId) => attach(campaignId, round % 2 ? ns : ns.toReversed(), true)),
    );
    const answers = await Promise.all(rounds.flat());
    // A number that went on to somebody whose campaign was not locked is refused by name, never lost.
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const counts = await Promise.all(campaigns.map(count));
    expect(counts.reduce((sum, held) => sum + held, 0)).toBe(12);
    const held = campaigns.map(async (campaignId) => (await inventory(`?campaignId=${campaignId}`)).length);
    expect(await Promise.all(held)).toEqual(counts);
  });
});

describe('the inventory', () => {
  test('says of each number where it is, since when, and when and why it went back', async () => {
    const [kept, gone] = [await create('Kept'), await create('Gone')];
    await attach(kept, [1]);
    await attach(gone, [2]);
    await archive(gone);
    expect((await inventory('?state=releasing'))[0]).toMatchObject({
      campaign: { id: gone, name: 'Gone' },
      releasedBy: { event: 'campaign_archived', campaignId: gone, archiveReason: 'person' },
      earliestReassignmentAt: null,
    });
    await release(gone, 1);

    const [second, first] = await inventory();
    expect(first).toMatchObject({
      e164: digits(1),
      state: 'assigned',
      carrier: 'sandbox',
      campaign: { id: kept, name: 'Kept' },
      assignedAt: expect.any(String),
      releasedBy: null,
      earliestReassignmentAt: null,
      reclaimableUntil: null,
    });
    const releasedAt = Date.parse(second.release.releasedAt);
    expect(second).toMatchObject({ state: 'released', campaign: { id: gone }, reclaimableUntil: null });
    expect(Date.parse(second.earliestReassignmentAt) - releasedAt).toBe(45 * dayMs);
  });

  test.each(['twilio', 'plivo'])('%s gives a number back within ten days', async (carrier) => {
    const campaignId = await create();
    await account.as.owner.post(`/v1/campaigns/${campaignId}/numbers`, {
      numbers: [{ e164: digits(1), carrier }],
    });
    await archive(campaignId);
    await release(campaignId);
    const [number] = await inventory();
    expect(Date.parse(number.reclaimableUntil) - Date.parse(number.release.releasedAt)).toBe(10 * dayMs);
  });

  test('is filtered by state, carrier, campaign and digits, and read page by page', async () => {
    const [one, two] = [await create(), await create()];
    await attach(one, [1, 2, 3, 4, 5]);
    await account.as.owner.post(`/v1/campaigns/${two}/numbers`, {
      numbers: [{ e164: '+12025550111', carrier: 'twilio' }],
    });
    await archive(two);
    const found = async (query: string) => (await inventory(query)).length;
    expect(await found('')).toBe(6);
    expect(await found('?state=assigned')).toBe(5);
    expect(await found('?state=available')).toBe(0);
    expect(await found('?carrier=twilio')).toBe(1);
    expect(await found(`?campaignId=${one}&carrier=twilio`)).toBe(0);
    expect(await found(`?search=${encodeURIComponent('(415) 555-000')}`)).toBe(5);
    expect(await found('?search=0111')).toBe(1);

    const seen: string[] = [];
    let cursor: string | null = '';
    do {
      const { body } = await account.as.owner.get(`/v1/numbers?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual((await inventory()).map(({ id }: { id: string }) => id));
  });

  test.each(['?search=abc', '?search=', '?state=lost', '?carrier=nobody', '?campaignId=x'])(
    '%s is refused',
    async (query) => {
      expect((await account.as.owner.get(`/v1/numbers${query}`)).status).toBe(400);
    },
  );

  test('of another account is out of sight, also through its campaign', async () => {
    const theirs = await create();
    await attach(theirs, [1]);
    const mine = await api.createAccount();
    expect((await mine.as.owner.get('/v1/numbers')).body.items).toEqual([]);
    expect((await mine.as.owner.get(`/v1/numbers?campaignId=${theirs}`)).status).toBe(404);
  });
});

const importNumbers = () => account.as.admin.post('/v1/carriers/sandbox/import-numbers');

describe('importing', () => {
  test('takes the carrier’s list into the inventory as available, and what is known stays', async () => {
    const rented = await sandbox.rent(1_200, digits(0));
    const campaignId = await create();
    await attach(campaignId, [5]);

    expect(await importNumbers()).toMatchObject({
      status: 200,
      body: { listed: 1_200, imported: 1_199, known: 1, givenBack: 0 },
    });

    const [number] = await inventory(`?search=${rented[7]!.e164.slice(1)}`);
    expect(number).toMatchObject({
      state: 'available',
      carrierRef: rented[7]!.carrierRef,
      purchasedAt: expect.any(String),
      campaign: null,
    });
    expect((await inventory(`?campaignId=${campaignId}`))[0]).toMatchObject({
      state: 'assigned',
      carrierRef: rented[5]!.carrierRef,
      purchasedAt: expect.any(String),
    });
    expect((await importNumbers()).body).toEqual({ listed: 1_200, imported: 0, known: 1_200, givenBack: 0 });
    expect((await account.as.owner.get('/v1/audit-log')).body.items[0]).toMatchObject({
      action: 'numbers.imported',
      details: { carrier: 'sandbox', imported: 1_199 },
    });
    expect((await attach(campaignId, [6])).body).toMatchObject({ attached: 1 });
  });

  test('leaves alone what was given back and is listed all the same, but takes what was bought again', async () => {
    const campaignId = await create();
    await attach(campaignId, [1, 2]);
    await archive(campaignId);
    await release(campaignId, 2);
    await sandbox.rent(1, digits(1));
    await sandbox.control.seed({
      carrier: 'twilio',
      account: `AC${'5a'.repeat(16)}`,
      numbers: [{ e164: digits(2), purchasedAt: new Date().toISOString() }],
    });
    expect((await importNumbers()).body).toEqual({ listed: 2, imported: 1, known: 0, givenBack: 1 });
    expect(await inventory('?state=available')).toMatchObject([{ e164: digits(2) }]);
    expect((await attach(await create(), [2])).body.numbers).toMatchObject([{ reason: 'cooling_down' }]);
  });

  test('that breaks off keeps what was read, says why, and goes on when it is sent again', async () => {
    await sandbox.rent(1_200, digits(0));
    // The list's second page is refused.
    await sandbox.control.addFault({ actions: ['list'], script: [{ kind: 'pass' }, { kind: 'fail' }] });
    expect(await importNumbers()).toMatchObject({
      status: 502,
      body: { code: 'carrier_list_failed', reason: { code: 'carrier_error' }, imported: 1_000 },
    });
    expect((await importNumbers()).body).toMatchObject({ imported: 200, known: 1_000 });
  });

  test('is not possible from a carrier without credentials, nor for a moderator', async () => {
    expect((await account.as.owner.post('/v1/carriers/vonage/import-numbers')).status).toBe(404);
    expect((await account.as.owner.post('/v1/carriers/nobody/import-numbers')).status).toBe(400);
    expect((await account.as.moderator.post('/v1/carriers/sandbox/import-numbers')).status).toBe(403);
  });

  test('never takes what another account of the installation rents through the same credentials', async () => {
    await sandbox.rent(2, digits(1));
    await attach(await create(), [1]);
    account = await api.createAccount();
    expect((await importNumbers()).body).toEqual({ listed: 1, imported: 1, known: 0, givenBack: 0 });
    expect(await inventory()).toMatchObject([{ e164: digits(2) }]);
  });
});
