import { beforeEach, describe, expect } from 'vitest';
import type { Behaviour } from '../../sandbox/fault-rules.ts';
import { carrierRate } from '../../src/carriers/rates.ts';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { claimRelease } from '../../src/db/releases/claim-release.ts';
import { renewClaims } from '../../src/db/releases/renew-claims.ts';
import { uuidv7 } from '../../src/ids.ts';
import { attemptReleases } from '../../src/release/attempt-many.ts';
import { sealedSince } from '../support/campaigns.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const count = 40;
const { test, db, sandbox } = fixtures('db', 'sandbox');
test.override('databaseOptions', { maxConnections: 5 });
let block = 0;
beforeEach(async () => {
  await sandbox.control.reset();
  await sandbox.control.setOrderDelay(0);
});

/** Numbers of one campaign that was archived just now. */
async function archived(carrier: 'telnyx' | 'bandwidth', mayUnblock = false) {
  block += 1;
  const rented = await sandbox.rentAt(carrier, count, `+1${300 + block}5550100`);
  const accountId = await makeAccount(db.sql);
  await db.sql`update accounts set remove_release_blocks = ${mayUnblock} where id = ${accountId}`;
  const campaignId = await makeActiveCampaign(db.sql, accountId);
  const numberIds = await makeNumbers(db.sql, campaignId, rented);
  await closeCampaign(db.sql, { campaignId, reason: 'person', actor: 'test', tellWorkflow: false });
  await sealedSince(db.sql, campaignId);
  return { carrier, accountId, campaignId, numberIds, e164s: rented.map(({ e164 }) => e164) };
}
type Archived = Awaited<ReturnType<typeof archived>>;

const deps = () => ({
  sql: db.sql,
  carrierFor: sandbox.carrierFor,
  rate: () => carrierRate(1_000, 'releases', 500),
  patienceMs: 3_600_000,
});
const attempt = (numberIds: string[]) => attemptReleases(deps(), numberIds);

/** As if everything that is waited for had come, and so much time had passed since the attempts up to now. */
async function pass({ campaignId }: Archived, ms = 0) {
  await db.sql`
    update releases set next_attempt_at = now() - interval '1 second',
      accepted_at = accepted_at - interval '2 seconds'
    where campaign_id = ${campaignId} and status = 'waiting'`;
  await db.sql`
    update release_attempts set started_at = started_at - ${ms} * interval '1 millisecond',
      finished_at = finished_at - ${ms} * interval '1 millisecond'
    where number_id in (select number_id from releases where campaign_id = ${campaignId})`;
}

async function statuses({ campaignId }: Archived) {
  const rows = await db.sql<{ status: string; reason: string | null; found: number }[]>`
    select status, reason, count(*)::int as found from releases where campaign_id = ${campaignId}
    group by 1, 2 order by 3 desc, 2`;
  return rows.map(({ status, reason, found }) => `${found} ${status} ${reason ?? ''}`.trim());
}

const due = async ({ campaignId }: Archived) =>
  (
    await db.sql<{ id: string }[]>`
      select number_id as id from releases
      where campaign_id = ${campaignId}
        and (status = 'pending' or status = 'waiting' and next_attempt_at <= now())`
  ).map(({ id }) => id);

/** Attempts until nothing is left that goes on by itself. */
async function toTheEnd(campaign: Archived, rounds = 12) {
  for (let round = 0; round < rounds; round += 1) {
    await pass(campaign, 120_000);
    const ids = await due(campaign);
    if (ids.length === 0) return;
    await attempt(ids);
  }
}

const sentReleases = ({ carrier }: Archived) => sandbox.control.requests({ carrier, action: 'release' });
const effective = async (campaign: Archived) =>
  (await sentReleases(campaign)).filter(({ effect }) => effect).length;

describe.each(['telnyx', 'bandwidth'] as const)('at %s', (carrier) => {
  test('a campaign’s numbers go back by one order, whose end one of them asks for; each has its claim, its steps and its receipt', async () => {
    await sandbox.control.setOrderDelay(3_600_000);
    const campaign = await archived(carrier);
    await attempt(campaign.numberIds);
    expect(await statuses(campaign)).toEqual([`${count} waiting order_accepted`]);
    expect(await sentReleases(campaign)).toHaveLength(1);
    const [soon] = await db.sql`
      select count(*) filter (where next_attempt_at < now() + interval '1 minute')::int as soon,
        count(distinct order_ref)::int as orders
      from releases where campaign_id = ${campaign.campaignId}`;
    expect(soon).toEqual({ soon: 1, orders: 1 });

    // The order ends. One asks, and all others are due.
    await db.sql`update releases set ordered_at = now() where campaign_id = ${campaign.campaignId}`;
    await finishOrders(campaign);
    const [scout] = await db.sql<{ id: string }[]>`
      select number_id as id from releases where campaign_id = ${campaign.campaignId}
      order by next_attempt_at limit 1`;
    await db.sql`update releases set next_attempt_at = now() - interval '1 second' where number_id = ${scout!.id}`;
    await attempt(await due(campaign));
    expect(await statuses(campaign)).toEqual([`${count - 1} waiting order_accepted`, '1 released']);
    const rest = await due(campaign);
    expect(rest).toHaveLength(count - 1);
    await attempt(rest);

    expect(await statuses(campaign)).toEqual([`${count} released`]);
    expect(await sandbox.control.requests({ carrier, action: 'poll' })).toHaveLength(2);
    expect(await sentReleases(campaign)).toHaveLength(1);
    const receipts = await db.sql`
      select distinct receipt ->> 'proof' as proof, receipt ->> 'outcome' as outcome, attempts,
        (select count(*)::int from release_attempts a, jsonb_array_elements(a.steps) s
         where a.number_id = r.number_id and s ->> 'request' in ('release', 'poll', 'read_back')) as steps
      from releases r where campaign_id = ${campaign.campaignId}`;
    expect(receipts).toEqual([{ proof: 'read_back', outcome: 'released', attempts: 2, steps: 3 }]);
    const [{ released } = { released: null }] = await db.sql`
      select released_number_count as released from campaigns where id = ${campaign.campaignId}`;
    expect(released).toBe(count);
  });

  test('a number that is not in the carrier’s list holds up no other one', async () => {
    const campaign = await archived(carrier);
    await sandbox.control.change({ carrier, e164: campaign.e164s[7]!, released: true });
    await toTheEnd(campaign);
    expect(await statuses(campaign)).toEqual([`${count} released`]);
    const outcomes = await db.sql`
      select receipt ->> 'outcome' as outcome, count(*)::int as found from releases
      where campaign_id = ${campaign.campaignId} group by 1 order by 2`;
    expect(outcomes).toEqual([
      { outcome: 'already_gone', found: 1 },
      { outcome: 'released', found: count - 1 },
    ]);
    expect(await effective(campaign)).toBe(1);
  });

  test('an order that a number’s hold makes fail in part concerns that number alone', async () => {
    const campaign = await archived(carrier);
    const hold = carrier === 'telnyx' ? 'deletion_lock' : 'account_locked';
    await sandbox.control.change({ carrier, e164: campaign.e164s[3]!, hold });
    await toTheEnd(campaign);
    const reason = carrier === 'telnyx' ? 'deletion_lock_enabled' : 'account_locked';
    expect(await statuses(campaign)).toEqual([`${count - 1} released`, `1 needs_operator ${reason}`]);
    expect(await effective(campaign)).toBe(1);
  });

  test.each<Partial<Behaviour>>([
    { kind: 'fail', when: 'after' },
    { kind: 'reset', when: 'after' },
    { kind: 'truncate' },
  ])(
    'an order whose answer is lost (%o) is found again for all its numbers, and no other is sent',
    async (fault) => {
      await sandbox.control.setOrderDelay(3_600_000);
      const campaign = await archived(carrier);
      await sandbox.control.addFault({ carrier, script: [fault as Behaviour] });
      await attempt(campaign.numberIds);
      await pass(campaign);
      await attempt(campaign.numberIds);
      expect(await statuses(campaign)).toEqual([`${count} waiting order_accepted`]);
      await finishOrders(campaign);
      await toTheEnd(campaign);
      expect(await statuses(campaign)).toEqual([`${count} released`]);
      expect(await sentReleases(campaign)).toHaveLength(1);
    },
  );

  test.each<Partial<Behaviour>>([{ kind: 'fail' }, { kind: 'reset' }, { kind: 'throttle', retryAfter: '1' }])(
    'an order that did not come about (%o) is sent once more for all of them together',
    async (fault) => {
      const campaign = await archived(carrier);
      await sandbox.control.addFault({ carrier, script: [fault as Behaviour] });
      await toTheEnd(campaign);
      expect(await statuses(campaign)).toEqual([`${count} released`]);
      expect(await effective(campaign)).toBe(1);
      expect((await sentReleases(campaign)).length).toBe(2);
    },
  );

  test('a worker that was killed between an order and its records leads to no second order', async () => {
    const campaign = await archived(carrier);
    const adapter = (await sandbox.carrierFor(campaign.accountId, carrier))!;
    const claims = [];
    for (const numberId of campaign.numberIds) {
      const result = await claimRelease(db.sql, numberId, 60_000);
      if (!result.claimed) throw new Error('The release was not to be had');
      claims.push({ numberId, ...result.claim });
    }
    const orderId = uuidv7();
    expect((await renewClaims(db.sql, claims, 60_000, orderId)).size).toBe(count);
    const listed = new Map<string, string | null>();
    for await (const page of adapter.list({})) for (const one of page) listed.set(one.e164, one.carrierRef);
    const numbers = claims.map(({ e164 }) => ({ e164, carrierRef: listed.get(e164) ?? null }));
    await adapter.orders!.bulk!.send(numbers, { orderId });
    await db.sql`update releases set claimed_until = now() - interval '1 second'
      where campaign_id = ${campaign.campaignId}`;
    await pass(campaign, 120_000);
    await attempt(campaign.numberIds);
    await toTheEnd(campaign);
    expect(await statuses(campaign)).toEqual([`${count} released`]);
    expect(await sentReleases(campaign)).toHaveLength(1);
  });

  test('a worker that was killed before the one that asks was recorded keeps no other waiting', async () => {
    await sandbox.control.setOrderDelay(3_600_000);
    const campaign = await archived(carrier);
    await attempt(campaign.numberIds);
    await finishOrders(campaign);
    // The number that asks is as it was when its order was sent; nobody else's time has come.
    const [scout] = await db.sql<{ id: string }[]>`
      update releases set status = 'attempting', claimed_until = now() - interval '1 second',
        order_ref = null, ordered_at = null
      where number_id = (
        select number_id from releases where campaign_id = ${campaign.campaignId} order by next_attempt_at limit 1)
      returning number_id as id`;
    await db.sql`
      update release_attempts set finished_at = null, steps = '[]', started_at = started_at - interval '61 seconds'
      where number_id = ${scout!.id}`;
    await attempt([scout!.id]);
    expect(await due(campaign)).toHaveLength(count - 1);
    await attempt(await due(campaign));
    expect(await statuses(campaign)).toEqual([`${count} released`]);
    expect(await sentReleases(campaign)).toHaveLength(1);
  });

  test('no order is sent while the carrier does not say whose the numbers are', async () => {
    const campaign = await archived(carrier);
    await sandbox.control.addFault({
      carrier,
      actions: ['list'],
      script: [{ kind: 'throttle' }, { kind: 'fail' }],
    });
    for (const reason of ['throttled', 'carrier_error']) {
      await pass(campaign);
      await attempt(campaign.numberIds);
      expect(await statuses(campaign)).toEqual([`${count} waiting ${reason}`]);
    }
    expect(await sentReleases(campaign)).toEqual([]);
    await toTheEnd(campaign);
    expect(await statuses(campaign)).toEqual([`${count} released`]);
  });

  test('credentials that the carrier rejects are one question for all of them', async () => {
    const campaign = await archived(carrier);
    const wrong = sandbox.adapter(carrier, { secret: 'wrong' });
    await attemptReleases({ ...deps(), carrierFor: () => Promise.resolve(wrong) }, campaign.numberIds);
    expect(await statuses(campaign)).toEqual([`${count} needs_operator credentials_rejected`]);
    expect((await sandbox.control.requests({ carrier })).length).toBe(1);
  });

  test('a list that cannot be understood leaves each number to its own record', async () => {
    const campaign = await archived(carrier);
    await sandbox.control.addFault({ carrier, actions: ['list'], script: [{ kind: 'truncate' }] });
    await attempt(campaign.numberIds);
    expect(await sentReleases(campaign)).toHaveLength(count);
  });

  test('numbers that somebody else’s attempt holds are in no order', async () => {
    const campaign = await archived(carrier);
    const [held] = campaign.numberIds;
    await claimRelease(db.sql, held!, 60_000);
    await attempt(campaign.numberIds);
    const [order] = await sentReleases(campaign);
    expect(order!.numbers).toHaveLength(count - 1);
    expect(order!.numbers).not.toContain(campaign.e164s[0]);
  });

  /** As if the carrier had worked on its orders. */
  async function finishOrders(campaign: Archived) {
    await sandbox.control.finishOrders();
    expect(await sandbox.control.numbers({ carrier: campaign.carrier })).toEqual([]);
  }
});

describe('at telnyx', () => {
  test('a number that leaves between the list and the job is found, and the others go back by two or more jobs', async () => {
    const campaign = await archived('telnyx');
    await sandbox.control.addFault({ carrier: 'telnyx', script: [{ kind: 'slow', delayMs: 500 }], times: 1 });
    const culprit = campaign.e164s[11]!;
    const attempting = attempt(campaign.numberIds);
    await waitFor('the list', async () => (await sandbox.control.requests({ action: 'list' })).length > 0);
    await sandbox.control.change({ carrier: 'telnyx', e164: culprit, released: true });
    await attempting;
    const jobs = (await sentReleases(campaign)).filter(({ path }) => path.includes('/jobs/'));
    expect(jobs.map(({ status }) => status)).toEqual(expect.arrayContaining([422, 202]));
    await toTheEnd(campaign);
    expect(await statuses(campaign)).toEqual([`${count} released`]);
    const [{ outcome } = { outcome: null }] = await db.sql`
      select r.receipt ->> 'outcome' as outcome from releases r join phone_numbers n on n.id = r.number_id
      where n.e164 = ${culprit}`;
    expect(outcome).toBe('already_gone');
  });

  test('what keeps numbers of a job is taken away where the account allows it', async () => {
    const campaign = await archived('telnyx', true);
    for (const e164 of campaign.e164s.slice(0, 2)) {
      await sandbox.control.change({ carrier: 'telnyx', e164, hold: 'deletion_lock' });
    }
    await toTheEnd(campaign);
    expect(await statuses(campaign)).toEqual([`${count} released`]);
    expect(await sandbox.control.requests({ carrier: 'telnyx', action: 'unblock' })).toHaveLength(2);
  });

  test('while twenty jobs are pending no other is sent, and nothing is given back one by one', async () => {
    await sandbox.control.setOrderDelay(3_600_000);
    const [number] = await sandbox.rentAt('telnyx', 1, '+13995550100');
    for (let n = 0; n < 20; n += 1) {
      await fetch(`${sandbox.url}/telnyx/v2/phone_numbers/jobs/update_phone_numbers`, {
        method: 'POST',
        headers: { authorization: 'Bearer sandbox-key' },
        body: JSON.stringify({ phone_numbers: [number!.e164], deletion_lock_enabled: false }),
      });
    }
    const campaign = await archived('telnyx');
    await attempt(campaign.numberIds);
    expect(await statuses(campaign)).toEqual([`${count} waiting throttled`]);
    expect(await effective(campaign)).toBe(0);
  });
});

test('at bandwidth toll-free numbers and others go into different orders', async () => {
  const campaign = await archived('bandwidth');
  const account = sandbox.accountOf('bandwidth').account;
  const tollFree = Array.from({ length: 3 }, (_, n) => `+1888555010${n}`);
  await sandbox.control.seed({ carrier: 'bandwidth', account, numbers: tollFree.map((e164) => ({ e164 })) });
  for (const [at, e164] of tollFree.entries()) {
    await db.sql`update phone_numbers set e164 = ${e164} where id = ${campaign.numberIds[at]!}`;
  }
  await attempt(campaign.numberIds);
  const orders = await sentReleases(campaign);
  expect(orders.map(({ numbers }) => numbers.length).toSorted((a, b) => a - b)).toEqual([3, count - 3]);
});
