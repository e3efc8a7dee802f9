import { describe, expect } from 'vitest';
import type { Carrier } from '../../src/carriers/contract.ts';
import { uuidv7 } from '../../src/ids.ts';
import { makeAccount } from '../support/factories.ts';
import { digits, bed, test } from '../support/inventory-bed.ts';

const open = (kind: string, e164: string, cents: number | null = null) => ({
  kind,
  e164,
  cents,
  resolution: null,
});
const comparison = async () => {
  const [row] = await bed.sql`
    select listed, leaks, ghosts, strangers, error, finished_at is not null as finished
    from comparisons where account_id = ${bed.accountId} order by id desc limit 1`;
  return row;
};

describe('a comparison', () => {
  test('finds every leak, ghost and stranger, invents none, and shows what the carrier charges', async () => {
    const held = await bed.rent(0, 45);
    for (const [at, e164] of held.entries())
      await bed.book(e164, { state: at % 2 ? 'assigned' : 'available' });
    const [leak] = await bed.rent(100, 1, { monthlyCostCents: 115 });
    await bed.book(leak!, { state: 'released' });
    const [stranger] = await bed.rent(200, 1, { monthlyCostCents: 90 });
    await bed.book(digits(300), { state: 'assigned' });
    await bed.book(digits(301), { state: 'available' });
    await bed.book(digits(400), { state: 'released' });
    await bed.book(digits(401), { state: 'releasing' });
    const [inRelease] = await bed.rent(402);
    await bed.book(inRelease!, { state: 'releasing' });

    const counts = await bed.compare();

    expect(await bed.findings()).toEqual([
      open('leak', leak!, 115),
      open('stranger', stranger!, 90),
      open('ghost', digits(300)),
      open('ghost', digits(301)),
    ]);
    expect(counts).toEqual({ listed: 48, leaks: 1, ghosts: 2, strangers: 1 });
    expect(await comparison()).toEqual({ ...counts, error: null, finished: true });
    expect(await bed.sql`select from comparison_listings`).toHaveLength(0);
  });

  test('keeps a finding that is seen again, and resolves by itself one that is not', async () => {
    const [leak, stranger] = await bed.rent(100, 2);
    await bed.book(leak!, { state: 'released' });
    await bed.book(digits(300), { state: 'available' });
    await bed.compare();
    const firstSeen = await bed.sql`select id, first_seen_at from findings order by e164`;

    await bed.giveBack(leak!);
    await bed.rent(300);
    expect(await bed.compare()).toMatchObject({ leaks: 0, ghosts: 0, strangers: 1 });

    expect(await bed.findings()).toEqual([
      { ...open('leak', leak!, 100), resolution: 'not_seen' },
      open('stranger', stranger!, 100),
      { ...open('ghost', digits(300)), resolution: 'not_seen' },
    ]);
    expect(await bed.sql`select id, first_seen_at from findings order by e164`).toEqual(firstSeen);
    const [seen] =
      await bed.sql`select last_seen_at > first_seen_at as again from findings where e164 = ${stranger!}`;
    expect(seen).toEqual({ again: true });
  });

  test('a finding that comes back after it was resolved is a new one', async () => {
    await bed.book(digits(300), { state: 'available' });
    await bed.compare();
    await bed.rent(300);
    await bed.compare();
    await bed.giveBack(digits(300));
    await bed.compare();
    expect(await bed.findings()).toMatchObject([
      { kind: 'ghost', resolution: 'not_seen' },
      { kind: 'ghost', resolution: null },
    ]);
  });

  test('a number that was bought again after its release is a stranger, not a leak', async () => {
    await bed.book(digits(1), {
      state: 'released',
      minutesAgo: 3 * 24 * 60,
      releasedMinutesAgo: 2 * 24 * 60,
    });
    await bed.control.seed({
      carrier: 'plivo',
      account: 'MASANDBOX00000000000',
      numbers: [{ e164: digits(1), purchasedAt: new Date().toISOString() }],
    });
    await bed.compare();
    expect(await bed.findings()).toMatchObject([{ kind: 'stranger', e164: digits(1) }]);
  });

  test('a number that was released before, and is held again, is neither', async () => {
    const [again] = await bed.rent(1);
    await bed.book(again!, { state: 'released', minutesAgo: 90 });
    await bed.book(again!, { state: 'available', minutesAgo: 20 });
    expect(await bed.compare()).toMatchObject({ leaks: 0, ghosts: 0, strangers: 0 });
  });

  test('what only the carrier knows of our numbers is brought up to date', async () => {
    const [known] = await bed.rent(1, 1, { monthlyCostCents: 250 });
    const id = await bed.book(known!, { state: 'assigned' });
    await bed.compare();
    const [row] = await bed.sql`
      select monthly_cost_cents as cents, purchased_at is not null as bought, state from phone_numbers where id = ${id}`;
    expect(row).toEqual({ cents: 250, bought: true, state: 'assigned' });
  });
});

/** Does something once, after the first page. */
const after = (work: () => Promise<unknown>) => ({
  between: async (_page: unknown, index: number) => {
    if (index === 0) await work();
  },
});

describe('while the carrier is being read', () => {
  test('numbers come, go and move, and nothing is invented', async () => {
    const held = await bed.rent(0, 45);
    const ids = new Map<string, string>();
    for (const e164 of held) ids.set(e164, await bed.book(e164, { state: 'assigned' }));
    const bought = digits(900);

    await bed.compare(
      after(async () => {
        // Given back by us, after it was listed: no leak.
        await bed.giveBack(held[0]!);
        await bed.sql`
          update phone_numbers set state = 'released', released_at = now() where id = ${ids.get(held[0]!)!}`;
        // Begun to be given back, and gone at the carrier already: no ghost.
        await bed.giveBack(held[44]!);
        await bed.sql`update phone_numbers set state = 'releasing' where id = ${ids.get(held[44]!)!}`;
        // Bought and attached: no stranger, and no ghost whether the list still comes to it or not.
        await bed.rent(900);
        await bed.book(bought, { state: 'assigned', minutesAgo: 0 });
        // Attached with digits that the carrier has not: too young to be judged.
        await bed.book(digits(901), { state: 'assigned', minutesAgo: 0 });
        // Given back and rented again within the minute.
        await bed.sql`
          update phone_numbers set state = 'released', released_at = now() where id = ${ids.get(held[1]!)!}`;
        await bed.book(held[1]!, { state: 'available', minutesAgo: 0 });
      }),
    );

    expect(await bed.findings()).toEqual([]);
  });

  test('a number that the list skips because others left it is looked up, and is no ghost', async () => {
    const held = await bed.rent(0, 45);
    for (const e164 of held) await bed.book(e164, { state: 'assigned' });
    const listed: string[] = [];
    const others = await bed.rent(800, 5);
    for (const e164 of others) await bed.book(e164, { state: 'releasing' });

    await bed.compare({
      between: async (page, index) => {
        listed.push(...page.map(({ e164 }) => e164));
        if (index === 0) {
          // Pages are cut by place: five numbers less on the first page move five others past the reader.
          for (const e164 of held.slice(0, 5)) {
            await bed.giveBack(e164);
            await bed.sql`update phone_numbers set state = 'releasing' where e164 = ${e164}`;
          }
        }
      },
    });

    expect(held.slice(5).every((e164) => listed.includes(e164))).toBe(false);
    expect(await bed.findings()).toEqual([]);
  });

  test('one that is gone, and is looked up to be sure, is a ghost all the same', async () => {
    const held = await bed.rent(0, 45);
    for (const e164 of held) await bed.book(e164, { state: 'assigned' });
    await bed.giveBack(held[30]!);
    await bed.compare();
    expect(await bed.findings()).toEqual([open('ghost', held[30]!)]);
  });

  test('one whose release begins right after it was looked up is none', async () => {
    await bed.book(digits(1), { state: 'assigned' });
    await bed.book(digits(2), { state: 'assigned' });
    const carrier: Carrier = {
      ...bed.carrier,
      async readBack(number, options) {
        const seen = await bed.carrier.readBack(number, options);
        await bed.sql`update phone_numbers set state = 'releasing' where e164 = ${digits(1)}`;
        return seen;
      },
    };
    expect(await bed.compare({ carrier })).toMatchObject({ ghosts: 1 });
    expect(await bed.findings()).toEqual([open('ghost', digits(2))]);
  });

  test('one that cannot be looked up is not judged this time', async () => {
    await bed.book(digits(1), { state: 'assigned' });
    await bed.control.addFault({
      numbers: [digits(1)],
      actions: ['read'],
      script: [{ kind: 'throttle', retryAfter: '0' }],
      times: null,
    });
    expect(await bed.compare()).toMatchObject({ ghosts: 0 });
    await bed.control.clearFaults();
    expect(await bed.compare()).toMatchObject({ ghosts: 1 });
  });
});

const trouble = (script: Parameters<typeof bed.control.addFault>[0]['script'], times: number | null = null) =>
  bed.control.addFault({ actions: ['list'], script, times });

describe('a carrier that cannot be listed', () => {
  test('leaves the reason on the comparison, and what was found before stands', async () => {
    const [stranger] = await bed.rent(1);
    await bed.compare();
    await bed.giveBack(stranger!);
    await trouble([{ kind: 'throttle', retryAfter: '3600' }]);

    expect(await bed.compare()).toBeNull();

    expect(await comparison()).toEqual({
      listed: null,
      leaks: null,
      ghosts: null,
      strangers: null,
      error: 'throttled',
      finished: true,
    });
    expect(await bed.findings()).toEqual([open('stranger', stranger!, 100)]);
  });

  test('that breaks off half way is read from its beginning, and judged by the time of the new beginning', async () => {
    const held = await bed.rent(0, 45);
    const ids: string[] = [];
    for (const e164 of held) ids.push(await bed.book(e164, { state: 'assigned' }));
    let broken = false;

    const counts = await bed.compare({
      between: async (_page, index) => {
        if (index === 0 && !broken) {
          broken = true;
          await trouble([{ kind: 'throttle', retryAfter: '0' }], 1);
          // Listed by the attempt that breaks off, and given back before the one that counts begins.
          await bed.giveBack(held[0]!);
          await bed.sql`update phone_numbers set state = 'released', released_at = now() where id = ${ids[0]!}`;
        }
      },
    });

    expect(counts).toEqual({ listed: 44, leaks: 0, ghosts: 0, strangers: 0 });
  });

  test('that nobody configured is said to be so', async () => {
    await bed.book(digits(1), { state: 'assigned' });
    expect(await bed.compare({ carrier: null })).toBeNull();
    expect(await comparison()).toMatchObject({ error: 'carrier_not_configured', listed: null });
    expect(await bed.findings()).toEqual([]);
  });
});

describe('a comparison that is begun twice', () => {
  test('is judged once, by the newest attempt, and the older one notices', async () => {
    const [stranger] = await bed.rent(0, 25);
    const comparisonId = uuidv7();
    let newer: unknown;
    const older = bed.compare({
      comparisonId,
      between: async (_page, index) => {
        // The worker was thought dead: its work is begun anew while it still reads.
        if (index === 0) newer = await bed.compare({ comparisonId });
      },
    });
    expect(await older).toBeNull();
    expect(newer).toMatchObject({ strangers: 25 });
    expect(await bed.findings()).toHaveLength(25);
    expect((await bed.findings())[0]).toEqual(open('stranger', stranger!, 100));
    expect(await bed.compare({ comparisonId })).toBeNull();
    expect(await bed.sql`select from comparisons where id = ${comparisonId}`).toHaveLength(1);
  });

  test('that reads for so long that a later one is judged first leaves the word to that one', async () => {
    const rented = await bed.rent(0, 25);
    const slow = bed.compare({
      between: async (_page, index) => {
        if (index > 0) return;
        await bed.giveBack(rented[0]!);
        await bed.compare();
      },
    });
    expect(await slow).toBeNull();
    expect((await bed.findings()).map(({ e164 }) => e164)).toEqual(rented.slice(1));
    expect(await bed.sql`select error, listed from comparisons order by id`).toEqual([
      { error: 'outrun', listed: null },
      { error: null, listed: 24 },
    ]);
  });

  test('that nobody ended is ended by the next one, a day later', async () => {
    await bed.rent(0, 45);
    const abandon = (name: string) => {
      const stop = new AbortController();
      const between = () => Promise.resolve(stop.abort(new Error(name)));
      return expect(bed.compare({ signal: stop.signal, between })).rejects.toThrow(name);
    };
    await abandon('yesterday');
    await bed.sql`update comparisons set started_at = now() - interval '25 hours'`;
    await abandon('a moment ago');
    await bed.compare();
    expect(await bed.sql`select error, finished_at is null as open from comparisons order by id`).toEqual([
      { error: 'internal', open: false },
      { error: null, open: true },
      { error: null, open: false },
    ]);
    expect(await bed.sql`select distinct comparison_id from comparison_listings`).toHaveLength(1);
  });

  test('that is stopped judges nothing and can go on', async () => {
    await bed.rent(0, 45);
    const stop = new AbortController();
    const comparisonId = uuidv7();
    const stopped = bed.compare({
      comparisonId,
      signal: stop.signal,
      between: () => Promise.resolve(stop.abort(new Error('the worker stops'))),
    });
    await expect(stopped).rejects.toThrow('the worker stops');
    expect(await bed.findings()).toEqual([]);
    expect(await bed.compare({ comparisonId })).toMatchObject({ strangers: 45 });
  });
});

describe('accounts that share the installation’s credentials', () => {
  test('do not see each other’s numbers as strangers or leaks', async () => {
    const theirs = await makeAccount(bed.sql);
    const [held, passedOn, free] = await bed.rent(1, 3);
    await bed.book(held!, { state: 'available', accountId: theirs, campaignId: null });
    await bed.book(passedOn!, { state: 'released' });
    await bed.book(passedOn!, { state: 'available', accountId: theirs, campaignId: null, minutesAgo: 10 });
    await bed.compare();
    expect(await bed.findings()).toEqual([open('stranger', free!, 100)]);
  });

  test('with credentials of one’s own, all that the carrier lists is one’s own', async () => {
    const theirs = await makeAccount(bed.sql);
    const [claimed] = await bed.rent(1);
    await bed.book(claimed!, { state: 'available', accountId: theirs, campaignId: null });
    await bed.sql`
      insert into carrier_credentials (account_id, carrier, key_id, nonce, ciphertext, updated_by)
      values (${bed.accountId}, 'plivo', 'k', ${Buffer.alloc(12)}, ${Buffer.alloc(20)}, 'cli')`;
    await bed.compare();
    expect(await bed.findings()).toEqual([open('stranger', claimed!, 100)]);
  });
});
