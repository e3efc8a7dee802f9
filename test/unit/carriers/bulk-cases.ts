import { randomUUID } from 'node:crypto';
import type { CarrierNumber, OrderOutcome } from '../../../src/carriers/contract.ts';
import type { Hold } from '../../../sandbox/model.ts';
import type { Bench } from './conformance-bench.ts';
import type { ConformanceCase } from './conformance-cases.ts';
import { lacking } from './traits.ts';

const notFor = lacking('releases numbers one by one', (of) => of.takesMany);
const count = 30;

/** At a carrier that takes many numbers in one order. */
export const bulkCases: ConformanceCase[] = [
  {
    name: 'many in one order',
    async run(bench) {
      const numbers = await rentMany(bench);
      const [outcomes] = await order(bench, numbers);
      return [{ kinds: kindsOf(outcomes) }];
    },
    expected: [{ kinds: { released: count + 1 } }],
    readBack: 'gone',
    requests: 1,
    notFor,
  },
  {
    name: 'many, one of them kept',
    async run(bench) {
      const numbers = await rentMany(bench, 'refused');
      const [outcomes] = await order(bench, numbers);
      return [{ kinds: kindsOf(outcomes), kept: outcomes[0]?.kind }];
    },
    expected: [{ kinds: { released: count, order_failed: 1 }, kept: 'order_failed' }],
    readBack: 'gone',
    requests: 1,
    notFor,
  },
  {
    name: 'many, one of them not ours',
    async run(bench) {
      const numbers = await rentMany(bench);
      const { carrierId, control } = bench;
      await control.change({ carrier: carrierId, e164: numbers[0]!.e164, released: true });
      const [outcomes, first] = await order(bench, numbers);
      const rest = first === 'refused' ? (await order(bench, numbers.slice(1)))[0] : outcomes.slice(1);
      return [{ kinds: kindsOf(rest) }];
    },
    expected: [{ kinds: { released: count } }],
    readBack: 'gone',
    notFor,
  },
  {
    name: 'lost order of many found again',
    faults: [{ kind: 'reset', when: 'after' }],
    async run(bench) {
      const numbers = await rentMany(bench);
      const sentAfter = new Date(Date.now() - 60_000);
      const orderId = randomUUID();
      const lost = await bench.carrier.orders?.bulk?.send(numbers, { orderId });
      const kinds = [];
      for (const number of [numbers[0]!, numbers.at(-1)!]) {
        let found = await bench.carrier.orders?.find(number, { orderId, sentAfter });
        while (found && !('of' in found) && found.kind === 'retry_after') {
          found = await bench.carrier.orders?.find(number, { orderId, sentAfter });
        }
        kinds.push(found && 'of' in found ? (await found.of(number, {})).kind : found?.kind);
      }
      return [{ lost: lost?.kind, kinds }];
    },
    expected: [{ lost: 'unknown', kinds: ['released', 'released'] }],
    readBack: 'gone',
    requests: 1,
    notFor,
  },
];

let block = 0;

/** Numbers besides the bench's own, which is the last; the first is kept where a hold is given. */
async function rentMany(bench: Bench, hold: Hold | null = null): Promise<CarrierNumber[]> {
  const { carrierId, control, account, number } = bench;
  block += 1;
  const e164s = Array.from({ length: count }, (_, n) => `+1${700 + block}55501${String(n).padStart(2, '0')}`);
  const numbers = e164s.map((e164, at) => ({ e164, ...(at === 0 && { hold }) }));
  const rentals = await control.seed({ carrier: carrierId, account: account.account, numbers });
  const byId = number.carrierRef !== null;
  return [...rentals.map(({ e164, ref }) => ({ e164, carrierRef: byId ? ref : null })), number];
}

/** What became of each number, and what was said to the order. */
async function order(bench: Bench, numbers: CarrierNumber[]): Promise<[OrderOutcome[], string | undefined]> {
  const { orders } = bench.carrier;
  const sent = await orders?.bulk?.send(numbers, { orderId: randomUUID() });
  if (sent?.kind !== 'accepted') return [[], sent?.kind];
  let report = await orders?.read(sent.orderRef, {});
  while (report && !report.ended) report = await orders?.read(sent.orderRef, {});
  const outcomes = [];
  for (const number of numbers) outcomes.push(await report!.of(number, {}));
  return [outcomes, sent.kind];
}

function kindsOf(outcomes: readonly OrderOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of outcomes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
