import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { openArchiveStore } from '../../src/archive-store/open-store.ts';
import { type SealInput, sealCampaign } from '../../src/seals/seal.ts';
import type { ArchiveStore } from '../../src/archive-store/store.ts';
import type { SealResult } from '../../src/seals/write-manifest.ts';
import { openDatabase } from '../../src/db/client.ts';
import { readNewestManifest } from '../../src/db/seals/read-manifest.ts';
import type { Manifest, PartKind } from '../../src/domain/manifest.ts';
import { openExport } from '../../src/export/open-export.ts';
import { bytesOf, recordsOf } from './archive.ts';
import { createTestDatabase } from './database.ts';
import { makeAccount, makeActiveCampaign } from './factories.ts';

export interface ArchiveBed {
  readonly url: string;
  readonly sql: Sql;
  store: ArchiveStore;
  accountId: string;
  campaignId: string;
  /** The path of a stored file. */
  fileOf(key: string): string;
  /** Seals calls and contacts, where nothing else is asked for. */
  seal(options?: Partial<SealInput> & { store?: ArchiveStore }): Promise<SealResult>;
  /** The newest one. */
  manifest(): Promise<Manifest>;
  /** The rows of a kind as its sealed files have them. */
  exported(kind: PartKind): Promise<Record<string, string>[]>;
}

/** For one test file: a database of its own, and for each test a store and an active campaign without rows. */
export async function archiveBed(): Promise<ArchiveBed> {
  const database = await createTestDatabase();
  const db = openDatabase(database.url);
  let folder = '';

  const bed: ArchiveBed = {
    url: database.url,
    sql: db.sql,
    store: openArchiveStore(tmpdir()),
    accountId: '',
    campaignId: '',
    fileOf: (key) => join(folder, key),
    seal: ({ store = bed.store, ...options } = {}) =>
      sealCampaign(
        { sql: bed.sql, store },
        { campaignId: bed.campaignId, kinds: ['calls', 'contacts'], ...options },
      ),
    async manifest() {
      const newest = await readNewestManifest(bed.sql, bed.campaignId);
      if (!newest) throw new Error('nothing is sealed');
      return newest.manifest;
    },
    async exported(kind) {
      const { stream, source } = await openExport(bed, {
        campaignId: bed.campaignId,
        kind,
        acceptsGzip: false,
      });
      expect(source).toBe('sealed');
      return recordsOf(await bytesOf(stream));
    },
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lastcall-store-'));
    bed.store = openArchiveStore(folder);
    bed.accountId = await makeAccount(bed.sql);
    bed.campaignId = await makeActiveCampaign(bed.sql, bed.accountId);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  afterAll(async () => {
    await db.close();
    await database.drop();
  });
  return bed;
}
