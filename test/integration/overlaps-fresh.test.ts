import { expect } from 'vitest';
import { pino } from 'pino';
import {
  markOverlapsDue,
  refreshDueOverlaps,
  refreshOverlaps,
} from '../../src/db/contacts/refresh-overlaps.ts';
import { keepOverlapsFresh } from '../../src/worker/keep-overlaps-fresh.ts';
import { fixtures } from '../support/fixtures.ts';
import { addContact, launchedCampaign } from '../support/campaigns.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, db } = fixtures('db');
test.override('databaseOptions', { maxConnections: 10 });

const dueAt = async (accountId: string) => {
  const [row] = await db.sql<{ dueAt: Date | null }[]>`
    select due_at as "dueAt" from overlap_refreshes where account_id = ${accountId}`;
  return row?.dueAt ?? null;
};

/** Two campaigns of an account that call the same person, found once. */
async function sharing() {
  const older = await launchedCampaign(db.sql);
  const newer = await launchedCampaign(db.sql, { accountId: older.accountId });
  for (const { campaignId } of [older, newer]) await addContact(db.sql, campaignId, '+12025550143');
  await markOverlapsDue(db.sql, older.accountId);
  while (await refreshDueOverlaps(db.sql));
  return { accountId: older.accountId, older: older.campaignId };
}

const overlapsOf = (campaignId: string) => db.sql`
  select newer_id as "newerId", shared from contact_overlaps where campaign_id = ${campaignId}`;

test('the worker finds what became due, one account not again within half a minute, and stops when it is told to', async () => {
  const again = await sharing();
  await markOverlapsDue(db.sql, again.accountId);
  const older = await launchedCampaign(db.sql);
  const newer = await launchedCampaign(db.sql, { accountId: older.accountId });
  for (const { campaignId } of [older, newer]) await addContact(db.sql, campaignId, '+12025550144');
  await markOverlapsDue(db.sql, older.accountId);
  const stop = new AbortController();
  const worker = keepOverlapsFresh({ sql: db.sql, log: pino({ enabled: false }), signal: stop.signal });
  await waitFor('the account to be fresh', async () => (await dueAt(older.accountId)) === null);
  expect(await overlapsOf(older.campaignId)).toMatchObject([{ newerId: newer.campaignId, shared: 1 }]);
  expect(await dueAt(again.accountId)).not.toBeNull();
  stop.abort();
  await worker;
});

test('what becomes due while the account is looked at stays due; nobody waits for the look, and it is not taken twice', async () => {
  const { accountId, older } = await sharing();
  await markOverlapsDue(db.sql, accountId);
  const first = await dueAt(accountId);
  let looking: Promise<boolean> | undefined;
  await db.sql.begin(async (tx) => {
    // Holds the look up where it replaces what it knew.
    await tx`select from contact_overlaps where campaign_id = ${older} for update`;
    looking = refreshDueOverlaps(db.sql);
    await waitFor('the look to have begun', async () => {
      const [row] = await db.sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return row !== undefined;
    });
    expect(await refreshDueOverlaps(db.sql)).toBe(false);
    await markOverlapsDue(db.sql, accountId);
  });
  expect(await looking).toBe(true);
  const second = await dueAt(accountId);
  expect(second?.getTime()).toBeGreaterThan(first?.getTime() ?? Infinity);
  expect(await refreshDueOverlaps(db.sql)).toBe(true);
  expect(await dueAt(accountId)).toBeNull();
  expect(await refreshDueOverlaps(db.sql)).toBe(false);
});

test('marks in the same moment, and with a clock that went back, still differ', async () => {
  const { accountId } = await sharing();
  await db.sql`update overlap_refreshes set due_at = now() + interval '1 hour' where account_id = ${accountId}`;
  const before = await dueAt(accountId);
  await markOverlapsDue(db.sql, accountId);
  expect((await dueAt(accountId))?.getTime()).toBe((before?.getTime() ?? 0) + 1);
});

test('found by a sample, the number is exact all the same, and a campaign too small for the sample is not overlooked', async () => {
  const first = await launchedCampaign(db.sql);
  const { accountId } = first;
  // Each calls the people of a range of numbers; the second and third share 900 of 2,000, the third and fourth 600.
  const ranges = [
    [50_000, 50_100],
    [0, 2_000],
    [1_100, 3_100],
    [2_500, 4_500],
    [50_088, 52_088],
    [60_000, 62_000],
    [61_950, 63_950],
  ] as const;
  const ids: string[] = [];
  for (const [from, to] of ranges) {
    const { campaignId } = ids.length === 0 ? first : await launchedCampaign(db.sql, { accountId });
    ids.push(campaignId);
    await db.sql`
      insert into contacts (campaign_id, id, phone) select ${campaignId}, uuidv7(), '+1' || (2025000000 + n)
      from generate_series(${from}::int, ${to}::int - 1) n`;
    await db.sql`update campaigns set contact_count = ${to - from} where id = ${campaignId}`;
  }
  await db.sql.begin((tx) => refreshOverlaps(tx, accountId, 1_300));
  const kept = await Promise.all(ids.map(overlapsOf));
  expect(kept.map((rows) => [...rows])).toEqual([
    [{ newerId: ids[4], shared: 12 }],
    [{ newerId: ids[2], shared: 900 }],
    [{ newerId: ids[3], shared: 600 }],
    [],
    [],
    [],
    [],
  ]);
});

test('a failure that lasts is logged once, and the look is tried again', async () => {
  const lines: string[] = [];
  let tries = 0;
  const broken = { begin: () => Promise.reject(new Error(`try ${(tries += 1)}`)) };
  const stop = new AbortController();
  const worker = keepOverlapsFresh({
    sql: broken as never,
    log: pino({}, { write: (line: string) => void lines.push(line) }),
    signal: stop.signal,
  });
  await waitFor('the second try', () => Promise.resolve(tries >= 2));
  stop.abort();
  await worker;
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('overlaps cannot be found');
});
