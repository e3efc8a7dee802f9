import type { Carrier } from '../../../src/carriers/contract.ts';
import type { DialectId } from '../../../sandbox/model.ts';
import type { Bench } from './conformance-bench.ts';
import type { ConformanceCase } from './conformance-cases.ts';
import { lacking, traits } from './traits.ts';

const movesOnly = lacking(
  'has its subaccounts’ numbers in its own list, or none that can be named',
  (of) => of.subaccounts !== null,
);
const notNamed = { kind: 'needs_operator', reason: 'subaccount_not_named' };
const secret = 'of-the-subaccount';

/** What absence from the account's own list proves at a carrier, and what it does not. */
export const whereaboutsCases: ConformanceCase[] = [
  {
    name: 'gone, as far as can be seen',
    given: { notRented: true },
    run: async (bench) => [{ as: (await absenceOf(bench)) === traits[bench.carrierId].absence }],
    expected: [{ as: true }],
    readBack: 'gone',
    requests: 0,
  },
  {
    name: 'moved to a subaccount that is named',
    async run(bench) {
      const { carrier, id } = await moved(bench);
      const first = await bench.release(carrier);
      const place = await carrier.locate?.(bench.number, {});
      bench.number.subaccount = id;
      const there = await bench.readBack(carrier);
      const released = await bench.release(carrier);
      const after = await bench.readBack(carrier);
      bench.number.subaccount = null;
      return [
        { ...first },
        { ...place, there: place?.kind === 'elsewhere' && place.subaccount === id },
        { ...there },
        { ...released },
        { ...after },
      ];
    },
    expected: [
      { kind: 'already_gone' },
      { kind: 'elsewhere', there: true },
      { kind: 'present' },
      { kind: 'released' },
      { kind: 'gone' },
    ],
    readBack: 'gone',
    notFor: movesOnly,
  },
  {
    name: 'in a subaccount, as the list tells',
    async run(bench) {
      const { carrier, id } = await moved(bench);
      const listed = [];
      for await (const page of carrier.list({})) listed.push(...page);
      const found = listed.find(({ e164 }) => e164 === bench.number.e164);
      return [{ found: found?.subaccount === id }];
    },
    expected: [{ found: true }],
    readBack: 'gone',
    requests: 0,
    notFor: movesOnly,
  },
  {
    name: 'in a subaccount that is not named any more',
    async run(bench) {
      const { id } = await moved(bench);
      bench.number.subaccount = id;
      const refused = await bench.release();
      const seen = await bench.readBack();
      bench.number.subaccount = null;
      return [{ ...refused }, { ...seen }];
    },
    expected: [notNamed, notNamed],
    readBack: 'gone',
    requests: 0,
    notFor: lacking('is let into its subaccounts by an id alone', (of) => of.subaccounts === 'id:secret'),
  },
  {
    name: 'for sale again',
    async run(bench) {
      const { carrierId: carrier, control, number } = bench;
      await control.change({ carrier, e164: number.e164, released: true });
      const before = await absenceOf(bench);
      await control.change({ carrier, e164: number.e164, forSale: true });
      return [{ before, after: await absenceOf(bench) }];
    },
    expected: [{ before: 'unknown', after: 'proved' }],
    readBack: 'gone',
    requests: 0,
    notFor: lacking('is not asked for numbers for sale', (of) => of.tellsForSale),
  },
  {
    name: 'recorded as given back',
    async run(bench) {
      const { carrierId: carrier, control, number } = bench;
      await control.change({ carrier, e164: number.e164, released: true });
      return [{ absence: await absenceOf(bench) }];
    },
    expected: [{ absence: 'proved' }],
    readBack: 'gone',
    requests: 0,
    notFor: lacking('keeps no record of a number that was given back', (of) => of.keepsRecord),
  },
  ...(['throttle', 'fail', 'reset', 'truncate'] as const).map((kind): ConformanceCase => ({
    name: `no answer to where it is: ${kind}`,
    given: { notRented: true },
    async run({ carrierId, control, carrier, number }) {
      const actions = ['read' as const, 'list' as const];
      await control.addFault({ carrier: carrierId, actions, script: [{ kind }], times: null });
      const place = await carrier.locate?.(number, {});
      await control.clearFaults();
      const proved = place?.kind === 'gone' && place.absence === 'proved';
      return [{ answered: place !== undefined, proved, elsewhere: place?.kind === 'elsewhere' }];
    },
    expected: [{ answered: true, proved: false, elsewhere: false }],
    readBack: 'gone',
    requests: 0,
  })),
];

async function absenceOf({ carrier, number }: Bench) {
  const place = await carrier.locate?.(number, {});
  return place?.kind === 'gone' ? place.absence : (place?.kind ?? null);
}

/** Moves the bench's number to a subaccount, and makes the adapter of an account that names it. */
async function moved(bench: Bench): Promise<{ carrier: Carrier; id: string }> {
  const { carrierId: carrier, control, account, number } = bench;
  const id = account.account.replace(/.$/, (last) => (last === '3' ? '4' : '3'));
  await control.putAccount({ carrier, account: id, secret, parent: account.account });
  // Long ago, so that no carrier holds it back for that.
  const addedAt = '2024-01-01T00:00:00.000Z';
  await control.change({ carrier, e164: number.e164, account: id, addedAt });
  return { carrier: bench.other({ subaccounts: [entry(carrier, id)] }), id };
}

const entry = (carrier: DialectId, id: string) =>
  traits[carrier].subaccounts === 'id' ? id : `${id}:${secret}`;
