import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished } from 'vitest';
import { openFolderStore } from '../../src/archive-store/folder-store.ts';
import { newestMarker, writeMarker } from '../../src/archive-store/markers.ts';
import type { ArchiveStore } from '../../src/archive-store/store.ts';
import { leapPlaces } from '../../src/db/events/leap-places.ts';
import { listEvents } from '../../src/db/events/list-events.ts';
import { writeEvent } from '../../src/db/events/write-events.ts';
import { readCopy } from '../../src/db/installation/copy.ts';
import { claimRelease } from '../../src/db/releases/claim-release.ts';
import { renewClaim } from '../../src/db/releases/renew-claim.ts';
import { uuidv7 } from '../../src/ids.ts';
import { standingOfCopy } from '../../src/installation/standing.ts';
import { takeOver } from '../../src/installation/take-over.ts';
import { sealCampaign } from '../../src/seals/seal.ts';
import { archive, makeCalls } from '../support/archive.ts';
import { launchedCampaign, sealedSince } from '../support/campaigns.ts';
import { copyTestDatabase, createTestDatabase, openTestDatabase } from '../support/database.ts';
import { numberAll } from '../support/events.ts';
import { makeAccount, makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeBucket } from '../support/s3.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const { test } = fixtures();
const defer = (end: () => unknown) =>
  onTestFinished(async () => {
    await end();
  });

/** An installation that gives a number back, and a copy of its database as of a disk that was cloned. */
async function twoCopies(store: ArchiveStore = openFolderStore(makeTempFolder())) {
  const database = await createTestDatabase(defer);
  const before = openTestDatabase(defer, database);
  const { accountId, campaignId } = await launchedCampaign(before.sql);
  await makeCalls(before.sql, campaignId, 3);
  const [numberId] = await makeNumbers(before.sql, campaignId, [{ e164: '+14155550100', carrier: 'twilio' }]);
  await before.sql`update phone_numbers set carrier_place = 'installation'`;
  await archive(before.sql, campaignId);
  await sealedSince(before.sql, campaignId);
  await before.close();
  const copy = openTestDatabase(defer, await copyTestDatabase(defer, database)).sql;
  const sql = openTestDatabase(defer, database).sql;
  return { sql, copy, store, accountId, campaignId, numberId: numberId! };
}

const stores = {
  'a folder': () => Promise.resolve(openFolderStore(makeTempFolder())),
  'a bucket': async () => (await makeBucket()).store,
};

describe.for(Object.keys(stores) as (keyof typeof stores)[])('with the archives in %s', (kind) => {
  test('the copy that is recovered takes over, and the other one gives nothing back and seals nothing any more', async () => {
    const { sql, copy, store, campaignId, numberId } = await twoCopies(await stores[kind]());
    expect(await standingOfCopy({ sql, store })).toBe('current');
    expect(await standingOfCopy({ sql: copy, store })).toBe('current');
    expect(await claimRelease(sql, numberId, 60_000)).toMatchObject({ claimed: true });
    const [held] = await sql<{ token: string }[]>`select claim_token as token from releases`;

    expect(await takeOver({ sql: copy, store }, null)).toBe(2);
    expect(await standingOfCopy({ sql: copy, store })).toBe('current');
    expect(await standingOfCopy({ sql, store })).toBe('superseded');

    // Under the claim that it had, no further request is sent.
    expect(await renewClaim(sql, numberId, held!.token, 60_000)).toBe(false);
    await sql`update releases set claimed_until = now() - interval '1 second'`;
    expect(await claimRelease(sql, numberId, 60_000)).toMatchObject({ claimed: false });
    await expect(sealCampaign({ sql, store }, { campaignId, kinds: ['calls'] })).rejects.toMatchObject({
      code: 'installation_superseded',
    });
    const left: string[] = [];
    for await (const { key } of store.list('')) left.push(key);
    expect(left).toEqual(['installation/000000001.json', 'installation/000000002.json']);

    expect((await claimRelease(copy, numberId, 60_000)).claimed).toBe(true);
    expect(await sealCampaign({ sql: copy, store }, { campaignId, kinds: ['calls'] })).toMatchObject({
      version: 1,
    });
  });

  test('of two that take over at once one is left', async () => {
    const { sql, copy, store } = await twoCopies(await stores[kind]());
    await standingOfCopy({ sql, store });
    const both = await Promise.allSettled([
      takeOver({ sql, store }, null),
      takeOver({ sql: copy, store }, null),
    ]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    const standings = [await standingOfCopy({ sql, store }), await standingOfCopy({ sql: copy, store })];
    expect(standings.toSorted()).toEqual(['current', 'superseded']);
  });
});

test('of two markers for one generation the first stands, and whoever wrote the other one is not current', async () => {
  const { sql, copy, store } = await twoCopies();
  await standingOfCopy({ sql, store });
  const { installationId } = await readCopy(sql);
  // Another copy has got as far as the store, and its database does not know yet.
  expect(await writeMarker(store, { installationId, generation: 2, token: uuidv7() })).toBe(true);
  expect(await writeMarker(store, { installationId, generation: 2, token: uuidv7() })).toBe(false);
  expect(await standingOfCopy({ sql, store })).toBe('superseded');
  expect(await standingOfCopy({ sql: copy, store })).toBe('superseded');
  // What was interrupted there is done again.
  expect(await takeOver({ sql: copy, store }, null)).toBe(3);
  expect(await standingOfCopy({ sql: copy, store })).toBe('current');
  expect(await standingOfCopy({ sql, store })).toBe('superseded');
});

test('a store that is new, or was put back to an older state, gets the marker of the database', async () => {
  const { sql, copy, store } = await twoCopies();
  await takeOver({ sql, store }, null);
  const empty = openFolderStore(makeTempFolder());
  expect(await standingOfCopy({ sql, store: empty })).toBe('current');
  expect(await newestMarker(empty)).toEqual(await newestMarker(store));
  expect(await standingOfCopy({ sql: copy, store: empty })).toBe('superseded');
});

test('the folder of a new installation is made; one that is missing later is waited for', async () => {
  const { sql, copy } = await twoCopies();
  const folder = join(makeTempFolder(), 'archives');
  expect(await standingOfCopy({ sql, store: openFolderStore(folder) })).toBe('current');
  await takeOver({ sql: copy, store: openFolderStore(folder) }, null);
  rmSync(folder, { recursive: true });
  await expect(standingOfCopy({ sql: copy, store: openFolderStore(folder) })).rejects.toThrow(
    'its folder is missing',
  );
  expect(existsSync(folder)).toBe(false);
});

test('a copy that was superseded acts again once the store is its own', async () => {
  const { sql, copy, store, numberId } = await twoCopies();
  await takeOver({ sql: copy, store }, null);
  expect(await standingOfCopy({ sql, store })).toBe('superseded');
  expect(await standingOfCopy({ sql, store: openFolderStore(makeTempFolder()) })).toBe('current');
  expect((await claimRelease(sql, numberId, 60_000)).claimed).toBe(true);
});

test('the store of another installation is used by nobody else, and nobody takes it over', async () => {
  const { sql, store } = await twoCopies();
  await standingOfCopy({ sql, store });
  const other = openTestDatabase(defer, await createTestDatabase(defer)).sql;
  await other`update installation set id = ${uuidv7()}, token = ${uuidv7()}`;
  expect(await standingOfCopy({ sql: other, store })).toBe('of_another');
  await expect(takeOver({ sql: other, store }, null)).rejects.toThrow(/is of another installation/);
  expect(await standingOfCopy({ sql, store })).toBe('current');
});

test('a marker that cannot be read is an error, and nobody is superseded by it', async () => {
  const folder = makeTempFolder();
  const { sql, store } = await twoCopies(openFolderStore(folder));
  await standingOfCopy({ sql, store });
  writeFileSync(join(folder, 'installation', '000000007.json'), '{}');
  await expect(standingOfCopy({ sql, store })).rejects.toThrow(/no marker of ours/);
  expect(await readCopy(sql)).toMatchObject({ supersededAt: null });
});

test('events have places beyond all that any copy has given, and what was written since the moment has a new one', async () => {
  const sql = openTestDatabase(defer, await createTestDatabase(defer)).sql;
  const [accountId, other] = [await makeAccount(sql), await makeAccount(sql)];
  await sql`
    insert into events (id, account_id, type, occurred_at, data)
    select uuidv7(interval '-1 hour'), ${accountId}, 'campaign.launched', now() - interval '1 hour', '{}'`;
  await numberAll(sql);
  const since = new Date();
  await writeEvent(sql, { accountId, campaignId: null, type: 'campaign.launched' });
  await numberAll(sql);
  const places = async (of = accountId) =>
    (await listEvents(sql, { accountId: of, from: { after: 0 }, limit: 10 })).events.map(
      ({ place }) => place,
    );
  expect(await places()).toEqual([1, 2]);

  await sql.begin((tx) => leapPlaces(tx, { generation: 2, since }));
  await writeEvent(sql, { accountId, campaignId: null, type: 'campaign.launched' });
  await writeEvent(sql, { accountId: other, campaignId: null, type: 'campaign.launched' });
  await numberAll(sql);
  expect(await places()).toEqual([1, 20_000_000_001, 20_000_000_002]);
  expect(await places(other)).toEqual([20_000_000_001]);
  // A database that was put back once more begins beyond that.
  await sql.begin((tx) => leapPlaces(tx, { generation: 3, since: null }));
  await sql.begin((tx) => leapPlaces(tx, { generation: 2, since: null }));
  await writeEvent(sql, { accountId, campaignId: null, type: 'campaign.launched' });
  await numberAll(sql);
  expect((await places()).at(-1)).toBe(30_000_000_001);
});
