import { expect } from 'vitest';
import { beforeEachRequest } from '../../../src/carriers/before-request.ts';
import type { OrderOutcome, ReleaseOutcome } from '../../../src/carriers/contract.ts';
import type { ReasonCode } from '../../../src/carriers/reasons.ts';
import type { Behaviour } from '../../../sandbox/fault-rules.ts';
import type { DialectId, Hold } from '../../../sandbox/model.ts';
import { bulkCases } from './bulk-cases.ts';
import type { Answered, Bench } from './conformance-bench.ts';
import { identityCases } from './identity-cases.ts';
import { tokenCases } from './token-cases.ts';
import { lacking, traits } from './traits.ts';
import { whereaboutsCases } from './whereabouts-cases.ts';

/** What every adapter must do in one situation. A new carrier gets all of them. */
export interface ConformanceCase {
  name: string;
  /** The number's state at the carrier before. */
  given?: {
    notRented?: true;
    hold?: Hold;
    purchasedDaysAgo?: number;
    subaccount?: string;
    hosted?: true;
    monthlyCostCents?: number;
    renewsAt?: string;
  };
  /** What successive release requests meet; the default is an honest answer. */
  faults?: Partial<Behaviour>[];
  run(bench: Bench): Promise<(object | null)[]>;
  /** The outcomes of `run`, in order, by what must stand in them. */
  expected: (object | null)[];
  /** What the read-back says afterwards. */
  readBack?: 'gone' | 'present';
  /** How many release requests reached the carrier. */
  requests?: number;
  /** Carriers that cannot come into this situation, and why. */
  notFor?: Partial<Record<DialectId, string>>;
}

const otherReason: ReasonCode = 'account_locked';
const impatient = { timeoutMs: 250 };
const ordersOnly = lacking('answers a release at once, without an order', (of) => of.takesOrders);
const ageOnly = lacking('releases a number however new it is', (of) => of.holdsNewNumbers);
const dayMs = 24 * 60 * 60 * 1000;

const released = { kind: 'released' };
const alreadyGone = { kind: 'already_gone' };
const throttled = { kind: 'retry_after', reason: 'throttled' };
const noAnswer = { kind: 'unknown', reason: 'no_answer' };

export const cases: ConformanceCase[] = [
  { name: 'released', run: toTheEnd, expected: [released], readBack: 'gone', requests: 1 },
  {
    name: 'still rented',
    run: async ({ readBack }) => [await readBack()],
    expected: [{ kind: 'present' }],
    requests: 0,
  },
  {
    name: 'already gone',
    given: { notRented: true },
    run: async (bench) => [...(await toTheEnd(bench)), await bench.readBack()],
    expected: [alreadyGone, { kind: 'gone' }],
  },
  {
    name: 'released twice',
    run: async (bench) => [...(await toTheEnd(bench)), ...(await toTheEnd(bench))],
    expected: [released, alreadyGone],
    readBack: 'gone',
    requests: 1,
  },
  {
    name: 'known by its number only',
    run(bench) {
      bench.number.carrierRef = null;
      return toTheEnd(bench);
    },
    expected: [released],
    readBack: 'gone',
    requests: 1,
  },
  {
    name: '429 with a header',
    faults: [{ kind: 'throttle', retryAfter: '7' }],
    run: async (bench) => [await answer(bench), ...(await toTheEnd(bench))],
    expected: [{ ...throttled, waitMs: 7_000 }, released],
    readBack: 'gone',
    requests: 2,
  },
  {
    name: '429 without a header',
    faults: [{ kind: 'throttle', retryAfter: null }],
    run: async (bench) => [await answer(bench), ...(await toTheEnd(bench))],
    expected: [throttled, released],
    readBack: 'gone',
    requests: 2,
  },
  {
    name: '500 before the effect',
    faults: [{ kind: 'fail', when: 'before' }],
    run: async (bench) => [await answer(bench)],
    expected: [{ kind: 'unknown', reason: 'carrier_error' }],
    readBack: 'present',
    requests: 1,
  },
  {
    name: '500 after the effect',
    faults: [{ kind: 'fail', when: 'after' }],
    run: async (bench) => [await answer(bench)],
    expected: [{ kind: 'unknown', reason: 'carrier_error' }],
    readBack: 'gone',
    requests: 1,
  },
  {
    name: 'time-out before the effect',
    faults: [{ kind: 'hang', when: 'before' }],
    run: async (bench) => [{ ...(await bench.release(bench.other(impatient))) }],
    expected: [noAnswer],
    readBack: 'present',
    requests: 1,
  },
  {
    name: 'time-out after the effect',
    faults: [{ kind: 'hang', when: 'after' }],
    run: async (bench) => [{ ...(await bench.release(bench.other(impatient))) }],
    expected: [noAnswer],
    readBack: 'gone',
    requests: 1,
  },
  {
    name: 'reset before the effect',
    faults: [{ kind: 'reset', when: 'before' }],
    run: async (bench) => [await answer(bench)],
    expected: [noAnswer],
    readBack: 'present',
    requests: 1,
  },
  {
    name: 'reset after the effect',
    faults: [{ kind: 'reset', when: 'after' }],
    run: async (bench) => [await answer(bench)],
    expected: [noAnswer],
    readBack: 'gone',
    requests: 1,
  },
  {
    name: 'answered well without any effect, then repeated',
    faults: [{ kind: 'pretend' }],
    async run(bench) {
      const first = await answer(bench);
      const { kind: listed } = await bench.readBack();
      return [first, { listed }, await answer(bench)];
    },
    expected: [released, { listed: 'present' }, released],
    readBack: 'gone',
    requests: 2,
    notFor: lacking('takes an order, and tells how it ended', (of) => !of.takesOrders),
  },
  {
    name: 'slow, but in time',
    faults: [{ kind: 'slow', delayMs: 50 }],
    run: toTheEnd,
    expected: [released],
    readBack: 'gone',
    requests: 1,
  },
  {
    name: 'credentials wrong',
    async run(bench) {
      const stranger = bench.other({ secret: 'wrong' });
      return [{ ...(await bench.release(stranger)) }, { ...(await bench.readBack(stranger)) }];
    },
    expected: [
      { kind: 'needs_operator', reason: 'credentials_rejected' },
      { kind: 'needs_operator', reason: 'credentials_rejected' },
    ],
    readBack: 'present',
  },
  {
    name: 'locked, then unlocked',
    given: { hold: 'refused' },
    async run(bench) {
      const locked = await toTheEnd(bench);
      await bench.control.change({ carrier: bench.carrierId, e164: bench.number.e164, hold: null });
      return [{ forOperator: forOperator(locked) }, ...(await toTheEnd(bench))];
    },
    expected: [{ forOperator: true }, released],
    readBack: 'gone',
    requests: 2,
  },
  {
    name: 'what keeps it is taken away',
    async run(bench) {
      const { carrierId, control, carrier, number } = bench;
      await control.setOrderDelay(0);
      const outcomes = [];
      for (const hold of traits[carrierId].takesAway) {
        await control.change({ carrier: carrierId, e164: number.e164, hold });
        const refused = await answer(bench);
        const reason = refused.reason as ReasonCode;
        const first = await carrier.blocks?.remove(number, reason, {});
        await bench.readBack();
        const again = await carrier.blocks?.remove(number, reason, {});
        outcomes.push({ refused: refused.kind, first: forUnblocked(first?.kind), again: again?.kind });
      }
      return [
        { outcomes },
        await answer(bench),
        { ...(await carrier.blocks?.remove(number, otherReason, {})) },
      ];
    },
    expected: [
      {
        outcomes: expect.arrayContaining([{ refused: 'needs_operator', first: 'done', again: 'not_there' }]),
      },
      released,
      { kind: 'not_there' },
    ],
    readBack: 'gone',
    notFor: lacking('has no API to take away what keeps a number', (of) => of.takesAway.length > 0),
  },
  {
    name: 'what keeps a number that is not ours is left alone',
    given: { notRented: true },
    async run(bench) {
      const { carrierId, control, carrier, number } = bench;
      const outcomes = [];
      for (const reason of carrier.blocks?.reasons ?? []) {
        outcomes.push((await carrier.blocks?.remove(number, reason, {}))?.kind);
      }
      const sent = await control.requests({ carrier: carrierId, action: 'unblock', number: number.e164 });
      return [{ kinds: outcomes, sent: sent.length }];
    },
    expected: [{ kinds: expect.arrayContaining(['not_there']), sent: 0 }],
    notFor: lacking('has no API to take away what keeps a number', (of) => of.takesAway.length > 0),
  },
  ...bulkCases,
  ...tokenCases,
  {
    name: 'what it costs, and when the next rent is due',
    given: { monthlyCostCents: 80, renewsAt: '2031-05-01T00:00:00.000Z' },
    async run({ carrierId, carrier, number }) {
      const { price, tellsRenewal } = traits[carrierId];
      const [cents, currency] = price ?? [null, 'USD'];
      const listed = [];
      for await (const page of carrier.list({})) listed.push(...page);
      const found = listed.find(({ e164 }) => e164 === number.e164);
      return [
        {
          costs: found?.monthlyCostCents === cents && found.currency === currency,
          renews:
            (found?.renewsAt?.toISOString() ?? null) === (tellsRenewal ? '2031-05-01T00:00:00.000Z' : null),
        },
      ];
    },
    expected: [{ costs: true, renews: true }],
    readBack: 'present',
    requests: 0,
  },
  ...identityCases,
  ...whereaboutsCases,
  {
    name: 'blocked for 14 days',
    given: { purchasedDaysAgo: 3 },
    async run(bench) {
      const blocked = await answer(bench);
      const purchasedAt = new Date(Date.now() - 14 * dayMs).toISOString();
      await bench.control.change({ carrier: bench.carrierId, e164: bench.number.e164, purchasedAt });
      return [blocked, await answer(bench)];
    },
    expected: [{ kind: 'blocked_until', reason: 'purchased_too_recently' }, released],
    readBack: 'gone',
    requests: 2,
    notFor: ageOnly,
  },
  {
    name: 'blocked for 14 days, which is not the first of its errors',
    given: { purchasedDaysAgo: 3, hold: 'refused' },
    run: async (bench) => [await answer(bench)],
    expected: [
      {
        kind: 'blocked_until',
        reason: 'purchased_too_recently',
        answer: { carrierCode: 'purchased_too_recently' },
      },
    ],
    readBack: 'present',
    requests: 1,
    notFor: { ...ageOnly, ...lacking('tells one error a refusal', (of) => of.severalErrors) },
  },
  {
    name: 'bought long ago, added to the project three days ago',
    async run(bench) {
      const { carrierId: carrier, control, number } = bench;
      const addedAt = (daysAgo: number) => new Date(Date.now() - daysAgo * dayMs).toISOString();
      await control.change({ carrier, e164: number.e164, addedAt: addedAt(3) });
      const blocked = await answer(bench);
      const inDays = Math.round((Number(blocked['until']) - Date.now()) / dayMs);
      await control.change({ carrier, e164: number.e164, addedAt: addedAt(14) });
      return [blocked, { inDays }, await answer(bench)];
    },
    expected: [{ kind: 'blocked_until', reason: 'purchased_too_recently' }, { inDays: 1 }, released],
    readBack: 'gone',
    requests: 2,
    notFor: ageOnly,
  },
  {
    name: 'emergency address on its way out',
    given: { hold: 'emergency_address_unregistering' },
    async run(bench) {
      const waiting = await answer(bench);
      await bench.control.change({ carrier: bench.carrierId, e164: bench.number.e164, hold: null });
      return [waiting, await answer(bench)];
    },
    expected: [{ kind: 'retry_after', reason: 'emergency_address_unregistering' }, released],
    readBack: 'gone',
    requests: 2,
    notFor: lacking(
      'tells of no emergency address that goes by itself',
      (of) => of.unregistersEmergencyAddress,
    ),
  },
  {
    name: 'hosted only',
    given: { hosted: true },
    async run(bench) {
      const listed = [];
      for await (const page of bench.carrier.list({})) listed.push(...page);
      const refused = await answer(bench);
      const { carrierId: carrier, number } = bench;
      await bench.control.change({ carrier, e164: number.e164, hosted: false });
      return [refused, { listed: listed.some(({ e164 }) => e164 === number.e164) }];
    },
    expected: [{ kind: 'needs_operator', reason: 'hosted_number' }, { listed: false }],
    readBack: 'present',
    requests: 0,
    notFor: lacking('does not tell hosted numbers from rented ones', (of) => of.tellsHosted),
  },
  {
    name: 'gone between the look and the release',
    faults: [{ kind: 'overtaken' }],
    run: toTheEnd,
    expected: [alreadyGone],
    readBack: 'gone',
    requests: 1,
  },
  {
    name: 'each request lets the pace go first',
    async run(bench) {
      let asked = 0;
      const sentBefore = (await bench.control.requests({ carrier: bench.carrierId })).length;
      await beforeEachRequest(
        () => Promise.resolve(void (asked += 1)),
        async () => {
          await toTheEnd(bench);
          await bench.readBack();
          for await (const page of bench.carrier.list({})) if (page.length === 0) break;
        },
      );
      const sent = (await bench.control.requests({ carrier: bench.carrierId })).length - sentBefore;
      return [{ asked: asked > 3, each: sent - asked }];
    },
    expected: [{ asked: true, each: 0 }],
    readBack: 'gone',
    requests: 1,
  },
  {
    name: 'order accepted, then complete',
    async run(bench) {
      await bench.control.setOrderDelay(60_000);
      const accepted = await answer(bench);
      const waiting = await bench.poll(orderRefOf(accepted));
      await bench.control.setOrderDelay(0);
      const [done] = await toTheEnd(bench);
      return [accepted, { ...waiting }, done ?? null];
    },
    expected: [{ kind: 'accepted' }, { kind: 'accepted' }, released],
    readBack: 'gone',
    notFor: ordersOnly,
  },
  {
    name: 'order partial',
    async run(bench) {
      const orderRef = await orderOfTwo(bench);
      const other = { ...bench.number, e164: '+15559990000' };
      const report = await bench.carrier.orders?.read(orderRef, {});
      const ofOther = await report?.of(other, {});
      return [{ ...(await bench.poll(orderRef)) }, ofOther ? { ...ofOther } : null];
    },
    expected: [released, alreadyGone],
    readBack: 'gone',
    notFor: ordersOnly,
  },
  {
    name: 'order failed',
    given: { hold: 'account_locked' },
    run: toTheEnd,
    expected: [{ kind: 'order_failed', reason: 'account_locked' }],
    readBack: 'present',
    requests: 1,
    notFor: ordersOnly,
  },
  {
    name: 'failed order, then another one',
    given: { hold: 'account_locked' },
    async run(bench) {
      const [failed] = await toTheEnd(bench);
      await bench.control.change({ carrier: bench.carrierId, e164: bench.number.e164, hold: null });
      const [done] = await toTheEnd(bench);
      return [failed ?? null, done ?? null, { ...(await bench.findOrder()) }];
    },
    expected: [{ kind: 'order_failed', reason: 'account_locked' }, released, released],
    readBack: 'gone',
    requests: 2,
    notFor: ordersOnly,
  },
  {
    name: 'order with another word for its status',
    async run(bench) {
      await bench.control.setOrderDelay(60_000, 'BACKORDERED');
      const accepted = await answer(bench);
      const waiting = await bench.poll(orderRefOf(accepted));
      await bench.control.setOrderDelay(0);
      return [{ ...waiting }];
    },
    expected: [{ kind: 'accepted' }],
    readBack: 'present',
    requests: 1,
    notFor: ordersOnly,
  },
  {
    name: 'order for a number that leaves the account meanwhile',
    async run(bench) {
      const { carrierId, control, number } = bench;
      await control.setOrderDelay(200);
      const accepted = await answer(bench);
      await control.change({ carrier: carrierId, e164: number.e164, released: true });
      await control.putAccount({ carrier: carrierId, account: '5500009', secret: 'neighbour' });
      await control.seed({ carrier: carrierId, account: '5500009', numbers: [{ e164: number.e164 }] });
      let outcome = await bench.poll(orderRefOf(accepted));
      while (outcome.kind === 'accepted') outcome = await bench.poll(orderRefOf(accepted));
      await control.setOrderDelay(0);
      return [{ ...outcome, isTold: outcome.answer.carrierCode }];
    },
    expected: [{ ...alreadyGone, isTold: '5006' }],
    readBack: 'gone',
    notFor: ordersOnly,
  },
  {
    name: 'assigned, but not in service',
    given: { hold: 'in_account' },
    run: async (bench) => [await answer(bench)],
    expected: [{ kind: 'retry_after', reason: 'not_in_service_yet' }],
    readBack: 'present',
    requests: 0,
    notFor: lacking('does not tell of numbers that are not in service yet', (of) => of.tellsNotLive),
  },
  {
    name: 'lost order found again',
    faults: [{ kind: 'reset', when: 'after' }],
    async run(bench) {
      const before = await bench.findOrder();
      const lost = await answer(bench);
      const found = await bench.findOrder();
      return [{ ...before }, lost, { ...found }];
    },
    expected: [{ kind: 'no_order' }, noAnswer, released],
    readBack: 'gone',
    requests: 1,
    notFor: ordersOnly,
  },
  {
    name: 'order that the carrier forgot',
    run: async ({ poll }) => [{ ...(await poll('5a5a5a5a-0000-4000-8000-000000000000')) }],
    expected: [{ kind: 'unknown', reason: 'order_lost' }],
    readBack: 'present',
    notFor: ordersOnly,
  },
  {
    name: 'in the carrier’s own list',
    async run({ carrier, number }) {
      const all = [];
      for await (const page of carrier.list({})) all.push(...page);
      return all
        .filter(({ e164 }) => e164 === number.e164)
        .map((listing) => ({ kind: 'listed', ...listing }));
    },
    expected: [{ kind: 'listed' }],
    readBack: 'present',
    requests: 0,
  },
  {
    name: 'the whole list, over many pages',
    async run({ carrierId, control, carrier, account }) {
      const range = { from: `+1${300 + carrierId.length}5550000`, count: 1_030 };
      const rented = await control.seed({ carrier: carrierId, account: account.account, range });
      const numbers = new Set(rented.map(({ e164 }) => e164));
      const listed = [];
      for await (const page of carrier.list({})) listed.push(...page.map(({ e164 }) => e164));
      const ofThese = listed.filter((e164) => numbers.has(e164));
      return [{ listed: ofThese.length, different: new Set(ofThese).size }];
    },
    expected: [{ listed: 1_030, different: 1_030 }],
    requests: 0,
  },
];

/** Whether it was taken away, at once or soon. */
const forUnblocked = (kind: string | undefined) =>
  kind === 'removed' || kind === 'requested' ? 'done' : kind;

/** Whether only a person can go on, be it after a refused request or after an order that failed. */
function forOperator([outcome]: Answered[]): boolean {
  return outcome?.kind === 'needs_operator' || outcome?.kind === 'order_failed';
}

async function answer({ release }: Bench): Promise<Answered> {
  return { ...(await release()) };
}

/** Releases, and follows the order where the carrier takes one. */
async function toTheEnd({ release, poll }: Bench): Promise<Answered[]> {
  let outcome: ReleaseOutcome | OrderOutcome = await release();
  while (outcome.kind === 'accepted') outcome = await poll(outcome.orderRef);
  return [{ ...outcome }];
}

function orderRefOf(accepted: Answered): string {
  if (typeof accepted.orderRef !== 'string') throw new Error('No order was accepted');
  return accepted.orderRef;
}

/** An order by hand for the bench's number and one that is not ours. */
async function orderOfTwo({ url, account, number }: Bench): Promise<string> {
  const list = [number.e164.slice(2), '5559990000']
    .map((digits) => `<TelephoneNumber>${digits}</TelephoneNumber>`)
    .join('');
  const response = await fetch(`${url}/bandwidth/api/accounts/${account.account}/disconnects`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${account.account}:${account.secret}`)}` },
    body:
      '<DisconnectTelephoneNumberOrder><DisconnectTelephoneNumberOrderType>' +
      `<TelephoneNumberList>${list}</TelephoneNumberList>` +
      '</DisconnectTelephoneNumberOrderType></DisconnectTelephoneNumberOrder>',
  });
  return response.headers.get('location')?.split('/').at(-1) ?? '';
}
