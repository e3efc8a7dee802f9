import { readNewestManifest } from '../db/seals/read-manifest.ts';
import { ArchiveFileError, type FileProblem } from '../archive-store/errors.ts';
import { checkFile } from '../archive-store/read-files.ts';
import type { StoredFile } from '../archive-store/store.ts';
import type { SealDependencies } from './write-part.ts';

interface VerifyReport {
  /** The newest version, which is the one that was verified; null when nothing is sealed, and then nothing is ok. */
  version: number | null;
  ok: boolean;
  files: { key: string; bytes: number; problem: FileProblem | null }[];
}

/** Reads every file of a campaign's newest archive, the manifest's own included, and compares sizes and hashes. */
export async function verifySeal(
  { sql, store }: SealDependencies,
  campaignId: string,
): Promise<VerifyReport> {
  const archive = await readNewestManifest(sql, campaignId);
  if (!archive) return { version: null, ok: false, files: [] };
  const report: VerifyReport = { version: archive.version, ok: true, files: [] };
  const manifestBytes = (await store.stat(archive.key))?.bytes ?? 0;
  const manifestFile = { key: archive.key, bytes: manifestBytes, sha256: archive.sha256 };
  for (const file of [manifestFile, ...archive.manifest.parts] satisfies StoredFile[]) {
    let problem: FileProblem | null = null;
    try {
      await checkFile(store, file);
    } catch (error) {
      if (!(error instanceof ArchiveFileError)) throw error;
      problem = error.problem;
      report.ok = false;
    }
    report.files.push({ key: file.key, bytes: file.bytes, problem });
  }
  return report;
}
