import { bigint, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { csvGuards, type Manifest, partKinds } from '../../domain/manifest.ts';
import { campaigns } from './campaigns.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';

/** A version of a campaign's manifest. The row appears only after every file was written, read back and compared. */
export const manifests = pgTable(
  'archives',
  {
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    /** 1, 2, 3, ...: the newest tells what is served; older ones stand. */
    version: integer().notNull(),
    manifest: jsonb().$type<Manifest>().notNull(),
    /** Where the manifest's own file is in the archive store, and its SHA-256 in hex. */
    storeKey: text('store_key').notNull(),
    sha256: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.version] })],
);

/** A sealed part file, written, read back and compared. It is never changed; a later revision may take its place. */
export const sealedParts = pgTable(
  'archive_parts',
  {
    id: id(),
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    kind: text({ enum: partKinds }).notNull(),
    /** 1, 2, 3, ... within the kind: parts put one after another in this order are the file. */
    sequence: integer().notNull(),
    /** 1 at the seal; higher when late results made the part's range be sealed again. */
    revision: integer().notNull(),
    /** The range of row keys: above `afterKey` (null: from the start) and up to `lastKey` (null: to the end). */
    afterKey: text('after_key'),
    lastKey: text('last_key'),
    rows: integer().notNull(),
    /** Of the compressed file. */
    bytes: bigint({ mode: 'number' }).notNull(),
    uncompressedBytes: bigint('uncompressed_bytes', { mode: 'number' }).notNull(),
    /** Of the compressed file, in hex. */
    sha256: text().notNull(),
    storeKey: text('store_key').notNull(),
    /** All parts of a kind have the same, so that they are one file. */
    guard: text({ enum: csvGuards }).notNull().default('beginning'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('archive_parts_place').on(t.campaignId, t.kind, t.sequence, t.revision),
    oneOf('archive_parts_guard', t.guard, csvGuards),
  ],
);
