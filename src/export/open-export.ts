import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readFiles } from '../archive-store/read-files.ts';
import type { ByteRange } from '../archive-store/store.ts';
import type { SealDependencies } from '../seals/write-part.ts';
import { readSealSubject, readNewestManifest } from '../db/seals/read-manifest.ts';
import type { Manifest, ManifestPart, PartKind } from '../domain/manifest.ts';
import { LastcallError } from '../errors.ts';
import { liveCsv } from './live-csv.ts';
import { resolveRange } from './range.ts';

export interface ExportInput {
  campaignId: string;
  /** The account that asks; left out by operators' tools, which work for all accounts. */
  accountId?: string;
  kind: PartKind;
  /** `csv.gz` is the compressed file itself, as a download that can be resumed by ranges. Default: `csv`. */
  form?: 'csv' | 'csv.gz';
  /** Whether the client accepts `Content-Encoding: gzip`. */
  acceptsGzip: boolean;
  /** The request's `Range` header. Heeded for a sealed `csv.gz`; elsewhere the whole is sent, as HTTP allows. */
  range?: string | undefined;
  /** The request's `If-Range` header. */
  ifRange?: string | undefined;
  /** Waits until it may hold what an export holds, and answers whom to tell when it holds that no more. */
  admit?: (source: OpenedExport['source']) => Promise<() => void>;
}

/** What to send: headers and body. A stream that is not sent has to be destroyed. */
export interface OpenedExport {
  stream: Readable;
  contentType: string;
  contentEncoding?: 'gzip';
  /** Strong: the same tag is the same bytes. */
  etag?: string;
  lastModified?: Date;
  /** Bytes of the body. */
  length?: number;
  /** Only then can a part of it be asked for. */
  acceptsRanges: boolean;
  /** Set when the body is a part of the file: answer 206, with `Content-Range: bytes <start>-<end>/<total>`. */
  range?: ByteRange & { total: number };
  filename: string;
  source: 'sealed' | 'live';
}

/**
 * Opens an export of one campaign: what was sealed from its files, anything else live from the database.
 *
 * @throws LastcallError `not_found`
 * @throws RangeNotSatisfiableError for a range that begins after the end: answer 416
 * @throws what `admit` throws
 */
export async function openExport(deps: SealDependencies, input: ExportInput): Promise<OpenedExport> {
  const { campaignId, kind, form = 'csv' } = input;
  const campaign = await readSealSubject(deps.sql, campaignId, input.accountId);
  if (!campaign) throw new LastcallError('not_found', { what: 'campaign' });
  const archive = campaign.status === 'archived' ? await readNewestManifest(deps.sql, campaignId) : null;
  // A sealed kind has at least one part, even without rows.
  const parts = archive?.manifest.parts.filter((part) => part.kind === kind) ?? [];
  const filename = `${kind}-${campaignId}.${form}`;
  if (archive && parts.length > 0) {
    return { ...(await openSealed(deps, input, archive.manifest, parts)), filename };
  }
  const gzip = form === 'csv.gz' || input.acceptsGzip;
  const onClosed = (await input.admit?.('live')) ?? (() => {});
  return {
    stream: liveCsv(deps.sql, kind, campaignId, { gzip, onClosed }),
    ...representation(form, gzip),
    acceptsRanges: false,
    filename,
    source: 'live',
  };
}

async function openSealed(
  { store }: SealDependencies,
  { form = 'csv', acceptsGzip, range: asked, ifRange, admit }: ExportInput,
  manifest: Manifest,
  parts: ManifestPart[],
): Promise<Omit<OpenedExport, 'filename'>> {
  const gzip = form === 'csv.gz' || acceptsGzip;
  const total = parts.reduce((sum, part) => sum + (gzip ? part.bytes : part.uncompressedBytes), 0);
  const etag = etagOf(parts, gzip ? 'gzip' : 'csv');
  const acceptsRanges = form === 'csv.gz';
  const range =
    acceptsRanges && (ifRange === undefined || ifRange === etag) ? resolveRange(asked, total) : undefined;
  const onClosed = await admit?.('sealed');
  const files = readFiles(store, parts, range);
  if (onClosed) files.once('close', onClosed);
  return {
    stream: gzip ? files : gunzipped(files),
    ...representation(form, gzip),
    etag,
    lastModified: new Date(manifest.sealedAt),
    length: range ? range.end - range.start + 1 : total,
    acceptsRanges,
    ...(range && { range: { ...range, total } }),
    source: 'sealed',
  };
}

function gunzipped(files: Readable): Readable {
  const gunzip = createGunzip();
  // An error reaches the reader through `gunzip`, and a reader that leaves closes the files.
  pipeline(files, gunzip, () => {});
  return gunzip;
}

const representation = (form: 'csv' | 'csv.gz', gzip: boolean) =>
  form === 'csv.gz'
    ? { contentType: 'application/gzip' }
    : { contentType: 'text/csv; charset=utf-8', ...(gzip && { contentEncoding: 'gzip' as const }) };

// The download and the encoded answer are the same bytes, so they may share a tag.
function etagOf(parts: ManifestPart[], representedAs: string): string {
  const hash = createHash('sha256');
  for (const { sha256 } of parts) hash.update(sha256);
  return `"${hash.digest('hex').slice(0, 32)}-${representedAs}"`;
}
