import type { ISql, Sql } from 'postgres';
import { columnType } from '../domain/column-types.ts';
import { clearedKinds, type CsvGuard, type ManifestPart, type PartKind } from '../domain/manifest.ts';
import { columns } from '../csv/columns.ts';
import { csvLine } from '../csv/csv.ts';
import { csvFormat } from '../csv/row-format.ts';
import { writeRows } from '../csv/write-rows.ts';
import { copyOut } from '../db/copy-out.ts';
import { liveSourceAlone } from '../db/seals/campaign-source.ts';
import { recordPart } from '../db/seals/record-part.ts';
import type { SealedPart } from '../db/seals/read-manifest.ts';
import { selectPart } from '../db/seals/select-rows.ts';
import { inSnapshot } from '../db/snapshot.ts';
import { withLiterals } from '../db/with-literals.ts';
import { checkFile } from '../archive-store/read-files.ts';
import type { ArchiveStore, StoredFile } from '../archive-store/store.ts';
import { sealedBytes, sealedRows } from '../metrics/instruments.ts';
import { NotArchivedError } from './not-archived.ts';
import { gzipChunks } from './gzip.ts';
import type { ManifestSigner } from '../secrets/manifest-key.ts';

/** What sealing works with. `sql` must be a client of its own, not the one that drizzle wraps. */
export interface SealDependencies {
  sql: Sql;
  store: ArchiveStore;
  /** Null or left out: manifests are not signed. */
  signer?: ManifestSigner | null;
}

/** Rows sealed so far in the part that is being written. */
interface SealProgress {
  kind: PartKind;
  sequence: number;
  rows: number;
}

export interface SealHooks {
  /** Called whenever some hundred rows more were written. */
  onProgress?: ((done: SealProgress) => void) | undefined;
  /** Stops between these; what was finished stands. */
  signal?: AbortSignal | undefined;
}

/** Which part to write. */
export interface PartPlan {
  accountId: string;
  campaignId: string;
  kind: PartKind;
  sequence: number;
  /** The range of row keys: above `afterKey` (null: from the start) and up to `lastKey` (null: to the end). */
  afterKey: string | null;
  lastKey: string | null;
  /** How the kind's parts before are guarded; `everywhere` for the first. */
  guard: CsvGuard;
  /** The revision that stands, when the part is sealed again. */
  standing?: SealedPart;
}

/** A part whose file is written. */
export interface WrittenPart extends StoredFile {
  rows: number;
  uncompressedBytes: number;
}

/**
 * Streams rows into a compressed file, reads it back and compares its hash.
 *
 * @throws ArchiveConflictError, ArchiveFileError, RowsClearedError
 */
export async function writePart(
  { sql, store }: SealDependencies,
  plan: PartPlan,
  { onProgress, signal }: SealHooks,
): Promise<WrittenPart> {
  const { campaignId, kind, sequence, guard, standing } = plan;
  let rows = 0;
  let uncompressedBytes = 0;
  const counted = (count: number) => {
    rows += count;
    onProgress?.({ kind, sequence, rows });
    signal?.throwIfAborted();
  };

  async function* csv(connection: ISql): AsyncGenerator<Buffer> {
    const of = { campaignId, kind, columns: columns[kind], after: plan.afterKey, through: plan.lastKey };
    const pieces = copyOut(connection, selectPart(withLiterals(connection), of));
    // Only the first part has the header, so that the parts put one after another are the file.
    const head = sequence === 1 ? csvLine(columns[kind]) : '';
    const format = csvFormat(columns[kind].map(columnType), guard);
    for await (const chunk of writeRows(head, pieces, format, counted)) {
      uncompressedBytes += chunk.length;
      yield chunk;
    }
  }

  signal?.throwIfAborted();
  const file = await inSnapshot(sql, async (connection) => {
    // What has begun to leave the tables is sealed as it was, never as the rest of it.
    if (clearedKinds.includes(kind)) await liveSourceAlone(connection, campaignId);
    return store.put(
      (sha256) => (standing?.sha256 === sha256 ? standing.key : partKey(plan, sha256)),
      gzipChunks(csv(connection)),
    );
  });
  await checkFile(store, file);
  return { ...file, rows, uncompressedBytes };
}

/**
 * Records a part that was written. One that was sealed again and came out as it stood is left as it stood.
 *
 * @throws NotArchivedError
 */
export async function keepPart(
  { sql }: SealDependencies,
  plan: PartPlan,
  written: WrittenPart,
): Promise<SealedPart> {
  const { campaignId, kind, sequence, afterKey, lastKey, guard, standing } = plan;
  if (standing?.sha256 === written.sha256) return standing;
  const part = { kind, sequence, revision: revisionOf(plan), afterKey, lastKey, guard, ...written };
  const recorded = await recordPart(sql, campaignId, part);
  if (!recorded) throw new NotArchivedError(campaignId);
  sealedRows.inc({ kind }, written.rows);
  sealedBytes.inc({ kind }, written.bytes);
  return recorded;
}

const revisionOf = ({ standing }: PartPlan) => (standing?.revision ?? 0) + 1;

/** The content's hash is part of the name: what a killed attempt left behind is never taken for what was recorded. */
export function partKey(plan: PartPlan, sha256: string): string {
  const { accountId, campaignId, kind, sequence } = plan;
  const place = `${kind}-${String(sequence).padStart(5, '0')}-r${revisionOf(plan)}`;
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
