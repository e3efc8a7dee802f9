import type { ISql } from 'postgres';
import { gunzipped } from '../archive-store/gunzipped.ts';
import { readFiles } from '../archive-store/read-files.ts';
import type { ArchiveStore } from '../archive-store/store.ts';
import { columns } from '../csv/columns.ts';
import type { Fragment } from '../db/fragment.ts';
import type { LoadSealed } from '../db/seals/campaign-source.ts';
import type { ExportSource } from '../db/seals/live-source.ts';
import { readNewestManifest } from '../db/seals/read-manifest.ts';
import { sealedRows, sealedTable } from '../db/seals/sealed-source.ts';
import type { ManifestPart, PartKind } from '../domain/manifest.ts';

/**
 * Reads sealed files into tables of the transaction, hashed on the way.
 *
 * @param files.parts the campaign's, of which those of `kinds` are read
 * @param stop ends the reading
 * @throws ArchiveFileError, ArchiveStoreAwayError
 */
export async function loadParts(
  sql: ISql,
  store: ArchiveStore,
  {
    campaignId,
    kinds,
    parts,
  }: { campaignId: string; kinds: readonly PartKind[]; parts: readonly ManifestPart[] },
  stop?: AbortSignal,
): Promise<ExportSource> {
  const loaded = new Map<PartKind, Fragment>();
  for (const kind of kinds) {
    const files = parts.filter((part) => part.kind === kind);
    const csv = gunzipped(readFiles(store, files));
    // All parts of a kind are guarded as its first is.
    const guard = files[0]?.guard ?? 'beginning';
    const table = sealedTable(kind, campaignId);
    const { rows } = await sealedRows(sql, { table, names: columns[kind], guard }, csv, stop);
    loaded.set(kind, rows);
  }
  return (kind) => {
    const rows = loaded.get(kind);
    if (!rows) throw new Error(`What was asked for is not made of ${kind}.`);
    return rows;
  };
}

/** Reads what the newest version of a campaign's archive has. */
export const loadSealed =
  (store: ArchiveStore, stop?: AbortSignal): LoadSealed =>
  async (sql, campaignId, kinds) => {
    const archive = await readNewestManifest(sql, campaignId);
    if (!archive) throw new Error(`Campaign ${campaignId} has no archive.`);
    return loadParts(sql, store, { campaignId, kinds, parts: archive.manifest.parts }, stop);
  };
