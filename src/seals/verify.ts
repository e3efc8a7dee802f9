import { readNewestManifest, readSealSubject } from '../db/seals/read-manifest.ts';
import type { BundleFile, BundleReport } from './bundle/problems.ts';
import { bundlesIn, verifyBundle, type VerifyBundleOptions } from './bundle/verify-bundle.ts';
import { bundleFolder } from './manifest-file.ts';
import type { SealDependencies } from './write-part.ts';

/** Verifies a campaign's archive by its files, and that its newest version is the one that the database has recorded. */
export async function verifySeal(
  { sql, store }: SealDependencies,
  campaignId: string,
  options: Omit<VerifyBundleOptions, 'recorded'> = {},
): Promise<BundleReport> {
  const subject = await readSealSubject(sql, campaignId);
  const folder = bundleFolder({ accountId: subject?.accountId ?? '0', campaignId });
  const listed = (await bundlesIn(store, folder)).get(folder) ?? [];
  const recorded = await readNewestManifest(sql, campaignId);
  const known = recorded ? [recorded.sha256] : [];
  const report = await verifyBundle(store, folder, listed, { ...options, recorded: known });
  if (!recorded) return report;
  const isThere = report.files.some(({ key, problem }) => key === recorded.key && problem === null);
  if (isThere && report.version === recorded.version) return report;
  const problem: BundleFile = {
    key: recorded.key,
    bytes: 0,
    problem: (report.version ?? 0) < recorded.version ? 'older_than_recorded' : 'other_than_recorded',
    detail: `the database has recorded version ${recorded.version}, and this file of it`,
  };
  return {
    ...report,
    ok: false,
    files: [...report.files.filter(({ key }) => key !== recorded.key), problem],
  };
}
