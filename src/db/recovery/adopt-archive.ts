import type { ISql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import type { Manifest, ManifestPart, PartKind } from '../../domain/manifest.ts';
import { columns } from '../../csv/columns.ts';
import { closeWithin } from '../campaigns/close-campaign.ts';
import { keepDigests } from '../clearing/digests.ts';
import { lockRows } from '../seals/campaign-source.ts';
import type { ExportSource } from '../seals/live-source.ts';
import { recordSeal } from '../seals/record-seal.ts';

/** A manifest's file in the store. */
interface StoredManifest {
  manifest: Manifest;
  key: string;
  sha256: string;
}

/** Whether sealed rows have each call and each contact that the tables have. */
export async function hasAllRows(sql: ISql, campaignId: string, sealed: ExportSource): Promise<boolean> {
  const [row] = await sql<{ missing: boolean }[]>`
    select exists (
        select from calls k where k.campaign_id = ${campaignId}
          and not exists (select from ${sealed('calls')} s where s.call_id = k.id))
      or exists (
        select from contacts k where k.campaign_id = ${campaignId}
          and not exists (select from ${sealed('contacts')} s where s.contact_id = k.id)) as missing`;
  return row?.missing === false;
}

/** The files that stand in the store are not those that the database has of the same places. */
export class OtherSealError extends Error {
  override readonly name = 'OtherSealError';
}

/**
 * Makes sealed files of after a restore the database's archive: closes the campaign as it was closed, records the parts and
 * the versions, and has its calls and contacts read from the seal alone, since the tables lack what came after the moment.
 * All of it in the caller's transaction, with the files verified before.
 *
 * @param input.manifests those that are not recorded, in the order of their versions
 * @param input.sealed the rows of the newest one, of all of its kinds
 * @throws OtherSealError
 */
export async function adoptArchive(
  tx: ISql,
  {
    campaignId,
    manifests,
    sealed,
  }: { campaignId: string; manifests: readonly StoredManifest[]; sealed: ExportSource },
): Promise<void> {
  const newest = manifests.at(-1)?.manifest;
  if (!newest) return;
  await lockRows(tx, campaignId);
  const { reason, archivedAt, archivedBy } = newest;
  await closeWithin(tx, {
    campaignId,
    reason,
    sealed: { archivedAt, archivedBy },
    actor: 'cli',
    tellWorkflow: false,
  });
  for (const part of new Map(
    manifests.flatMap(({ manifest }) => manifest.parts.map((each) => [each.key, each])),
  ).values()) {
    await recordFoundPart(tx, campaignId, part, await lastKeyOf(tx, newest, part, sealed));
  }
  for (const each of manifests) {
    if (!(await recordSeal(tx, each)))
      throw new OtherSealError(`version ${each.manifest.version} does not follow`);
  }
  await keepDigests(tx, campaignId);
  await tx`
    update campaigns set clearing_at = clock_timestamp(), contact_count = ${newest.rows.contacts},
      dial_count = (select count(*) from ${sealed('calls')} s where s.placed)
    where id = ${campaignId} and clearing_at is null`;
}

/** Where a part ends: the last one of a kind is open, and those before it end with their last row. */
async function lastKeyOf(
  tx: ISql,
  { parts }: Manifest,
  { kind, sequence }: ManifestPart,
  sealed: ExportSource,
): Promise<string | null> {
  const standing = parts.filter((part) => part.kind === kind);
  if (sequence >= standing.length) return null;
  const rows = standing.slice(0, sequence).reduce((sum, part) => sum + part.rows, 0);
  const key = tx(columns[kind satisfies PartKind][0]);
  const [last] = await tx<{ key: string }[]>`
    select s.${key}::text as key from ${sealed(kind)} s order by s.${key} offset ${rows - 1} limit 1`;
  return last?.key ?? null;
}

async function recordFoundPart(
  tx: ISql,
  campaignId: string,
  part: ManifestPart,
  lastKey: string | null,
): Promise<void> {
  await tx`
    insert into archive_parts (id, campaign_id, kind, sequence, revision, after_key, last_key, rows, bytes,
      uncompressed_bytes, sha256, store_key, guard)
    select ${uuidv7()}, c.id, ${part.kind}, ${part.sequence}, ${part.revision},
      (select p.last_key from archive_parts p
        where p.campaign_id = c.id and p.kind = ${part.kind} and p.sequence = ${part.sequence - 1}
        order by p.revision desc limit 1),
      ${lastKey}, ${part.rows}, ${part.bytes}, ${part.uncompressedBytes}, ${part.sha256}, ${part.key},
      ${part.guard ?? 'beginning'}
    from campaigns c where c.id = ${campaignId} and c.status = 'archived'
    on conflict (campaign_id, kind, sequence, revision) do nothing`;
}
