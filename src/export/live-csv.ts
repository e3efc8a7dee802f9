import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Sql } from 'postgres';
import type { PartKind } from '../domain/archive.ts';
import { columns } from './columns.ts';
import { csvChunks } from './csv.ts';
import { rowPages } from './rows.ts';

// A reader that takes nothing for this long is gone; its snapshot would keep the database from cleaning up.
const idleLimitMs = 10 * 60 * 1000;

/**
 * A campaign's rows as they are in one moment, streamed at the pace of the reader. Holds one connection and its
 * snapshot until the stream ends or is destroyed.
 */
export function liveCsv(sql: Sql, kind: PartKind, campaignId: string, options: { gzip: boolean }): Readable {
  const out = options.gzip ? createGzip() : new PassThrough();
  // The transaction may fail before the reader listens; the reader still finds the stream destroyed by the error.
  out.on('error', () => {});
  sql
    .begin('isolation level repeatable read read only', async (tx) => {
      await tx`select set_config('idle_in_transaction_session_timeout', ${String(idleLimitMs)}, true)`;
      await pipeline(csvChunks(columns[kind], rowPages(tx, kind, { campaignId })), out);
    })
    .catch((error: unknown) => out.destroy(error as Error));
  return out;
}
