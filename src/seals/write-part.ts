import type { Sql } from 'postgres';
import type { CsvGuard, ManifestPart, PartKind } from '../domain/manifest.ts';
import { recordPart } from '../db/seals/record-part.ts';
import type { SealedPart } from '../db/seals/read-manifest.ts';
import { columns } from '../csv/columns.ts';
import { type Cell, csvChunks } from '../csv/csv.ts';
import { rowPages } from '../csv/rows.ts';
import { NotArchivedError } from './not-archived.ts';
import { gzipChunks } from './gzip.ts';
import { checkFile } from '../archive-store/read-files.ts';
import type { ArchiveStore } from '../archive-store/store.ts';

/** What sealing works with. `sql` must be a client of its own, not the one that drizzle wraps. */
export interface SealDependencies {
  sql: Sql;
  store: ArchiveStore;
}

/** Rows sealed so far in the part that is being written. */
interface SealProgress {
  kind: PartKind;
  sequence: number;
  rows: number;
}

export interface SealHooks {
  /** Called after every page of rows. */
  onProgress?: ((done: SealProgress) => void) | undefined;
  /** Stops between two pages; what was finished stands. */
  signal?: AbortSignal | undefined;
}

/** Which part to write. */
interface PartPlan {
  accountId: string;
  campaignId: string;
  kind: PartKind;
  sequence: number;
  afterKey: string | null;
  /** The last key of a part that is sealed again; null: as far as `maxRows` goes. */
  lastKey: string | null;
  maxRows: number;
  /** How the kind's parts before are guarded; `everywhere` for the first. */
  guard: CsvGuard;
  /** The revision that stands, when the part is sealed again. */
  standing?: SealedPart;
}

/**
 * Streams rows into a compressed file, reads it back, compares its hash and records the part. A part that is sealed
 * again and comes out as it stood is left as it stood.
 *
 * @throws NotArchivedError, ArchiveConflictError, ArchiveFileError
 */
export async function writePart(
  { sql, store }: SealDependencies,
  plan: PartPlan,
  hooks: SealHooks,
): Promise<SealedPart> {
  const { campaignId, kind, sequence, afterKey, guard, standing } = plan;
  const revision = (standing?.revision ?? 0) + 1;
  let rows = 0;
  let newestKey = afterKey;
  let uncompressedBytes = 0;

  async function* pages(): AsyncGenerator<Cell[][]> {
    hooks.signal?.throwIfAborted();
    const selection = { campaignId, after: afterKey, through: plan.lastKey, limit: plan.maxRows };
    for await (const page of rowPages(sql, kind, selection)) {
      yield page;
      rows += page.length;
      newestKey = String(page.at(-1)?.[0]);
      hooks.onProgress?.({ kind, sequence, rows });
      hooks.signal?.throwIfAborted();
    }
  }

  async function* csv(): AsyncGenerator<Buffer> {
    // Only the first part has the header, so that the parts put one after another are the file.
    for await (const chunk of csvChunks(sequence === 1 ? columns[kind] : null, pages(), guard)) {
      uncompressedBytes += chunk.length;
      yield chunk;
    }
  }

  const file = await store.put((sha256) => {
    if (standing?.sha256 === sha256) return standing.key;
    return partKey(plan, revision, sha256);
  }, gzipChunks(csv()));
  await checkFile(store, file);
  if (standing?.sha256 === file.sha256) return standing;

  const lastKey = standing ? standing.lastKey : await lastKeyOf(sql, plan, newestKey, rows);
  const part = { kind, sequence, revision, afterKey, lastKey, rows, uncompressedBytes, guard, ...file };
  const recorded = await recordPart(sql, campaignId, part);
  if (!recorded) throw new NotArchivedError(campaignId);
  return recorded;
}

/** The last part of a kind is open to its end: a call that becomes known later belongs to some part in any case. */
async function lastKeyOf(
  sql: Sql,
  { campaignId, kind, maxRows }: PartPlan,
  key: string | null,
  rows: number,
) {
  if (rows < maxRows) return null;
  const next = await rowPages(sql, kind, { campaignId, after: key, limit: 1 }).next();
  return next.done ? null : key;
}

/** The content's hash is part of the name: what a killed attempt left behind is never taken for what was recorded. */
function partKey(
  { accountId, campaignId, kind, sequence }: PartPlan,
  revision: number,
  sha256: string,
): string {
  const place = `${kind}-${String(sequence).padStart(5, '0')}-r${revision}`;
  return `${accountId}/${campaignId}/${place}-${sha256.slice(0, 16)}.csv.gz`;
}

/** A part as the manifest names it. */
export const manifestPart = ({
  kind,
  sequence,
  revision,
  key,
  rows,
  bytes,
  uncompressedBytes,
  sha256,
  guard,
}: SealedPart): ManifestPart => ({
  kind,
  sequence,
  revision,
  key,
  rows,
  bytes,
  uncompressedBytes,
  sha256,
  // Manifests of before stay as they are, byte for byte.
  ...(guard === 'everywhere' && { guard }),
});
