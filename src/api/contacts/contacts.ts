import type { Request } from 'express';
import { getCountries } from 'libphonenumber-js';
import { z } from 'zod';
import { ContactFileError } from '../../contacts/errors.ts';
import { importFile, longestList } from '../../contacts/import-file.ts';
import { columnMeanings } from '../../contacts/headings.ts';
import { delimiterNames } from '../../contacts/layout.ts';
import { oddityCodes } from '../../contacts/oddities.ts';
import { refusalCodes } from '../../contacts/refusals.ts';
import { listContacts } from '../../db/contacts/list-contacts.ts';
import { LastcallError } from '../../errors.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { noCampaign, requireCampaign } from '../campaigns/find-campaign.ts';
import { left } from '../http/left.ts';
import { limitedBytes } from '../http/limited-bytes.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, e164, id, pageOf, pageQuery, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Contacts';
const order = 'contacts';
const contentTypes = ['text/csv', 'text/tab-separated-values'];
const limitBytes = 256 * 1024 * 1024;

const contactSchema = z
  .object({
    id: id(),
    phone: e164(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    email: z.string().nullable(),
    externalId: z.string().nullable(),
    fields: z.record(z.string(), z.string()).meta({ description: 'Every other column, by its heading.' }),
    dialledAt: timestamp().nullable().meta({ description: 'The first dial; null while it remains.' }),
  })
  .meta({ id: 'Contact' });

const reportSchema = z
  .object({
    rows: z.int().meta({ description: 'Rows of the file, without headings and blank lines.' }),
    imported: z.int(),
    duplicates: z
      .int()
      .meta({ description: 'Rows whose number came before, in the file or in the campaign.' }),
    refused: z.int(),
    odd: z.int().meta({ description: 'What was taken although it is not quite as it should be.' }),
    format: z.enum(['csv', 'xlsx']),
    encoding: z.string().nullable().meta({ description: 'Null for a workbook.' }),
    delimiter: z.enum(delimiterNames).nullable(),
    headingLine: z.int().meta({ description: 'The line of the headings; 0: the file has none.' }),
    columns: z
      .array(z.object({ heading: z.string(), meaning: z.enum(columnMeanings) }))
      .meta({ description: 'What each column was taken for; `field`: kept under its heading.' }),
    duplicateLines: z.array(z.int()),
    refusedRows: z.array(
      z.object({
        line: z.int().meta({ description: 'Of the file, where the row begins.' }),
        code: z.enum(refusalCodes),
        message: z.string(),
      }),
    ),
    oddities: z.array(z.object({ line: z.int(), code: z.enum(oddityCodes), message: z.string() })),
  })
  .meta({
    id: 'ImportReport',
    description: `The lists hold the first ${longestList}; the counts are whole.`,
  });

const refusals = {
  not_found: noCampaign,
  archived: () => new LastcallError('campaign_archived'),
  busy: () => new LastcallError('import_running'),
};

export function contactRoutes({ db, places, limits }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/contacts/import',
      operationId: 'importContacts',
      summary: 'Import contacts from a CSV file',
      description:
        'Every good row is imported, each number once; bad rows are reported with their lines. A file that cannot be ' +
        'read, or that ends too early, changes nothing. Sending a file again is safe: its rows are duplicates then.',
      tag,
      roles: ['owner', 'admin'],
      params: campaignParams,
      query: z.strictObject({
        country: z.enum(getCountries()).optional().meta({
          description: 'ISO 3166 code of the country of numbers without a country code.',
          example: 'US',
        }),
      }),
      stream: {
        contentTypes,
        description:
          'The first line has the headings: `phone` (or `mobile`, `cell`, ...), `first_name`, `last_name`, `email`, ' +
          '`external_id`; every other column is kept in `fields`. Comma, semicolon or tab; UTF-8, UTF-16 with a byte ' +
          'order mark, or the `charset` of the content type.',
        example: 'phone,first_name,last_name,precinct\n(202) 555-0143,Ada,"Lovelace, Countess",7\n',
      },
      responses: { 200: { description: 'What became of each row.', body: reportSchema } },
      errors: [
        'not_found',
        'campaign_archived',
        'import_running',
        'invalid_csv',
        'request_timeout',
        'account_busy',
        'server_busy',
      ],
      async handle({ params: { campaignId }, query: { country }, principal, req, res }) {
        const { accountId, actor } = principal;
        const bytes = limitedBytes(req, limitBytes, limits.upload);
        const input = { accountId, campaignId, actor, bytes, encoding: charsetOf(req), country };
        const giveBack = await places.imports.take(accountId, left(res));
        const result = await importFile(db.sql, input)
          .catch((error: unknown) => {
            throw error instanceof ContactFileError
              ? new LastcallError('invalid_csv', { problem: error.message })
              : error;
          })
          .finally(giveBack);
        if (result.outcome !== 'imported') throw refusals[result.outcome]();
        return { status: 200, body: result.report };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/contacts',
      operationId: 'listContacts',
      summary: 'List a campaign’s contacts',
      description: 'In the order of their import. For all of them at once, take the export.',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      params: campaignParams,
      query: z.strictObject({ phone: e164().optional(), ...pageQuery }),
      responses: { 200: { description: 'A page of contacts.', body: pageOf('ContactPage', contactSchema) } },
      errors: ['not_found', 'invalid_cursor'],
      async handle({ params: { campaignId }, query: { phone, cursor, limit }, principal }) {
        await requireCampaign(db, principal, campaignId);
        const after = decodeCursor(cursor, order, id());
        const rows = await listContacts(db.sql, { campaignId, phone, after, limit: limit + 1 });
        return { status: 200, body: page(rows, limit, (last) => encodeCursor(order, last.id)) };
      },
    }),
  ];
}

/** @throws LastcallError `unsupported_media_type` for a charset that is not known */
function charsetOf(req: Request): string | undefined {
  const charset = /;\s*charset="?([\w.:-]+)/i.exec(req.get('content-type') ?? '')?.[1];
  try {
    return charset === undefined ? undefined : new TextDecoder(charset).encoding;
  } catch {
    throw new LastcallError('unsupported_media_type', { expected: 'text in a known charset, best in UTF-8' });
  }
}
