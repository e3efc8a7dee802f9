import type { ISql, Sql } from 'postgres';
import type { ArchiveStore } from '../archive-store/store.ts';
import {
  beginAccountExport,
  type ExportToMake,
  finishAccountExport,
  noteExportRows,
  planAccountExport,
  recordedParts,
  recordExportPart,
} from '../db/account-exports/make-export.ts';
import { estimateRows, nextPart } from '../db/account-exports/next-part.ts';
import { commonQuestions } from '../db/account-exports/questions.ts';
import { loadSealed } from '../seals/load-sealed.ts';
import { writeExportPart } from './write-part.ts';

export interface ExportDeps {
  sql: Sql;
  store: ArchiveStore;
}

const defaultRowsPerPart = 100_000;
const progressMs = 1_000;

/** Somebody has cancelled the export, or another worker has it. */
class NotOursError extends Error {}

/**
 * Makes an export of all of an account, or goes on with one after the last part that is recorded. Holds nothing but what
 * is on its way, and stops within a second or so when it is cancelled.
 *
 * @param options.signal stops it between some hundred rows; what is recorded stands
 */
export async function makeAccountExport(
  deps: ExportDeps,
  exportId: string,
  options: { signal?: AbortSignal | undefined; rowsPerPart?: number } = {},
): Promise<void> {
  const asked = await beginAccountExport(deps.sql, exportId);
  if (!asked) return;
  try {
    await writeParts(deps, await planned(deps, asked, options.signal), options);
    await finishAccountExport(deps.sql, exportId);
  } catch (error) {
    if (!(error instanceof NotOursError)) throw error;
  }
}

/** What is found out once, so that all parts have the same columns. */
async function planned(
  { sql, store }: ExportDeps,
  asked: ExportToMake,
  signal?: AbortSignal,
): Promise<ExportToMake> {
  if (asked.questions !== null) return asked;
  const found = needsQuestions(asked)
    ? await commonQuestions(sql, asked, loadSealed(store, signal))
    : { questions: [], moreQuestions: false };
  await planAccountExport(sql, asked.id, { estimatedRows: await estimateRows(sql as ISql, asked), ...found });
  const again = await beginAccountExport(sql, asked.id);
  if (!again) throw new NotOursError();
  return again;
}

const needsQuestions = ({ format, columns }: ExportToMake) => format === 'csv' && columns.includes('answers');

async function writeParts(
  deps: ExportDeps,
  asked: ExportToMake,
  { signal, rowsPerPart = defaultRowsPerPart }: { signal?: AbortSignal | undefined; rowsPerPart?: number },
): Promise<void> {
  const { sql } = deps;
  for (;;) {
    const { parts, cursor } = await recordedParts(sql, asked.id);
    if (cursor === 'end') return;
    const progress = watchProgress(
      sql,
      asked.id,
      parts.reduce((sum, { rows }) => sum + rows, 0),
    );
    try {
      const next = await nextPart(sql, asked, cursor, rowsPerPart);
      const stop = signal ? AbortSignal.any([signal, progress.cancelled]) : progress.cancelled;
      const sequence = parts.length + 1;
      const part = await writeExportPart(
        deps,
        { asked, planned: next, sequence },
        { onRows: progress.onRows, signal: stop },
      );
      if (!(await recordExportPart(sql, asked.id, part, next.through))) {
        await removeUnlessRecorded(deps, asked.id, part.key);
        throw new NotOursError();
      }
    } catch (error) {
      if (progress.cancelled.aborted) throw new NotOursError();
      throw error;
    } finally {
      await progress.stop();
    }
  }
}

/** Of two workers that wrote the same, the file may be the one that is recorded. */
async function removeUnlessRecorded(
  { sql, store }: ExportDeps,
  exportId: string,
  key: string,
): Promise<void> {
  const { parts } = await recordedParts(sql, exportId);
  if (!parts.some((part) => part.key === key)) await store.remove(key);
}

/** Tells the database how far it is, once a second, and learns there that it is cancelled. */
function watchProgress(sql: Sql, exportId: string, before: number) {
  const cancelled = new AbortController();
  let rows = before;
  let noting: Promise<void> = Promise.resolve();
  const note = async () => {
    try {
      if (!(await noteExportRows(sql, exportId, rows))) cancelled.abort();
    } catch {
      // What makes the rows meets the same error, and says it.
    }
  };
  const timer = setInterval(() => {
    noting = noting.then(note);
  }, progressMs);
  return {
    cancelled: cancelled.signal,
    onRows: (count: number) => {
      rows += count;
    },
    stop: async () => {
      clearInterval(timer);
      await noting;
    },
  };
}
