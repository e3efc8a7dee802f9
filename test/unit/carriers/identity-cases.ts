import type { Bench } from './conformance-bench.ts';
import type { ConformanceCase } from './conformance-cases.ts';
import { lacking, traits } from './traits.ts';

const byNumber = 'knows a number by its digits, and sends no reference';
const operator = (why: string) => ({ kind: 'needs_operator', reason: why });

/** What a reference that was taken on trust could do at a carrier, and that it does not. */
export const identityCases: ConformanceCase[] = [
  {
    name: 'another number’s reference',
    async run(bench) {
      const victim = await rentAnother(bench, 1);
      bench.number.carrierRef = victim.ref;
      return [{ ...(await bench.release()) }, { victim: await isRented(bench, victim.e164) }];
    },
    expected: [operator('rented_under_another_id'), { victim: true }],
    requests: 0,
    notFor: lacking(byNumber, ({ reference }) => reference === 'id'),
  },
  {
    name: 'reference of a number we rent, for one we do not',
    given: { notRented: true },
    async run(bench) {
      const victim = await rentAnother(bench, 2);
      bench.number.carrierRef = victim.ref;
      return [{ ...(await bench.release()) }, { victim: await isRented(bench, victim.e164) }];
    },
    expected: [operator('reference_of_another_number'), { victim: true }],
    readBack: 'gone',
    requests: 0,
    notFor: lacking(byNumber, ({ reference }) => reference === 'id'),
  },
  {
    name: 'reference that means another address',
    async run(bench) {
      const right = bench.number.carrierRef;
      const outcomes = [];
      for (const added of ['#x', '/../x', '?x=1', '&x=1', '%2f', '%00', ' ', '\n', '']) {
        bench.number.carrierRef = added === '' ? '..' : `${right}${added}`;
        outcomes.push({ ...(await bench.release()) });
      }
      bench.number.carrierRef = right;
      const sent = await bench.control.requests({ carrier: bench.carrierId, afterSeq: bench.seq });
      return [...outcomes, { sent: sent.length }];
    },
    expected: [...Array.from({ length: 9 }, () => operator('reference_invalid')), { sent: 0 }],
    readBack: 'present',
    requests: 0,
    notFor: lacking(byNumber, ({ reference }) => reference !== null),
  },
  {
    name: 'rented by another customer',
    given: { notRented: true },
    async run(bench) {
      const { carrierId, control, number, account } = bench;
      // Of the same form, and no other's.
      const neighbour = account.account.replace(/.$/, (last) => (last === '6' ? '7' : '6'));
      await control.putAccount({ carrier: carrierId, account: neighbour, secret: 'neighbour' });
      const [rental] = await control.seed({
        carrier: carrierId,
        account: neighbour,
        numbers: [{ e164: number.e164 }],
      });
      const { reference } = traits[carrierId];
      if (reference !== null) number.carrierRef = reference === 'country' ? 'US' : (rental?.ref ?? null);
      await bench.release();
      return [{ stillRented: await isRented(bench, number.e164) }];
    },
    expected: [{ stillRented: true }],
    readBack: 'gone',
    requests: 0,
  },
  {
    name: 'given to a subaccount',
    given: { subaccount: 'SAOTHER' },
    run: async ({ release }) => [{ ...(await release()) }],
    expected: [operator('held_by_another_account')],
    readBack: 'present',
    requests: 0,
    notFor: lacking('lists no numbers of subaccounts', (of) => of.listsSubaccounts),
  },
  {
    name: 'released and bought again since',
    async run(bench) {
      const { carrierId, control, number, account } = bench;
      number.purchasedAt = new Date(Date.now() - 90 * 24 * 60 * 60 * 1000);
      await control.change({ carrier: carrierId, e164: number.e164, released: true });
      const again = { e164: number.e164, purchasedAt: new Date().toISOString() };
      await control.seed({ carrier: carrierId, account: account.account, numbers: [again] });
      const { kind } = await bench.release();
      return [{ kind }, { stillRented: await isRented(bench, number.e164) }];
    },
    expected: [{ kind: 'needs_operator' }, { stillRented: true }],
    requests: 0,
    notFor: lacking('does not tell one rental of a number from the next', (of) => of.tellsRentalsApart),
  },
  ...(['throttle', 'fail', 'reset', 'hang', 'truncate'] as const).map((kind): ConformanceCase => ({
    name: `no answer to whose it is: ${kind}`,
    async run(bench) {
      const { control, number } = bench;
      await control.addFault({ numbers: [number.e164], actions: ['read'], script: [{ kind }] });
      const { kind: outcome } = await bench.release(bench.other({ timeoutMs: 500 }));
      return [{ nothingSent: outcome === 'retry_after' || outcome === 'needs_operator' }];
    },
    expected: [{ nothingSent: true }],
    readBack: 'present',
    requests: 0,
  })),
];

async function rentAnother({ carrierId, control, account, number }: Bench, block: number) {
  const e164 = number.e164.replace('+1555', `+1${700 + block}`);
  const numbers = [{ e164 }];
  const [rental] = await control.seed({ carrier: carrierId, account: account.account, numbers });
  if (!rental) throw new Error('The sandbox seeded nothing');
  return rental;
}

async function isRented({ carrierId, control }: Bench, e164: string): Promise<boolean> {
  const rented = await control.numbers({ carrier: carrierId });
  return rented.some((rental) => rental.e164 === e164);
}
