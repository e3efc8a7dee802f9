import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { gunzipped } from '../archive-store/gunzipped.ts';
import { readFiles } from '../archive-store/read-files.ts';
import type { ByteRange } from '../archive-store/store.ts';
import type { SealDependencies } from '../seals/write-part.ts';
import { readSealSubject, readNewestManifest } from '../db/seals/read-manifest.ts';
import { type ExportKind, sealedSources } from '../domain/exports.ts';
import type { Manifest, ManifestPart } from '../domain/manifest.ts';
import { LastcallError } from '../errors.ts';
import { exportChunks, type ExportLayout } from './export-chunks.ts';
import type { Encoding } from './encodings.ts';
import { exportFilename } from './filename.ts';
import { snapshotStream } from './snapshot-stream.ts';
import { resolveRange } from './range.ts';

/** What follows the dot in an export's name. `jsonl` is JSON Lines: each row an object. */
export const exportForms = ['csv', 'csv.gz', 'jsonl', 'parquet'] as const;
export type ExportForm = (typeof exportForms)[number];

export interface ExportInput {
  campaignId: string;
  /** The account that asks; left out by operators' tools, which work for all accounts. */
  accountId?: string;
  kind: ExportKind;
  /** `csv.gz` is the compressed file itself, as a download that can be resumed by ranges. Default: `csv`. */
  form?: ExportForm;
  /** For people with a spreadsheet; left out: the rows as they are sealed. Only for CSV. */
  spreadsheet?: Omit<Extract<ExportLayout, { name: 'spreadsheet' }>, 'name'> | undefined;
  /** Which columns, in this order; all of them, if left out. */
  columns?: readonly string[] | undefined;
  /** Whether the client accepts `Content-Encoding: gzip`, in which sealed files are kept. */
  acceptsGzip: boolean;
  /** The encoding that the client likes best for what is made on demand; by `acceptsGzip`, if left out. */
  encoding?: Encoding | undefined;
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
  contentEncoding?: Encoding;
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
  /** Where the same file can be had from the store itself for a short time. */
  link?: string;
}

/**
 * Opens an export of one campaign. An archived one is served from its sealed files, or made of them where another
 * layout is asked for; anything else comes live from the database.
 *
 * @throws LastcallError `not_found`
 * @throws RangeNotSatisfiableError for a range that begins after the end: answer 416
 * @throws what `admit` throws
 */
export async function openExport(deps: SealDependencies, input: ExportInput): Promise<OpenedExport> {
  const { campaignId, kind, form = 'csv', spreadsheet, columns } = input;
  const campaign = await readSealSubject(deps.sql, campaignId, input.accountId);
  if (!campaign) throw new LastcallError('not_found', { what: 'campaign' });
  if (campaign.dataDeletedAt) throw new LastcallError('data_deleted');
  const archive = campaign.status === 'archived' ? await readNewestManifest(deps.sql, campaignId) : null;
  const filename = exportFilename(campaign.name, kind, form);
  const parts = archive?.manifest.parts ?? [];
  const asSealed = kind !== 'results' && form.startsWith('csv') && !spreadsheet && !columns;
  // A sealed kind has at least one part, even without rows; only opt-outs have none where nobody opted out. The file itself needs no
  // other; layouts look up names.
  const sources = asSealed ? [kind] : sealedSources[kind];
  const isSealed = sources.every((needed) => parts.some((part) => part.kind === needed));
  if (archive && isSealed && asSealed) {
    const files = parts.filter((part) => part.kind === kind);
    const opened = await openSealed(deps, input, archive.manifest, files);
    const link = await linkTo(deps, files, { ...opened, filename });
    return { ...opened, filename, ...(link !== null && { link }) };
  }
  const accepted = input.encoding ?? (input.acceptsGzip ? 'gzip' : undefined);
  // Parquet is compressed in itself.
  const encoding = form === 'parquet' || form === 'csv.gz' ? undefined : accepted;
  const compressed = form === 'csv.gz' ? 'gzip' : encoding;
  const onClosed = (await input.admit?.('live')) ?? (() => {});
  const options = { compressed, temporaryTables: isSealed, onClosed };
  const sealed = isSealed ? { store: deps.store, parts } : null;
  const layout: ExportLayout = spreadsheet
    ? { name: 'spreadsheet', ...spreadsheet }
    : { name: form === 'jsonl' || form === 'parquet' ? form : 'plain' };
  return {
    stream: snapshotStream(deps.sql, options, (snapshot, stop) =>
      exportChunks(snapshot, { campaignId, kind, layout, chosen: columns, sealed, stop }),
    ),
    ...representation(form, encoding),
    acceptsRanges: false,
    filename,
    source: isSealed ? 'sealed' : 'live',
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
    ...representation(form, gzip && form === 'csv' ? 'gzip' : undefined),
    etag,
    lastModified: new Date(manifest.sealedAt),
    length: range ? range.end - range.start + 1 : total,
    acceptsRanges,
    ...(range && { range: { ...range, total } }),
    source: 'sealed',
  };
}

/** Only a download that is one file of the store: several parts are put one after another on their way. */
async function linkTo(
  { store }: SealDependencies,
  [only, ...others]: ManifestPart[],
  { acceptsRanges, filename, contentType }: Pick<OpenedExport, 'acceptsRanges' | 'filename' | 'contentType'>,
): Promise<string | null> {
  if (!acceptsRanges || !only || others.length > 0) return null;
  return store.link(only.key, { filename, contentType });
}

const representation = (form: ExportForm, contentEncoding: Encoding | undefined) => ({
  contentType: contentTypes[form],
  ...(contentEncoding && { contentEncoding }),
});

const contentTypes: Readonly<Record<ExportForm, string>> = {
  csv: 'text/csv; charset=utf-8',
  'csv.gz': 'application/gzip',
  jsonl: 'application/jsonl; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

// The download and the encoded answer are the same bytes, so they may share a tag.
function etagOf(parts: ManifestPart[], representedAs: string): string {
  const hash = createHash('sha256');
  for (const { sha256 } of parts) hash.update(sha256);
  return `"${hash.digest('hex').slice(0, 32)}-${representedAs}"`;
}
