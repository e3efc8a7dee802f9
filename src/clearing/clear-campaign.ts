import { setTimeout as sleep } from 'node:timers/promises';
import { hashOf } from '../archive-store/read-files.ts';
import { ArchiveFileError } from '../archive-store/errors.ts';
import type { ArchiveStore } from '../archive-store/store.ts';
import { beginClearing } from '../db/clearing/begin-clearing.ts';
import { noteClearProblem } from '../db/clearing/clear-problems.ts';
import { clearedTables, clearRows, finishClearing } from '../db/clearing/clear-rows.ts';
import { readClearable } from '../db/clearing/clearable.ts';
import { type RecordedManifest, readNewestManifest } from '../db/seals/read-manifest.ts';
import type { Logger } from '../log.ts';
import { checkPart } from '../seals/bundle/check-part.ts';
import { resealLate } from '../seals/seal.ts';
import type { SealDependencies } from '../seals/write-part.ts';

const defaultRowsPerBatch = 2_000;

/** `kept`: for now, or because something is wrong with the seal, which its account's inbox tells then. */
export type ClearOutcome = 'cleared' | 'kept';

/**
 * Takes the calls, contacts and event ids of a sealed campaign out of the database, a batch at a time, after every sealed
 * file was read back from the archive store. Goes on where it was interrupted, and reads the files back before that too.
 *
 * @param input.afterMs so long after the late window
 * @param input.signal stops between two batches
 * @throws ArchiveStoreAwayError, and as `resealLate`
 */
export async function clearCampaign(
  deps: SealDependencies & { log: Logger },
  input: { campaignId: string; afterMs: number; signal: AbortSignal; rowsPerBatch?: number },
): Promise<ClearOutcome> {
  const { sql, log } = deps;
  const { campaignId, afterMs, signal, rowsPerBatch = defaultRowsPerBatch } = input;
  const found = await readClearable(sql, campaignId, afterMs);
  if (!found) return 'kept';
  if (!found.begun) await resealLate(deps, { campaignId, signal });
  const archive = await readNewestManifest(sql, campaignId);
  const damage = archive ? await damageOf(deps, archive, signal) : 'there is no manifest';
  if (!archive || damage !== null) {
    log.error({ campaignId, damage }, 'an archive is damaged: the campaign’s rows stay in the database');
    await noteClearProblem(sql, campaignId, 'seal_damaged');
    return 'kept';
  }
  if (!found.begun) {
    const begun = await beginClearing(sql, { campaignId, afterMs, found, version: archive.version });
    if (begun === 'not_now') return 'kept';
    if (begun === 'differs') {
      log.error(
        { campaignId },
        'an archive has other rows than the database: the campaign’s rows stay there',
      );
      await noteClearProblem(sql, campaignId, 'seal_differs');
      return 'kept';
    }
  }
  await noteClearProblem(sql, campaignId, null);
  for (const table of clearedTables) {
    let after: string | null = null;
    do {
      signal.throwIfAborted();
      const begunAt = performance.now();
      after = await clearRows(sql, campaignId, { table, after, rows: rowsPerBatch });
      // As long as the batch took: half of the time is the others'.
      await sleep(performance.now() - begunAt);
    } while (after !== null);
  }
  if (!(await finishClearing(sql, campaignId))) return 'kept';
  log.info({ campaignId }, 'a campaign’s rows have left the database for its seal');
  return 'cleared';
}

/** What is wrong with the files that a version of an archive names, and with its manifest; null: nothing. */
async function damageOf(
  { store }: SealDependencies,
  { manifest, key, sha256 }: RecordedManifest,
  signal: AbortSignal,
): Promise<string | null> {
  const checks = [
    { key, check: () => checkManifest(store, key, sha256) },
    ...manifest.parts.map((part) => ({
      key: part.key,
      check: async () => (await checkPart(store, part.key, part, { whole: true }))?.detail ?? null,
    })),
  ];
  for (const { key: of, check } of checks) {
    signal.throwIfAborted();
    // What was read wrong may have been the reading: once more, before anybody is told.
    const wrong = (await check()) && (await check());
    if (wrong !== null) return `${of}: ${wrong}`;
  }
  return null;
}

async function checkManifest(store: ArchiveStore, key: string, sha256: string): Promise<string | null> {
  try {
    return (await hashOf(store, key)) === sha256 ? null : 'its bytes are not those that were sealed';
  } catch (error) {
    if (error instanceof ArchiveFileError && error.problem === 'missing') return 'it is missing';
    throw error;
  }
}
