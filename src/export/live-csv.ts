import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Sql } from 'postgres';
import { inSnapshot } from '../db/snapshot.ts';
import type { PartKind } from '../domain/manifest.ts';
import { columns } from '../csv/columns.ts';
import { csvChunks } from '../csv/csv.ts';
import { rowPages } from '../csv/rows.ts';

/**
 * A campaign's rows as they are in one moment, streamed at the pace of the reader. Holds a connection of its own until
 * the stream ends or is destroyed; a lost one is an error of the stream.
 *
 * @param options.onClosed the connection is closed
 */
export function liveCsv(
  sql: Sql,
  kind: PartKind,
  campaignId: string,
  options: { gzip: boolean; onClosed: () => void },
): Readable {
  const out = options.gzip ? createGzip() : new PassThrough();
  // An error may come before the reader listens; the reader then finds the stream destroyed by it.
  out.on('error', () => {});
  inSnapshot(sql, async (snapshot, lost) =>
    pipeline(csvChunks(columns[kind], rowPages(snapshot, kind, { campaignId })), out, { signal: lost }),
  )
    .catch((error: unknown) => out.destroy(error as Error))
    .finally(options.onClosed);
  return out;
}
