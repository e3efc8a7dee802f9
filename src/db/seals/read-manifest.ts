import type { ISql } from 'postgres';
import type { CsvGuard, Manifest, PartKind } from '../../domain/manifest.ts';
import type { ArchiveReason, CampaignStatus } from '../../domain/campaign.ts';

/** A sealed part as it is recorded. */
export interface SealedPart {
  kind: PartKind;
  sequence: number;
  revision: number;
  /** The range of row keys: above `afterKey` (null: from the start) and up to `lastKey` (null: to the end). */
  afterKey: string | null;
  lastKey: string | null;
  rows: number;
  bytes: number;
  uncompressedBytes: number;
  /** Of the compressed file, in hex. */
  sha256: string;
  /** The file's key in the archive store. */
  key: string;
  guard: CsvGuard;
  createdAt: Date;
}

/** A campaign as far as its archive tells of it. */
export interface SealSubject {
  accountId: string;
  name: string;
  status: CampaignStatus;
  archiveReason: ArchiveReason | null;
  archivedBy: string | null;
  archivedAt: Date | null;
  /** When its data was deleted because its time was over. */
  dataDeletedAt: Date | null;
}

export interface RecordedManifest {
  version: number;
  manifest: Manifest;
  /** Where the manifest's own file is in the archive store, and its SHA-256 in hex. */
  key: string;
  sha256: string;
}

/** @param accountId the account that asks; left out by the workflow, which works for all accounts */
export async function readSealSubject(
  sql: ISql,
  campaignId: string,
  accountId?: string,
): Promise<SealSubject | null> {
  const [subject] = await sql<SealSubject[]>`
  select account_id as "accountId", name, status, archive_reason as "archiveReason", archived_by as "archivedBy",
    archived_at as "archivedAt", data_deleted_at as "dataDeletedAt"
  from campaigns
  where id = ${campaignId} ${accountId === undefined ? sql`` : sql`and account_id = ${accountId}`}`;
  return subject ?? null;
}

/** The newest version of a campaign's archive; null before the first one. */
export async function readNewestManifest(sql: ISql, campaignId: string): Promise<RecordedManifest | null> {
  const [archive] = await sql<RecordedManifest[]>`
  select version, manifest, store_key as "key", sha256
  from archives where campaign_id = ${campaignId}
  order by version desc limit 1`;
  return archive ?? null;
}

/** The newest revision of every part, in the order of the manifest: by kind, then as they follow one another. */
export async function readSealedParts(sql: ISql, campaignId: string): Promise<SealedPart[]> {
  return await sql<SealedPart[]>`
  select distinct on (kind, sequence) ${partColumns(sql)}
  from archive_parts where campaign_id = ${campaignId}
  order by kind, sequence, revision desc`;
}

/** Every revision of every part. */
export async function readAllParts(sql: ISql, campaignId: string): Promise<SealedPart[]> {
  return await sql<SealedPart[]>`
  select ${partColumns(sql)} from archive_parts where campaign_id = ${campaignId}`;
}

/**
 * Parts that events after the close may have changed: those whose range holds a late call, or a contact of one. Sealing
 * such a part again shows whether it did change, which no comparison of times could: a transaction's time is the time
 * of its beginning.
 */
export async function readPartsWithLateRows(sql: ISql, campaignId: string): Promise<SealedPart[]> {
  return await sql<SealedPart[]>`
  with newest as (
    select distinct on (kind, sequence) ${partColumns(sql)}
    from archive_parts where campaign_id = ${campaignId}
    order by kind, sequence, revision desc
  )
  select * from newest p
  -- What has begun to leave the tables was sealed again before.
  where not exists (select from campaigns c where c.id = ${campaignId} and c.clearing_at is not null)
    and ((kind = 'calls' and exists (
      select from calls c
      where c.campaign_id = ${campaignId} and c.late_at is not null
        and (p."afterKey" is null or c.id > p."afterKey" collate "C")
        and (p."lastKey" is null or c.id <= p."lastKey" collate "C")))
    or (kind = 'contacts' and exists (
      select from calls c
      where c.campaign_id = ${campaignId} and c.late_at is not null
        and c.contact_id is not null
        and (p."afterKey" is null or c.contact_id > p."afterKey"::uuid)
        and (p."lastKey" is null or c.contact_id <= p."lastKey"::uuid))))`;
}

/** What makes a row of `archive_parts` a {@link SealedPart}. Sizes come as numbers, not as the text of a bigint. */
export const partColumns = (sql: ISql) => sql`
  kind, sequence, revision, after_key as "afterKey", last_key as "lastKey", rows, bytes::float8 as bytes,
  uncompressed_bytes::float8 as "uncompressedBytes", sha256, store_key as "key", guard, created_at as "createdAt"`;
