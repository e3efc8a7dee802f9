import { once } from 'node:events';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { importDoNotCallFile } from '../../contacts/import-do-not-call.ts';
import { longestList } from '../../contacts/import-file.ts';
import { refusalCodes } from '../../contacts/refusals.ts';
import { csvChunks } from '../../csv/csv-chunks.ts';
import { writeAudit } from '../../db/audit/write-audit.ts';
import { listDoNotCall } from '../../db/do-not-call/list-entries.ts';
import { asProblem, charsetOf, fileLimitBytes, fileStream, whileReading } from '../contacts/contact-file.ts';
import { fileQuery } from '../contacts/contact-schema.ts';
import { left } from '../http/left.ts';
import { limitedBytes } from '../http/limited-bytes.ts';
import { defineRoute, type Route, streamed } from '../http/route.ts';
import { storableText } from '../http/schemas.ts';
import { sendPaced } from '../http/send-paced.ts';
import type { Services } from '../http/services.ts';

const tag = 'Do-not-call list';
const rowsPerPage = 1000;
const headings = ['phone', 'source', 'reason', 'added_at', 'added_by', 'campaign_id', 'call_id'];

const reportSchema = z
  .object({
    rows: z.int().meta({ description: 'Rows of the file, without headings and blank lines.' }),
    imported: z.int(),
    known: z.int().meta({ description: 'Numbers that were on the list before.' }),
    refused: z.int(),
    refusedRows: z
      .array(z.object({ line: z.int(), code: z.enum(refusalCodes), message: z.string() }))
      .meta({ description: `The first ${longestList}.` }),
  })
  .meta({ id: 'DoNotCallReport' });

export function doNotCallFileRoutes({ db, places, limits }: Services): Route[] {
  async function* pages(accountId: string) {
    let before: string | null = null;
    for (;;) {
      const rows = await listDoNotCall(db.sql, { accountId, before, limit: rowsPerPage });
      yield rows.map((row) => [
        row.phone,
        row.source,
        row.reason,
        row.addedAt.toISOString(),
        row.addedByName ?? row.addedBy ?? row.callerId,
        row.campaignId,
        row.callId,
      ]);
      before = rows.at(-1)?.id ?? null;
      if (rows.length < rowsPerPage) return;
    }
  }
  return [
    defineRoute({
      method: 'post',
      path: '/v1/do-not-call/import',
      operationId: 'importDoNotCall',
      summary: 'Put the numbers of a file on the do-not-call list',
      description:
        'Of each row the first valid number; a column `reason` is kept. Files without headings are known by the numbers in ' +
        'their first row. A file that cannot be read, or that ends too early, changes nothing; sending it again is safe.',
      tag,
      roles: ['owner', 'admin'],
      query: z.strictObject({
        ...fileQuery,
        reason: storableText(500).trim().min(1).optional().meta({
          description: 'For the rows that give none.',
        }),
      }),
      stream: { ...fileStream, description: 'As for an import of contacts.' },
      responses: { 200: { description: 'What became of the rows.', body: reportSchema } },
      errors: whileReading,
      async handle({ query: { encoding, ...query }, principal: { accountId, actor }, req, res }) {
        const bytes = limitedBytes(req, fileLimitBytes, limits.upload);
        const giveBack = await places.imports.take(accountId, left(res));
        const file = { accountId, actor, bytes, encoding: encoding ?? charsetOf(req), ...query };
        const body = await importDoNotCallFile(db.sql, file).catch(asProblem).finally(giveBack);
        return { status: 200, body };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/do-not-call.csv',
      operationId: 'exportDoNotCall',
      summary: 'Download the do-not-call list',
      description: 'Newest first. The file can be imported again.',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      responses: {
        200: {
          description: 'The list.',
          contentTypes: ['text/csv'],
          examples: {
            'text/csv': `${headings.join(',')}\n+12025550143,person,Asked by letter,2026-11-23T18:00:00.000Z,user:019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11,,\n`,
          },
        },
      },
      async handle({ principal: { accountId, actor }, req, res }) {
        const csv = Readable.from(csvChunks(headings, pages(accountId)));
        // What fails before the first byte can still be answered as a problem.
        await once(csv, 'readable', { signal: left(res) });
        res.status(200).set('Cache-Control', 'no-store').attachment('Do-not-call list.csv');
        if (req.method === 'HEAD') {
          csv.destroy();
          res.end();
        } else if (await sendPaced(csv, res, limits.download))
          await writeAudit(db.sql, { accountId, actor, action: 'do_not_call.exported' });
        return streamed;
      },
    }),
  ];
}
