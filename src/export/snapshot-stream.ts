import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ISql, Sql } from 'postgres';
import { inSnapshot } from '../db/snapshot.ts';
import { compressor, type Encoding } from './encodings.ts';

export interface SnapshotStreamOptions {
  /** How it is compressed; undefined: not. */
  compressed: Encoding | undefined;
  /** Whether rows are put into temporary tables. */
  temporaryTables?: boolean;
  /** The connection is closed. */
  onClosed: () => void;
}

/**
 * What is made of a campaign's rows as they are in one moment, streamed at the pace of the reader. Holds a connection of
 * its own until the stream ends or is destroyed; a lost one is an error of the stream.
 *
 * @param chunks gets a signal that is aborted when the connection is lost or nobody reads any more
 */
export function snapshotStream(
  sql: Sql,
  { compressed, temporaryTables = false, onClosed }: SnapshotStreamOptions,
  chunks: (snapshot: ISql, stop: AbortSignal) => AsyncIterable<Buffer>,
): Readable {
  const out = compressed ? compressor(compressed) : new PassThrough();
  const left = new AbortController();
  // An error may come before the reader listens; the reader then finds the stream destroyed by it.
  out.on('error', () => {}).once('close', () => left.abort());
  inSnapshot(
    sql,
    async (snapshot, lost) =>
      pipeline(chunks(snapshot, AbortSignal.any([lost, left.signal])), out, { signal: lost }),
    { temporaryTables },
  )
    .catch((error: unknown) => out.destroy(error as Error))
    .finally(onClosed);
  return out;
}
