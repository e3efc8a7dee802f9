import { once } from 'node:events';
import type { Request } from 'express';
import { z } from 'zod';
import { linkHolds } from '../../account-exports/links.ts';
import { openResult } from '../../account-exports/open-result.ts';
import { noteDownloaded, readAccountExport } from '../../db/account-exports/account-exports.ts';
import { recordedParts } from '../../db/account-exports/make-export.ts';
import { LastcallError } from '../../errors.ts';
import { RangeNotSatisfiableError } from '../../export/range.ts';
import { authenticate } from '../http/authenticate.ts';
import { isKnown } from '../http/conditional.ts';
import { fileExamples } from '../http/file-examples.ts';
import { left } from '../http/left.ts';
import { defineRoute, type Route, streamed } from '../http/route.ts';
import { flag, id } from '../http/schemas.ts';
import { sendPaced } from '../http/send-paced.ts';
import type { Services } from '../http/services.ts';
import { noExport } from './account-exports.ts';
import { linkSecret } from './link-secret.ts';

const types = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' };

export function downloadRoutes({ db, store, config, identity, places, limits }: Services): Route[] {
  /** Who says nothing of themselves holds the link; who says that they are of another account is refused. */
  const accountOf = async (req: Request): Promise<string | null> => {
    const principal = await authenticate({ sql: db.sql, identity }, req, null).catch((error: unknown) => {
      if (error instanceof LastcallError && req.get('authorization') === undefined) return null;
      throw error;
    });
    return principal?.accountId ?? null;
  };
  return [
    defineRoute({
      method: 'get',
      path: '/v1/account-exports/{exportId}/file',
      operationId: 'downloadAccountExport',
      summary: 'Download an export by its link',
      description:
        'With an `ETag`, and with `Range` in either form, so that a download that broke off goes on where it ended.',
      tag: 'Exports',
      roles: 'anyone',
      params: z.strictObject({ exportId: id() }),
      query: z.strictObject({
        account: id(),
        expires: z.coerce.number().int(),
        signature: z.string().max(100),
        compressed: flag(false).meta({ description: 'As a file that is compressed with gzip.' }),
      }),
      responses: {
        200: {
          description: 'The file.',
          contentTypes: ['text/csv', 'application/jsonl', 'application/gzip'],
          examples: fileExamples,
        },
        206: {
          description: 'The range that was asked for.',
          contentTypes: ['text/csv', 'application/jsonl', 'application/gzip'],
          examples: fileExamples,
        },
        304: { description: 'Not changed since the ETag that was sent.' },
      },
      errors: [
        'unauthenticated',
        'link_invalid',
        'not_found',
        'export_not_ready',
        'range_not_satisfiable',
        'account_busy',
        'server_busy',
      ],
      async handle({ params: { exportId }, query, req, res }) {
        const { account: accountId, expires, signature, compressed } = query;
        const invalid = () => new LastcallError('link_invalid', { exportId });
        if (!linkHolds(linkSecret(config), { accountId, exportId, expires }, signature)) throw invalid();
        const asking = await accountOf(req);
        if (asking !== null && asking !== accountId) throw invalid();
        const found = await readAccountExport(db.sql, accountId, exportId);
        if (!found) throw noExport();
        if (found.status !== 'ready') throw new LastcallError('export_not_ready', { status: found.status });
        const { parts } = await recordedParts(db.sql, exportId);
        const gone = left(res);
        const giveBack = await places.sealedExports.take(accountId, gone);
        try {
          const opened = openOr416(() =>
            openResult(store, parts, { compressed, range: req.get('range'), ifRange: req.get('if-range') }),
          );
          res.set({ ETag: opened.etag, 'Cache-Control': 'private, no-cache', 'Accept-Ranges': 'bytes' });
          if (isKnown(req, opened.etag, undefined)) {
            opened.stream.destroy();
            res.status(304).end();
            return streamed;
          }
          if (req.method !== 'HEAD' && opened.length > 0) {
            // What fails before the first byte can still be answered as a problem.
            await once(opened.stream, 'readable', { signal: gone }).catch((error: unknown) => {
              res.removeHeader('ETag');
              throw error;
            });
          }
          const { range } = opened;
          res
            .attachment(filename(found, compressed))
            .set('Content-Type', compressed ? 'application/gzip' : types[found.format])
            .set('Content-Length', String(opened.length));
          if (range) {
            res.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${range.total}`);
          }
          if (req.method === 'HEAD') {
            opened.stream.destroy();
            res.end();
          } else if (await sendPaced(opened.stream, res, limits.download)) {
            if (!range || range.end === range.total - 1) await noteDownloaded(db.sql, exportId);
          }
          return streamed;
        } finally {
          giveBack();
        }

        function openOr416<T>(open: () => T): T {
          try {
            return open();
          } catch (error) {
            if (!(error instanceof RangeNotSatisfiableError)) throw error;
            res.set('Content-Range', `bytes */${error.total}`);
            throw new LastcallError('range_not_satisfiable', { bytes: String(error.total) });
          }
        }
      },
    }),
  ];
}

function filename(
  { kind, from, to, format }: { kind: string; from: string | null; to: string | null; format: string },
  compressed: boolean,
): string {
  const days = [from, to].filter(Boolean).join(' to ');
  return `${kind.replaceAll('_', ' ')}${days && ` ${days}`}.${format}${compressed ? '.gz' : ''}`;
}
