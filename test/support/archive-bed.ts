import { join } from 'node:path';
import type { Sql } from 'postgres';
import { expect } from 'vitest';
import { openFolderStore } from '../../src/archive-store/folder-store.ts';
import { type SealInput, sealCampaign } from '../../src/seals/seal.ts';
import type { ArchiveStore } from '../../src/archive-store/store.ts';
import type { SealResult } from '../../src/seals/write-manifest.ts';
import type { Database } from '../../src/db/client.ts';
import { readNewestManifest } from '../../src/db/seals/read-manifest.ts';
import type { Manifest, PartKind } from '../../src/domain/manifest.ts';
import { openExport } from '../../src/export/open-export.ts';
import { bytesOf, recordsOf } from './archive.ts';
import type { TestDatabase } from './database.ts';
import { makeAccount, makeActiveCampaign } from './factories.ts';
import { fixtures } from './fixtures.ts';
import { reference } from './reference.ts';
import { makeTempFolder } from './temp-folder.ts';

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

const { test: base } = fixtures();
const { to, set } = reference<ArchiveBed>('bed');

/** For each test, a store and an active campaign without rows; the database is the file's. */
async function makeBed({ url }: TestDatabase, { sql }: Database): Promise<ArchiveBed> {
  const folder = makeTempFolder();
  const accountId = await makeAccount(sql);
  const bed: ArchiveBed = {
    url,
    sql,
    store: openFolderStore(folder),
    accountId,
    campaignId: await makeActiveCampaign(sql, accountId),
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

  return bed;
}

export const bed = to;
export const test = base.extend('bed', { auto: true }, async ({ database, db }) =>
  set(await makeBed(database, db)),
);
