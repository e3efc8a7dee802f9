import { ArchiveLockedError } from '../archive-store/errors.ts';
import { expireAccountExport, exportKeptForMs } from '../db/account-exports/make-export.ts';
import type { ExportDeps } from './make-account-export.ts';
import { exportFolder } from './write-part.ts';

/** When a store that locks its files is asked again. */
const lockedPauseMs = 24 * 60 * 60 * 1000;

/**
 * Takes an export's files out of the store, those included that a killed worker left unrecorded, if it was cancelled or
 * its time is over; else tells in how many ms it will be. 0: there are none any more.
 */
export async function discardAccountExport(
  { sql, store }: ExportDeps,
  exportId: string,
): Promise<{ keptForMs: number }> {
  const over = await expireAccountExport(sql, exportId);
  if (!over) return { keptForMs: (await exportKeptForMs(sql, exportId)) ?? 0 };
  let locked = false;
  for await (const { key } of store.list(exportFolder(over.accountId, exportId))) {
    try {
      await store.remove(key);
    } catch (error) {
      if (!(error instanceof ArchiveLockedError)) throw error;
      locked = true;
    }
  }
  return { keptForMs: locked ? lockedPauseMs : 0 };
}
