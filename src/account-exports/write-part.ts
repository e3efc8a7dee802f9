import type { ISql, Sql } from 'postgres';
import type { ArchiveStore } from '../archive-store/store.ts';
import { writeRows } from '../csv/write-rows.ts';
import { copyOut } from '../db/copy-out.ts';
import type { ExportPart, ExportToMake } from '../db/account-exports/make-export.ts';
import type { PlannedPart } from '../db/account-exports/next-part.ts';
import { exportedKinds, segmentRows } from '../db/account-exports/part-rows.ts';
import { campaignSource } from '../db/seals/campaign-source.ts';
import { dropSealedTables } from '../db/seals/sealed-source.ts';
import { selectRows } from '../db/seals/select-rows.ts';
import { inSnapshot } from '../db/snapshot.ts';
import { withLiterals } from '../db/with-literals.ts';
import { loadSealed } from '../seals/load-sealed.ts';
import { gzipChunks } from '../seals/gzip.ts';
import { exportShape } from './export-columns.ts';

/** Where the files of an account's export are in the archive store. */
export const exportFolder = (accountId: string, exportId: string): string =>
  `${accountId}/exports/${exportId}`;

/**
 * Writes a part of an export from one snapshot, segment by segment.
 *
 * @param hooks.onRows told how many rows were written since the last time
 */
export async function writeExportPart(
  { sql, store }: { sql: Sql; store: ArchiveStore },
  { asked, planned, sequence }: { asked: ExportToMake; planned: PlannedPart; sequence: number },
  { onRows, signal }: { onRows: (count: number) => void; signal: AbortSignal },
): Promise<ExportPart> {
  let rows = 0;
  let uncompressedBytes = 0;
  const counted = (count: number) => {
    rows += count;
    onRows(count);
    signal.throwIfAborted();
  };
  async function* text(connection: ISql): AsyncGenerator<Buffer> {
    const literal = withLiterals(connection);
    const { values, head, format } = exportShape(literal, asked);
    // Only the first part has the headings, so that the parts put one after another are the file.
    const begin = sequence === 1 ? head : '';
    async function* pieces() {
      if (asked.kind === 'number_history')
        yield* copyOut(literal, selectRows(literal, segmentRows(literal, asked, null), values));
      const kinds = exportedKinds(asked);
      for (const segment of planned.segments) {
        const source = await campaignSource(literal, segment.campaignId, kinds, loadSealed(store, signal));
        yield* copyOut(
          literal,
          selectRows(literal, segmentRows(literal, asked, { segment, source }), values),
        );
        await dropSealedTables(literal, segment.campaignId, kinds);
      }
    }
    for await (const chunk of writeRows(begin, pieces(), format, counted)) {
      uncompressedBytes += chunk.length;
      yield chunk;
    }
  }
  signal.throwIfAborted();
  const folder = exportFolder(asked.accountId, asked.id);
  const place = `${folder}/part-${String(sequence).padStart(5, '0')}`;
  const file = await inSnapshot(
    sql,
    (connection) => store.put((sha256) => `${place}-${sha256.slice(0, 16)}.gz`, gzipChunks(text(connection))),
    { temporaryTables: true },
  );
  return { ...file, sequence, rows, uncompressedBytes };
}
