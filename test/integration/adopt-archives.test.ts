import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { describe, expect, onTestFinished } from 'vitest';
import { openFolderStore } from '../../src/archive-store/folder-store.ts';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { openExport } from '../../src/export/open-export.ts';
import { archivesBeyond } from '../../src/recovery/archives.ts';
import { sealCampaign } from '../../src/seals/seal.ts';
import { verifySeal } from '../../src/seals/verify.ts';
import { archive, bytesOf, makeCalls, makeContacts, recordsOf } from '../support/archive.ts';
import { dayMs, launchedCampaign } from '../support/campaigns.ts';
import { copyTestDatabase, createTestDatabase, openTestDatabase } from '../support/database.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const { test } = fixtures();
const defer = (end: () => unknown) =>
  onTestFinished(async () => {
    await end();
  });

/** A campaign with calls and contacts, as a database has it, and as its backup does that is put back later. */
async function backedUp() {
  const database = await createTestDatabase(defer);
  const first = openTestDatabase(defer, database);
  const campaign = await launchedCampaign(first.sql, { launchedMsAgo: 60 * dayMs, noticedMsAgo: 10 * dayMs });
  await makeCalls(first.sql, campaign.campaignId, 250);
  await makeContacts(first.sql, campaign.campaignId, 30);
  await first.close();
  const restored = openTestDatabase(defer, await copyTestDatabase(defer, database)).sql;
  const lost = openTestDatabase(defer, database).sql;
  const folder = makeTempFolder();
  const store = openFolderStore(folder);
  const { campaignId } = campaign;
  const sealIn = (sql: Sql) =>
    sealCampaign({ sql, store }, { campaignId, kinds: ['calls', 'contacts'], rowsPerPart: 100 });
  return {
    ...campaign,
    lost,
    restored,
    store,
    sealIn,
    fileOf: (key: string) => join(folder, key),
    recover: (apply: boolean) => archivesBeyond({ sql: restored, store }, { apply }),
  };
}

const closed = async (sql: Sql, campaignId: string) => {
  const [row] = await sql`
    select status, archived_at as "archivedAt", archive_reason as "reason", archived_by as "archivedBy"
    from campaigns where id = ${campaignId}`;
  return row;
};
/** What the audit log and the events tell of the close. */
const told = async (sql: Sql, campaignId: string) => {
  const audit = await sql`
    select actor, details from audit_log where campaign_id = ${campaignId} and action = 'campaign.archived'`;
  const events = await sql`
    select data from events where campaign_id = ${campaignId} and type = 'campaign.archived'`;
  return { audit: [...audit], events: events.map(({ data }) => data as unknown) };
};
async function exportedCalls(
  bed: { restored: Sql; store: ReturnType<typeof openFolderStore> },
  campaignId: string,
) {
  const { stream, source } = await openExport(
    { sql: bed.restored, store: bed.store },
    { campaignId, kind: 'calls', acceptsGzip: false },
  );
  expect(source).toBe('sealed');
  return recordsOf(await bytesOf(stream)).map(({ call_id: id }) => id);
}

describe('an archive that was sealed after the moment to which the database was put back', () => {
  test('of several parts is adopted, as closed when, why and by whom its manifest says', async () => {
    const bed = await backedUp();
    const { campaignId, lost, restored, sealIn } = bed;
    const how = { reason: 'inactivity', actor: 'workflow', tellWorkflow: false } as const;
    expect(await closeCampaign(lost, { campaignId, ...how })).toMatchObject({ outcome: 'closed' });
    await sealIn(lost);
    const before = await closed(lost, campaignId);

    expect(await bed.recover(false)).toMatchObject([{ campaignId, why: null, done: 'kept' }]);
    expect(await closed(restored, campaignId)).toMatchObject({ status: 'active' });
    expect(await bed.recover(true)).toMatchObject([{ campaignId, why: null, done: 'adopted' }]);

    expect(await closed(restored, campaignId)).toEqual(before);
    const archivedAt = (before!['archivedAt'] as Date).toISOString();
    expect(await told(restored, campaignId)).toEqual({
      audit: [
        {
          actor: 'cli',
          details: { reason: 'inactivity', lastDialAt: null, archivedAt, archivedBy: 'workflow' },
        },
      ],
      events: [{ reason: 'inactivity' }],
    });
    const parts = await restored`
      select kind, sequence, rows, after_key as "after", last_key as "last" from archive_parts
      where campaign_id = ${campaignId} order by kind, sequence`;
    const partsBefore = await lost`
      select kind, sequence, rows, after_key as "after", last_key as "last" from archive_parts
      where campaign_id = ${campaignId} order by kind, sequence`;
    expect(parts).toHaveLength(4);
    expect([...parts]).toEqual([...partsBefore]);
    expect((await verifySeal({ sql: restored, store: bed.store }, campaignId)).ok).toBe(true);
    const calls = await exportedCalls(bed, campaignId);
    expect(calls).toHaveLength(250);
    expect(new Set(calls)).toHaveLength(250);
    expect(await bed.recover(true)).toEqual([]);
  });

  test('closed by a person is adopted as theirs', async () => {
    const bed = await backedUp();
    const { campaignId, lost, restored } = bed;
    await archive(lost, campaignId);
    await bed.sealIn(lost);
    await bed.recover(true);
    expect(await closed(restored, campaignId)).toEqual(await closed(lost, campaignId));
    expect((await told(restored, campaignId)).audit).toMatchObject([
      { actor: 'cli', details: { reason: 'person', archivedBy: 'key:test' } },
    ]);
  });

  test('with a damaged part is kept beside, and nothing of the campaign changes', async () => {
    const bed = await backedUp();
    const { campaignId, lost, restored } = bed;
    await archive(lost, campaignId);
    await bed.sealIn(lost);
    const [part] = await lost<{ key: string; bytes: number }[]>`
      select store_key as key, bytes from archive_parts
      where campaign_id = ${campaignId} and kind = 'calls' and sequence = 2`;
    truncateSync(bed.fileOf(part!.key), part!.bytes - 1);

    for (const apply of [false, true]) {
      expect(await bed.recover(apply)).toMatchObject([
        { campaignId, version: 1, rows: { calls: 250, contacts: 30 }, why: 'damaged', done: 'kept' },
      ]);
    }
    expect(await closed(restored, campaignId)).toMatchObject({ status: 'active' });
    expect(await bed.store.stat(part!.key)).toEqual({ bytes: part!.bytes - 1 });
  });

  test('beside another seal of the database is kept beside, and the database’s stands', async () => {
    const bed = await backedUp();
    const { campaignId, lost, restored, store } = bed;
    await archive(lost, campaignId);
    await bed.sealIn(lost);
    await sealCampaign({ sql: lost, store }, { campaignId, kinds: ['receipts'] });
    // The database that was put back archives and seals it once more, before it is recovered.
    await archive(restored, campaignId);
    await bed.sealIn(restored);
    const before = await closed(restored, campaignId);

    for (const apply of [false, true]) {
      expect(await bed.recover(apply)).toMatchObject([
        { campaignId, version: 2, recordedVersion: 1, why: 'other_seal', done: 'kept' },
      ]);
    }
    expect(await closed(restored, campaignId)).toEqual(before);
    const versions = await restored`select version from archives where campaign_id = ${campaignId}`;
    expect(versions.map(({ version }) => version as unknown)).toEqual([1]);
    // Its own next version stands beside that of the past.
    await sealCampaign({ sql: restored, store }, { campaignId, kinds: ['receipts'] });
    expect((await verifySeal({ sql: restored, store }, campaignId)).ok).toBe(true);
    expect(await bed.recover(true)).toEqual([]);
  });
});
