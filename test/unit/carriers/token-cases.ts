import { createCarrier, type Credentials } from '../../../src/carriers/registry.ts';
import type { Behaviour } from '../../../sandbox/fault-rules.ts';
import type { Bench } from './conformance-bench.ts';
import type { ConformanceCase } from './conformance-cases.ts';
import { waitFor } from '../../support/wait-for.ts';
import { lacking } from './traits.ts';

const notFor = lacking('takes the same secret with every request', (of) => of.usesTokens);
const away = [
  { kind: 'fail' },
  { kind: 'reset' },
  { kind: 'reset', when: 'after' },
  { kind: 'truncate' },
  { kind: 'hang' },
] satisfies Partial<Behaviour>[];

/** At a carrier that gives tokens that run out. */
export const tokenCases: ConformanceCase[] = [
  {
    name: 'one token for many at once',
    async run(bench) {
      const carrier = bench.other({});
      const kinds = await Promise.all(
        Array.from({ length: 20 }, async () => (await bench.readBack(carrier)).kind),
      );
      return [{ kinds: [...new Set(kinds)], tokens: await tokensOf(bench) }];
    },
    expected: [{ kinds: ['present'], tokens: 1 }],
    notFor,
  },
  {
    name: 'token taken back under way',
    async run(bench) {
      const carrier = bench.other({});
      await bench.readBack(carrier);
      await bench.control.setTokens({ revoke: true });
      const kinds = await Promise.all(
        Array.from({ length: 20 }, async () => (await bench.readBack(carrier)).kind),
      );
      await bench.control.setTokens({ revoke: true });
      const { kind } = await bench.release(carrier);
      return [{ kinds: [...new Set(kinds)], kind, tokens: await tokensOf(bench) }];
    },
    expected: [{ kinds: ['present'], kind: 'accepted', tokens: 3 }],
    requests: 1,
    notFor,
  },
  {
    name: 'token renewed before it runs out',
    async run(bench) {
      const carrier = bench.other({});
      await bench.control.setTokens({ lifeMs: 1, holdsMs: 60_000 });
      await bench.readBack(carrier);
      const givenAt = Date.now();
      await waitFor('its life of a millisecond to be over', async () => Date.now() > givenAt + 1);
      await bench.readBack(carrier);
      const { carrierId, seq } = bench;
      const refused = await bench.control.requests({ carrier: carrierId, action: 'rejected', afterSeq: seq });
      const tokens = await tokensOf(bench);
      await bench.control.setTokens({});
      return [{ refused: refused.length, tokens }];
    },
    expected: [{ refused: 0, tokens: 2 }],
    readBack: 'present',
    notFor,
  },
  ...away.map((fault): ConformanceCase => ({
    name: `token’s address away: ${Object.values(fault).join(' ')}`,
    async run(bench) {
      const { control, carrierId } = bench;
      await control.addFault({ carrier: carrierId, actions: ['token'], script: [fault] });
      const carrier = bench.other({ timeoutMs: 500 });
      const first = await bench.release(carrier);
      await control.clearFaults();
      const { kind } = await bench.readBack(carrier);
      return [{ ...first }, { kind }];
    },
    expected: [{ kind: 'retry_after', reason: 'carrier_unreachable' }, { kind: 'present' }],
    requests: 0,
    notFor,
  })),
  {
    name: 'token’s address throttles',
    async run(bench) {
      const { control, carrierId } = bench;
      await control.addFault({
        carrier: carrierId,
        actions: ['token'],
        script: [{ kind: 'throttle', retryAfter: '7' }],
      });
      const outcome = await bench.release(bench.other({}));
      await control.clearFaults();
      return [{ ...outcome }];
    },
    expected: [{ kind: 'retry_after', reason: 'throttled', waitMs: 7_000 }],
    readBack: 'present',
    requests: 0,
    notFor,
  },
  {
    name: 'user name and password of old',
    async run(bench) {
      const { account, secret } = bench.account;
      const login: Credentials<'bandwidth'> = { accountId: account, username: account, password: secret };
      const options = { baseUrl: `${bench.url}/bandwidth`, timeoutMs: 5_000 };
      const { kind } = await bench.release(createCarrier('bandwidth', login, options));
      const wrong = createCarrier('bandwidth', { ...login, password: 'wrong' }, options);
      return [{ kind, tokens: await tokensOf(bench) }, { ...(await bench.readBack(wrong)) }];
    },
    expected: [
      { kind: 'accepted', tokens: 0 },
      { kind: 'needs_operator', reason: 'credentials_rejected' },
    ],
    requests: 1,
    notFor,
  },
];

/** How many tokens were asked for since the case began. */
async function tokensOf({ control, carrierId, seq }: Bench): Promise<number> {
  return (await control.requests({ carrier: carrierId, action: 'token', afterSeq: seq })).length;
}
