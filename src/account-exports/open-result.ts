import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { readFiles } from '../archive-store/read-files.ts';
import type { ArchiveStore, ByteRange } from '../archive-store/store.ts';
import type { ExportPart } from '../db/account-exports/make-export.ts';
import { gunzipped } from '../archive-store/gunzipped.ts';
import { resolveRange } from '../export/range.ts';

/** A result to send; a stream that is not sent has to be destroyed. */
export interface OpenedResult {
  stream: Readable;
  etag: string;
  /** Bytes of the body. */
  length: number;
  /** Set when the body is a part of the file. */
  range?: ByteRange & { total: number };
}

/**
 * An export's file, of which any range can be had: compressed as it is stored, or as text, of which only the parts that
 * the range touches are read.
 *
 * @param asked.range the `Range` header; it counts only where `ifRange` is the file as it is, or left out
 * @throws RangeNotSatisfiableError
 */
export function openResult(
  store: ArchiveStore,
  parts: readonly ExportPart[],
  asked: { compressed: boolean; range: string | undefined; ifRange: string | undefined },
): OpenedResult {
  const { compressed } = asked;
  const sizes = parts.map(({ bytes, uncompressedBytes }) => (compressed ? bytes : uncompressedBytes));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const etag = etagOf(parts, compressed);
  const range =
    asked.ifRange === undefined || asked.ifRange === etag ? resolveRange(asked.range, total) : undefined;
  const length = range ? range.end - range.start + 1 : total;
  const stream = compressed
    ? readFiles(store, parts, range)
    : Readable.from(textChunks(store, parts, range ?? { start: 0, end: total - 1 }), { objectMode: false });
  return { stream, etag, length, ...(range && { range: { ...range, total } }) };
}

async function* textChunks(store: ArchiveStore, parts: readonly ExportPart[], { start, end }: ByteRange) {
  let offset = 0;
  for (const part of parts) {
    const partStart = offset;
    offset += part.uncompressedBytes;
    if (offset <= start || partStart > end) continue;
    let at = partStart;
    for await (const chunk of gunzipped(readFiles(store, [part])) as AsyncIterable<Buffer>) {
      const wanted = chunk.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at));
      at += chunk.length;
      if (wanted.length > 0) yield wanted;
    }
  }
}

function etagOf(parts: readonly ExportPart[], compressed: boolean): string {
  const hash = createHash('sha256');
  for (const { sha256 } of parts) hash.update(sha256);
  return `"${hash.digest('hex').slice(0, 32)}-${compressed ? 'gz' : 'text'}"`;
}
