import { beforeEach, describe, expect } from 'vitest';
import { sandboxAccounts } from '../../sandbox/accounts.ts';
import { dialectId, type DialectId } from '../../sandbox/model.ts';
import { carrierRate } from '../../src/carriers/rates.ts';
import { claimRelease } from '../../src/db/releases/claim-release.ts';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { readInbox } from '../../src/db/releases/read-inbox.ts';
import { retryRelease } from '../../src/db/releases/retry-release.ts';
import { attemptRelease } from '../../src/release/attempt.ts';
import { sealedSince } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { type RentedNumber } from '../support/sandbox.ts';

const minuteMs = 60_000;
const { test, db, sandbox } = fixtures('db', 'sandbox');
test.override('databaseOptions', { maxConnections: 5 });
let block = 0;
beforeEach(() => sandbox.control.reset());

/** A number whose campaign was archived just now. */
async function archived(number: RentedNumber) {
  const accountId = await makeAccount(db.sql);
  const campaignId = await makeActiveCampaign(db.sql, accountId);
  const [numberId] = await makeNumbers(db.sql, campaignId, [number]);
  await closeCampaign(db.sql, { campaignId, reason: 'person', actor: 'test', tellWorkflow: false });
  await sealedSince(db.sql, campaignId);
  await db.sql`
    update releases set status = 'pending', next_attempt_at = null, blocked_until = null
    where number_id = ${numberId!}`;
  return { accountId, numberId: numberId!, ...number };
}
type Archived = Awaited<ReturnType<typeof archived>>;

async function rentAt(carrier: DialectId): Promise<Archived> {
  block += 1;
  const [number] = await sandbox.rentAt(carrier, 1, `+1303${5_000_000 + block}`);
  return archived(number!);
}

const attempt = ({ numberId }: Archived) =>
  attemptRelease(
    {
      sql: db.sql,
      carrierFor: sandbox.carrierFor,
      rate: () => carrierRate(1_000),
      patienceMs: 60 * minuteMs,
    },
    numberId,
  );

/** What an operator does who does not want to wait, or believes that the cause is gone. */
const retry = ({ accountId, numberId }: Archived, carrierRef?: string) =>
  retryRelease(db.sql, { accountId, numberId, carrierRef, actor: 'test' });

/** Attempts, and polls where the carrier took an order. */
async function toTheEnd(number: Archived) {
  let status = await attempt(number);
  while (status === 'waiting') {
    await db.sql`update releases set next_attempt_at = now() - interval '1 second'
      where number_id = ${number.numberId}`;
    status = await attempt(number);
  }
  return status;
}

/** The carrier's references of the orders that were accepted, oldest first. */
async function orderIdsOf({ numberId }: Archived) {
  const rows = await db.sql<{ ref: string }[]>`
    select s.step ->> 'orderRef' as ref
    from release_attempts a, jsonb_array_elements(a.steps) as s(step)
    where a.number_id = ${numberId} and s.step ->> 'request' = 'release' and s.step ->> 'orderRef' is not null
    order by a.attempt`;
  return rows.map(({ ref }) => ref);
}

async function releaseRow({ numberId }: Archived) {
  const [row] = await db.sql<{ status: string; reason: string | null; orderRef: string | null }[]>`
    select status, reason, order_ref as "orderRef" from releases where number_id = ${numberId}`;
  return row!;
}

const ordersOf = async ({ e164 }: Archived) =>
  (await sandbox.control.requests({ number: e164, action: 'release' })).length;

/** As if so much time had passed since the attempts up to now. */
const pass = ({ numberId }: Archived, ms: number) => db.sql`
  update release_attempts set started_at = started_at - ${ms} * interval '1 millisecond',
    finished_at = finished_at - ${ms} * interval '1 millisecond'
  where number_id = ${numberId}`;

/** Why it waits, for how long, and whether the carrier said that the number is gone. */
async function waitingRow({ numberId }: Archived) {
  const [row] = await db.sql<{ reason: string; said: boolean; waitSeconds: number }[]>`
    select reason, accepted_at is not null as said,
      round(extract(epoch from next_attempt_at - now()))::int as "waitSeconds"
    from releases where number_id = ${numberId}`;
  return row!;
}

/** As if so much time had passed since the last attempt, and a moment more. */
const waited = ({ numberId }: Archived, seconds: number) => db.sql`
  update releases set next_attempt_at = now() - interval '1 second',
    accepted_at = accepted_at - ${seconds} * interval '1 second',
    failing_since = failing_since - ${seconds} * interval '1 second'
  where number_id = ${numberId}`;

/** The worker that holds the claim died: it records nothing, and the claim runs out. */
async function killed(number: Archived) {
  await db.sql`update releases set claimed_until = now() - interval '1 second' where number_id = ${number.numberId}`;
  await pass(number, 2 * minuteMs);
}

test('at Bandwidth a 500 that had its effect, then a 429 to the question for the order: no second order is sent', async () => {
  await sandbox.control.setOrderDelay(minuteMs);
  const number = await rentAt('bandwidth');
  const numbers = [number.e164];
  await sandbox.control.addFault({ numbers, script: [{ kind: 'fail', when: 'after' }] });
  expect(await attempt(number)).toBe('waiting');
  await sandbox.control.addFault({ numbers, actions: ['poll'], script: [{ kind: 'throttle' }] });
  await retry(number);
  expect(await attempt(number)).toBe('waiting');
  expect(await releaseRow(number)).toMatchObject({ reason: 'throttled' });
  await retry(number);
  expect(await attempt(number)).toBe('waiting');

  expect(await releaseRow(number)).toMatchObject({
    reason: 'order_accepted',
    orderRef: expect.stringMatching(/./),
  });
  expect(await ordersOf(number)).toBe(1);
});

test('at Bandwidth an order that is known is not forgotten while the carrier does not answer the question for it', async () => {
  await sandbox.control.setOrderDelay(minuteMs);
  const number = await rentAt('bandwidth');
  await attempt(number);
  const { orderRef } = await releaseRow(number);
  await sandbox.control.addFault({
    numbers: [number.e164],
    actions: ['poll'],
    script: [{ kind: 'throttle' }, { kind: 'fail' }, { kind: 'truncate' }],
  });
  for (let n = 0; n < 4; n += 1) {
    await retry(number);
    await attempt(number);
    expect(await releaseRow(number)).toMatchObject({ orderRef });
  }
  expect(await ordersOf(number)).toBe(1);
});

test('at Bandwidth a list without the order is believed only when a late order would have come to light', async () => {
  await sandbox.control.setOrderDelay(0);
  const number = await rentAt('bandwidth');
  await sandbox.control.addFault({ numbers: [number.e164], script: [{ kind: 'fail', when: 'before' }] });
  await attempt(number);
  await retry(number);
  expect(await attempt(number)).toBe('waiting');
  expect(await releaseRow(number)).toMatchObject({ reason: 'order_not_found_yet' });
  expect(await ordersOf(number)).toBe(1);

  await pass(number, 2 * minuteMs);
  await retry(number);
  expect(await attempt(number)).toBe('waiting');
  await retry(number);
  expect(await attempt(number)).toBe('released');
  expect(await ordersOf(number)).toBe(2);
});

test('at Bandwidth an order that succeeded while the number stays listed is over: it is not looked for, and no other is sent for ten minutes', async () => {
  await sandbox.control.setOrderDelay(0);
  const number = await rentAt('bandwidth');
  await attempt(number);
  await sandbox.control.addFault({ numbers: [number.e164], actions: ['read'], script: [{ kind: 'fail' }] });
  await retry(number);
  expect(await attempt(number)).toBe('waiting');
  // As if the carrier had given the number to the same account again.
  const account = sandboxAccounts.find((known) => known.carrier === 'bandwidth')!.account;
  await sandbox.control.seed({ carrier: 'bandwidth', account, numbers: [{ e164: number.e164 }] });
  for (let n = 0; n < 3; n += 1) {
    await retry(number);
    expect(await attempt(number)).toBe('waiting');
    expect(await releaseRow(number)).toMatchObject({ reason: 'still_listed', orderRef: null });
  }
  const asked = await sandbox.control.requests({ carrier: 'bandwidth', action: 'poll' });
  expect(asked.length).toBeLessThanOrEqual(2);
  expect(await ordersOf(number)).toBe(1);
});

test('at Telnyx a release that was answered well and had no effect is looked at and repeated within seconds, ever more seldom', async () => {
  const number = await rentAt('telnyx');
  const script = [{ kind: 'pretend' as const }];
  await sandbox.control.addFault({ numbers: [number.e164], script, times: 3 });
  const waits = [];
  let status = await attempt(number);
  while (status === 'waiting') {
    const { waitSeconds, ...row } = await waitingRow(number);
    waits.push({ ...row, waitSeconds });
    await waited(number, waitSeconds);
    status = await attempt(number);
  }
  expect(status).toBe('released');
  expect(waits).toEqual(
    [1, 1, 2].map((waitSeconds) => ({ reason: 'still_listed', said: true, waitSeconds })),
  );
  expect(await ordersOf(number)).toBe(4);
});

test('at Bandwidth one answer that fails after many that came costs seconds, and failures in a row ever more', async () => {
  await sandbox.control.setOrderDelay(60 * minuteMs);
  const number = await rentAt('bandwidth');
  const attempts = async (count: number) => {
    const waits: { reason: string; waitSeconds: number }[] = [];
    for (let n = 0; n < count; n += 1) {
      await attempt(number);
      const row = await waitingRow(number);
      waits.push(row);
      await waited(number, row.waitSeconds);
    }
    return waits;
  };
  const failing = (times: number) =>
    sandbox.control.addFault({
      numbers: [number.e164],
      actions: ['poll'],
      script: [{ kind: 'fail' }],
      times,
    });
  await attempts(12);
  await failing(1);
  const [once, after] = await attempts(2);
  await failing(6);
  const inARow = (await attempts(6)).map(({ waitSeconds }) => waitSeconds);
  expect([once, after].map((row) => row?.reason)).toEqual(['carrier_error', 'order_accepted']);
  // A carrier that is out of order is left alone for 5 to 10 seconds, by chance, so that not all come back at once.
  expect(once!.waitSeconds).toBeLessThanOrEqual(10);
  expect(inARow[0]).toBeLessThanOrEqual(10);
  for (const at of [3, 4, 5]) expect(inARow[at]).toBeGreaterThanOrEqual(1.8 * inARow[at - 1]!);
});

test('at Bandwidth a lost order is found among a day of other orders, however many attempts that takes', async () => {
  await sandbox.control.setOrderDelay(minuteMs);
  const number = await rentAt('bandwidth');
  await sandbox.control.addFault({ numbers: [number.e164], script: [{ kind: 'fail', when: 'after' }] });
  await attempt(number);
  const account = sandboxAccounts.find((known) => known.carrier === 'bandwidth')!;
  const basic = `Basic ${btoa(`${account.account}:${account.secret}`)}`;
  for (let n = 0; n < 25; n += 1) {
    await fetch(`${sandbox.url}/bandwidth/api/accounts/${account.account}/disconnects`, {
      method: 'POST',
      headers: { authorization: basic },
      body: '<DisconnectTelephoneNumberOrder><TelephoneNumber>3035550000</TelephoneNumber></DisconnectTelephoneNumberOrder>',
    });
  }
  await sandbox.control.addFault({
    numbers: ['+13035550000'],
    actions: ['poll'],
    script: [{ kind: 'pass' }, { kind: 'pass' }, { kind: 'fail' }],
  });
  const waits: { reason: string; waitSeconds: number }[] = [];
  while (waits.at(-1)?.reason !== 'order_accepted' && waits.length < 6) {
    // Whatever failed before, and for however long, a search that comes further is not kept waiting for it.
    await db.sql`
      update releases set next_attempt_at = now() - interval '1 second', failing_since = now() - interval '20 minutes'
      where number_id = ${number.numberId}`;
    await attempt(number);
    waits.push(await waitingRow(number));
  }
  expect(waits.map(({ reason }) => reason)).toEqual([
    // Broken off by the answer that failed, after two orders.
    'order_being_looked_for',
    'order_being_looked_for',
    'order_being_looked_for',
    'order_accepted',
  ]);
  for (const { waitSeconds } of waits) expect(waitSeconds).toBeLessThanOrEqual(60);
  expect(await ordersOf(number)).toBe(1);
});

test('at Bandwidth an order that hangs for an hour is shown in the inbox, still followed, and believed when the number is gone', async () => {
  await sandbox.control.setOrderDelay(60 * minuteMs, 'BACKORDERED');
  const number = await rentAt('bandwidth');
  const inbox = () =>
    readInbox(db.sql, { accountId: number.accountId, needsOperator: false, after: null, limit: 10 });
  await attempt(number);
  await retry(number);
  expect(await attempt(number)).toBe('waiting');
  expect(await releaseRow(number)).toMatchObject({ reason: 'order_accepted' });
  expect(await inbox()).toEqual([]);

  await db.sql`
    update releases set ordered_at = ordered_at - interval '60.5 minutes' where number_id = ${number.numberId}`;
  await retry(number);
  expect(await attempt(number)).toBe('waiting');
  expect(await inbox()).toMatchObject([
    { numberId: number.numberId, reason: 'order_hangs', failingSince: null },
  ]);
  await sandbox.control.change({ carrier: 'bandwidth', e164: number.e164, released: true });
  await retry(number);
  expect(await attempt(number)).toBe('released');
  expect(await ordersOf(number)).toBe(1);
});

test('at Bandwidth a number that is assigned and not in service is waited for, and given back once it is', async () => {
  await sandbox.control.setOrderDelay(0);
  const number = await rentAt('bandwidth');
  await sandbox.control.change({ carrier: 'bandwidth', e164: number.e164, hold: 'in_account' });
  for (let tries = 0; tries < 2; tries += 1) {
    expect(await attempt(number)).toBe('waiting');
    expect(await releaseRow(number)).toMatchObject({ reason: 'not_in_service_yet' });
    await retry(number);
  }
  expect(await ordersOf(number)).toBe(0);
  await sandbox.control.change({ carrier: 'bandwidth', e164: number.e164, hold: null });
  expect(await toTheEnd(number)).toBe('released');
});

describe.each(dialectId.options)('at %s', (carrier) => {
  test('a release that failed for good is sent again, as a new one, when the cause is gone and somebody presses retry', async () => {
    await sandbox.control.setOrderDelay(0);
    const number = await rentAt(carrier);
    const hold = (value: 'account_locked' | null) =>
      sandbox.control.change({ carrier, e164: number.e164, hold: value });
    await hold('account_locked');
    for (let failures = 0; failures < 2; failures += 1) {
      await toTheEnd(number);
      expect(await releaseRow(number)).toMatchObject({ status: 'needs_operator', orderRef: null });
      await retry(number);
    }
    await hold(null);
    expect(await toTheEnd(number)).toBe('released');
    const orders = await sandbox.control.requests({ number: number.e164, action: 'release' });
    expect(orders).toHaveLength(3);
    expect(new Set(await orderIdsOf(number)).size).toBe(carrier === 'bandwidth' ? 3 : 0);
  });

  test('a release whose answer is lost stays open through every answer that says nothing', async () => {
    await sandbox.control.setOrderDelay(0);
    const number = await rentAt(carrier);
    const numbers = [number.e164];
    await sandbox.control.addFault({ numbers, script: [{ kind: 'fail', when: 'after' }] });
    await sandbox.control.addFault({
      numbers,
      actions: ['read', 'poll'],
      // The first question is whose the number is.
      script: [
        { kind: 'pass' },
        { kind: 'throttle' },
        { kind: 'fail' },
        { kind: 'reset' },
        { kind: 'truncate' },
      ],
    });
    const ends: (string | null)[] = [await attempt(number)];
    while (ends.at(-1) !== 'released' && ends.length < 8) {
      await retry(number);
      ends.push(await attempt(number));
    }
    expect(ends.at(-1)).toBe('released');
    expect(ends.length).toBeGreaterThanOrEqual(4);
    expect(await ordersOf(number)).toBe(1);
  });

  test('a worker that was killed after sending and before recording leads to no second order', async () => {
    await sandbox.control.setOrderDelay(0);
    const number = await rentAt(carrier);
    const claimed = await claimRelease(db.sql, number.numberId, minuteMs);
    if (!claimed.claimed) throw new Error('The release was not to be had');
    const adapter = await sandbox.carrierFor(number.accountId, carrier);
    await adapter!.release(claimed.claim, { orderId: number.numberId });
    await killed(number);
    await sandbox.control.addFault({
      numbers: [number.e164],
      actions: ['read', 'poll'],
      script: [{ kind: 'throttle' }],
    });
    expect(await attempt(number)).toBe('waiting');
    await retry(number);
    expect(await attempt(number)).toBe('released');
    expect(await ordersOf(number)).toBe(1);
  });
});

describe.each(['twilio', 'telnyx', 'signalwire'] as const)('at %s', (carrier) => {
  test('a reference of another number releases neither, however often it is retried, until it is corrected', async () => {
    block += 2;
    const from = `+1305${5_000_000 + block}`;
    await sandbox.rentAt(carrier, 2, from);
    const [one, victim] = await sandbox.control.numbers({ carrier });
    const number = await archived({ e164: one!.e164, carrier, carrierRef: victim!.ref });
    for (let n = 0; n < 3; n += 1) {
      expect(await attempt(number)).toBe('needs_operator');
      expect(await releaseRow(number)).toMatchObject({ reason: 'rented_under_another_id' });
      await retry(number);
    }
    await retry(number, one!.ref);
    expect(await attempt(number)).toBe('released');
    expect(await sandbox.control.numbers({ carrier })).toMatchObject([{ e164: victim!.e164 }]);
    expect(await ordersOf(number)).toBe(1);
  });

  test('a reference in old data that means another address waits for an operator, and nothing is sent', async () => {
    block += 1;
    const [rented] = await sandbox.rentAt(carrier, 1, `+1306${5_000_000 + block}`);
    const number = await archived({ ...rented!, carrierRef: 'PN1/../x?y#z' });
    expect(await attempt(number)).toBe('needs_operator');
    expect(await releaseRow(number)).toMatchObject({ reason: 'reference_invalid' });
    expect(await sandbox.control.requests({ carrier })).toEqual([]);
  });
});
