import { stat } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { ArchiveStoreAwayError } from '../archive-store/errors.ts';
import { openArchiveStore } from '../archive-store/open-store.ts';
import { s3Environment, type S3Options, s3Options } from '../archive-store/s3-environment.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { type ManifestVerifier, parsePublicKey } from '../secrets/manifest-key.ts';
import { type BundleReport, isHarmless } from '../seals/bundle/problems.ts';
import { bundlesIn, verifyBundle, type VerifyBundleOptions } from '../seals/bundle/verify-bundle.ts';
import { verifySeal } from '../seals/verify.ts';

export interface VerifyOptions {
  /** Whoever changed their key has several. */
  publicKey?: readonly string[];
  requireSignature?: boolean;
  database?: boolean;
}

/** What was asked for cannot be done: nothing is said of any archive. */
class UsageError extends Error {}

/**
 * `lastcall verify <campaign | folder | s3 url>`: reads sealed archives again and says which file is wrong and how.
 * Needs no database, unless the one of a campaign is to be compared with it.
 *
 * @returns the exit code: 0 all is well, 1 something is wrong, 2 it could not be verified
 */
export async function verify(target: string, options: VerifyOptions): Promise<0 | 1 | 2> {
  try {
    const verifiers = (options.publicKey ?? []).map(readPublicKey);
    if (options.requireSignature && verifiers.length === 0)
      throw new UsageError('--require-signature needs --public-key.');
    let ok = true;
    let verified = 0;
    for await (const report of reports(target, options, verifiers)) {
      verified += 1;
      tell(report);
      ok = report.ok && ok;
    }
    if (verified === 0) throw new UsageError(`Nothing is sealed of ${target}.`);
    return ok ? 0 : 1;
  } catch (error) {
    if (error instanceof UsageError || error instanceof ArchiveStoreAwayError) {
      console.error(error.message);
      return 2;
    }
    throw error;
  }
}

async function* reports(
  target: string,
  { database, requireSignature: mustBeSigned = false }: VerifyOptions,
  verifiers: readonly ManifestVerifier[],
): AsyncGenerator<BundleReport> {
  const signed = { verifiers, mustBeSigned };
  const isCampaign = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(target) && !existsSync(target);
  if (database) {
    if (!isCampaign) throw new UsageError('--database needs a campaign’s id.');
    const report = await withDatabase(target, signed);
    if (report.files.length > 0) yield report;
    return;
  }
  const location = isCampaign ? process.env['ARCHIVE_STORE'] || '.lastcall/archives' : target;
  if (!location.includes('://') && !(await stat(location).catch(() => null))?.isDirectory()) {
    throw new UsageError(
      `There is no folder ${location}. Give a campaign’s id, a folder, or s3://bucket/prefix.`,
    );
  }
  const store = await openArchiveStore(location, readS3Options()).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  for (const [folder, files] of await bundlesIn(store, '')) {
    if (!isCampaign || folder.endsWith(`/${target}`)) yield verifyBundle(store, folder, files, signed);
  }
}

async function withDatabase(campaignId: string, signed: VerifyBundleOptions): Promise<BundleReport> {
  const config = readConfig();
  const db = openDatabase(config.databaseUrl, { maxConnections: 1 });
  try {
    const store = await openArchiveStore(config.archiveStore, config.archiveS3);
    return await verifySeal({ sql: db.sql, store }, campaignId, signed);
  } finally {
    await db.close();
  }
}

function tell({ folder, version, signature, rows, files, ok }: BundleReport): void {
  for (const { key, bytes, problem, detail } of files) {
    console.log([problem ?? 'ok', bytes, key, ...(detail ? [detail] : [])].join('\t'));
  }
  const name = folder === '' ? 'The archive' : folder;
  const which =
    version === null ? 'no version can be read' : `version ${version}, ${rows} rows, ${words[signature]}`;
  const wrong = files.filter((file) => !isHarmless(file));
  const unsigned = wrong.filter(({ problem }) => problem === 'not_signed').length;
  if (!ok && unsigned === wrong.length) {
    console.error(`${name}: ${which}. ${unsigned} versions are not signed by a key that was given.`);
  } else if (!ok)
    console.error(`${name}: ${which}. ${wrong.length} files are wrong: restore them from a copy.`);
  else console.log(`${name}: ${which}. ${files.length} files are as they were sealed.`);
}

const words: Record<BundleReport['signature'], string> = {
  valid: 'signed by this key',
  unsigned: 'unsigned',
  other_key: 'signed by another key only',
  not_asked: 'signed (give --public-key to check it)',
  wrong: 'with a wrong signature',
  partly: 'not every version signed',
};

function readPublicKey(text: string): ManifestVerifier {
  try {
    return parsePublicKey(existsSync(text) ? readFileSync(text, 'utf8') : text);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readS3Options(): S3Options {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = s3Environment.safeParse(given);
  if (parsed.success) return s3Options(parsed.data);
  throw new UsageError(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
  );
}
