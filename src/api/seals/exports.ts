import { once } from 'node:events';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { type ExportKind, exportKinds } from '../../domain/exports.ts';
import { exportLayouts } from '../../domain/export-presets.ts';
import { noteExportTaken } from '../../db/audit/exports-taken.ts';
import { LastcallError } from '../../errors.ts';
import { preferredEncoding } from '../../export/encodings.ts';
import { exportColumns } from '../../export/export-columns.ts';
import { type ExportForm, exportForms, openExport, type OpenedExport } from '../../export/open-export.ts';
import { RangeNotSatisfiableError } from '../../export/range.ts';
import { describeError } from '../../log.ts';
import { columnsOfPreset, namedPreset } from '../export-presets/chosen-columns.ts';
import { presetInput } from '../export-presets/preset-input.ts';
import { isKnown } from '../http/conditional.ts';
import { fileExamples } from '../http/file-examples.ts';
import { left } from '../http/left.ts';
import type { PaceLimits } from '../http/pace.ts';
import { defineRoute, type Route, streamed } from '../http/route.ts';
import { flag, id } from '../http/schemas.ts';
import { sendPaced } from '../http/send-paced.ts';
import type { Services } from '../http/services.ts';
import { refuse } from '../http/validate.ts';

const files = exportKinds.flatMap((kind) => exportForms.map((form) => `${kind}.${form}` as const));

const querySchema = z.strictObject({
  layout: z
    .enum(exportLayouts)
    .optional()
    .meta({
      description:
        'Left out: that of the preset, else `plain`. `plain`: the rows as they are sealed, for programs. `spreadsheet`: for people, with a column for each question ' +
        'or field, names beside the ids, times of a zone, no cell longer than 32,767 characters, and nothing that runs as a ' +
        'formula.',
    }),
  bom: flag(false).meta({
    description: 'Begin with a byte order mark, by which Excel knows UTF-8. For spreadsheets.',
  }),
  timeZone: z
    .enum(['account', 'UTC'])
    .default('account')
    .meta({ description: 'Whose times a spreadsheet has, with the offset; other layouts have UTC.' }),
  columns: z
    .string()
    .max(1_000)
    .transform((text) => text.split(','))
    .optional()
    .meta({
      description:
        'Which columns, in this order, with commas between them; left out: all. What there is of each kind and layout is ' +
        'in the list of exports. `answers` and `fields` stand for all of their columns.',
      example: 'phone,first_name,outcome',
    }),
  preset: presetInput(),
});

export function exportRoutes({ db, store, log, places, limits }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/exports/{file}',
      operationId: 'exportCampaign',
      summary: 'Download a campaign’s calls, contacts, receipts or results',
      description:
        'From the sealed files once the campaign is archived, with an ETag, else live from the database. `results` has ' +
        'one row a contact, with its last result. `.csv` and `.jsonl` (JSON Lines) are sent compressed, with gzip or zstd, to clients that ' +
        'accept it; `.parquet` is for programs that analyse; `.csv.gz` is a compressed file, which can be resumed with `Range` once it is sealed; an installation may answer it with a ' +
        'redirect to its archive store. Spreadsheets, ' +
        'results and JSON Lines are made of the sealed rows on demand. A download that breaks off was not complete.',
      tag: 'Exports',
      roles: ['owner', 'admin', 'moderator'],
      params: z.strictObject({ campaignId: id(), file: z.enum(files) }),
      query: querySchema,
      responses: {
        200: {
          description: 'The file.',
          contentTypes: [
            'text/csv',
            'application/gzip',
            'application/jsonl',
            'application/vnd.apache.parquet',
          ],
          examples: fileExamples,
        },
        206: { description: 'The range that was asked for.', contentTypes: ['application/gzip'] },
        302: {
          description:
            'The file is at the address in `Location`, for a short time and without further credentials.',
          headers: { Location: 'A link to the archive store.' },
        },
        304: { description: 'Not changed since the ETag or time that was sent.' },
      },
      errors: [
        'not_found',
        'data_deleted',
        'range_not_satisfiable',
        'account_busy',
        'server_busy',
        'preset_not_found',
        'preset_outdated',
      ],
      async handle({ params: { campaignId, file }, query, principal, req, res }) {
        const { accountId, actor } = principal;
        const [kind, ...rest] = file.split('.') as [ExportKind, ...string[]];
        const form = rest.join('.') as ExportForm;
        const preset = await namedPreset(db.sql, accountId, 'query', query);
        const layout = query.layout ?? preset?.layout ?? 'plain';
        const asSpreadsheet = layout === 'spreadsheet';
        if (asSpreadsheet && !form.startsWith('csv')) {
          refuse('query', ['layout'], 'is for CSV, not for JSON Lines or Parquet');
        }
        if (query.bom && !asSpreadsheet) refuse('query', ['bom'], 'needs layout=spreadsheet');
        checkColumns(query.columns, exportColumns(kind, { shown: asSpreadsheet }));
        const columns = preset
          ? columnsOfPreset(preset, { of: 'campaign', kind, layout }, 'query')
          : query.columns;
        const timeZone = query.timeZone === 'UTC' ? 'UTC' : principal.timeZone;
        const gone = left(res);
        const opened = await openExport(
          { sql: db.sql, store },
          {
            campaignId,
            accountId,
            kind,
            form,
            spreadsheet: asSpreadsheet ? { timeZone, bom: query.bom } : undefined,
            columns,
            acceptsGzip: preferredEncoding(req, ['gzip']) === 'gzip',
            encoding: preferredEncoding(req),
            range: req.get('range'),
            ifRange: req.get('if-range'),
            admit: (source) => places[`${source}Exports`].take(accountId, gone),
          },
        ).catch((error: unknown) => {
          if (!(error instanceof RangeNotSatisfiableError)) throw error;
          res.set('Content-Range', `bytes */${error.total}`);
          throw new LastcallError('range_not_satisfiable', { bytes: String(error.total) });
        });
        try {
          if (await send(opened, req, res, { gone, pace: limits.download })) {
            // The file is there; that nobody noted it is for the log.
            await noteExportTaken(db.sql, { accountId, campaignId, kind, actor }).catch((error: unknown) => {
              log.error({ campaignId, error: describeError(error) }, 'a taken export was not noted');
            });
          }
        } finally {
          opened.stream.destroy();
        }
        return streamed;
      },
    }),
  ];
}

/** @returns whether the file was sent to its end, or a link to it was */
async function send(
  opened: OpenedExport,
  req: Request,
  res: Response,
  { gone, pace }: { gone: AbortSignal; pace: PaceLimits },
): Promise<boolean> {
  const { etag, lastModified, range } = opened;
  if (etag !== undefined) res.set('ETag', etag);
  if (lastModified) res.set('Last-Modified', lastModified.toUTCString());
  res
    .set('Cache-Control', opened.source === 'sealed' ? 'private, no-cache' : 'no-store')
    .vary('Accept-Encoding');
  if (isKnown(req, etag, lastModified)) {
    res.status(304).end();
    return false;
  }

  if (opened.link !== undefined && req.method !== 'HEAD') {
    // The link is a right to the file: nobody keeps it.
    res.set('Cache-Control', 'no-store').removeHeader('ETag');
    res.redirect(302, opened.link);
    return true;
  }

  if (req.method !== 'HEAD') {
    // What fails before the first byte can still be answered as a problem.
    await once(opened.stream, 'readable', { signal: gone }).catch((error: unknown) => {
      res.removeHeader('ETag');
      res.removeHeader('Last-Modified');
      throw error;
    });
  }
  res.attachment(opened.filename).set('Content-Type', opened.contentType);
  if (opened.contentEncoding !== undefined) res.set('Content-Encoding', opened.contentEncoding);
  if (opened.length !== undefined) res.set('Content-Length', String(opened.length));
  if (opened.acceptsRanges) res.set('Accept-Ranges', 'bytes');
  if (range) res.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${range.total}`);
  if (req.method === 'HEAD') {
    res.end();
    return false;
  }
  return (await sendPaced(opened.stream, res, pace)) && (!range || range.end === range.total - 1);
}

function checkColumns(chosen: readonly string[] | undefined, known: readonly string[]): void {
  const unknown = chosen?.find((name) => !known.includes(name));
  if (unknown !== undefined)
    refuse('query', ['columns'], `there is no "${unknown}", only ${known.join(', ')}`);
  if (chosen && new Set(chosen).size < chosen.length) refuse('query', ['columns'], 'names a column twice');
}
