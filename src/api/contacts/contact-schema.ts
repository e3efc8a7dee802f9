import { getCountries } from 'libphonenumber-js';
import { z } from 'zod';
import { longestList } from '../../contacts/import-file.ts';
import { columnMeanings } from '../../contacts/headings.ts';
import { delimiterNames } from '../../contacts/layout.ts';
import { oddityCodes } from '../../contacts/oddities.ts';
import { refusalCodes } from '../../contacts/refusals.ts';
import { e164, etag, id, storableText, timestamp } from '../http/schemas.ts';

export const contactSchema = z
  .object({
    id: id(),
    etag: etag(),
    phone: e164(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    email: z.string().nullable(),
    externalId: z.string().nullable(),
    fields: z.record(z.string(), z.string()).meta({ description: 'Every other column, by its heading.' }),
    dialledAt: timestamp().nullable().meta({ description: 'The first dial; null while it remains.' }),
    doNotCall: z.boolean().meta({
      description: 'Whether the number is on the account’s do-not-call list: such a contact is not called.',
    }),
  })
  .meta({ id: 'Contact' });

const text = () => storableText(4000).nullable().optional();

export const contactChangesSchema = z
  .strictObject({
    phone: e164().optional(),
    firstName: text(),
    lastName: text(),
    email: text(),
    externalId: text(),
    fields: z
      .record(storableText(200), storableText(4000).nullable())
      .optional()
      .meta({ description: 'Only these fields change; null takes one away.' }),
  })
  .meta({ id: 'ContactChanges', example: { firstName: 'Ada', fields: { Precinct: '7' } } });

const line = () => z.int().meta({ description: 'Of the file, where the row begins.' });
const columns = () =>
  z
    .array(z.object({ heading: z.string(), meaning: z.enum(columnMeanings) }))
    .meta({ description: 'What each column is taken for; `field`: kept under its heading.' });
const refusedRows = () =>
  z.array(z.object({ line: line(), code: z.enum(refusalCodes), message: z.string() }));
const oddities = () =>
  z
    .array(z.object({ line: line(), code: z.enum(oddityCodes), message: z.string() }))
    .meta({ description: 'What was taken although it is not quite as it should be.' });

const layout = {
  format: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable().meta({ description: 'Null for a workbook.' }),
  delimiter: z.enum(delimiterNames).nullable().meta({ description: 'Null for a workbook.' }),
  headingLine: z.int().meta({ description: 'The line of the headings; 0: the file has none.' }),
};

export const reportSchema = z
  .object({
    rows: z.int().meta({ description: 'Rows of the file, without headings and blank lines.' }),
    imported: z.int(),
    doNotCall: z.int().optional().meta({
      description:
        'Of the imported: those on the account’s do-not-call list, which nobody calls. Missing in reports of earlier versions.',
    }),
    updated: z.int().meta({ description: 'Contacts of the campaign that were changed.' }),
    duplicates: z.int().meta({
      description: 'Rows whose number came before, in the file or in the campaign, and change nothing.',
    }),
    refused: z.int(),
    odd: z.int().meta({ description: 'How many oddities there are.' }),
    ...layout,
    columns: columns(),
    duplicateLines: z.array(z.int()),
    refusedRows: refusedRows(),
    updatedRows: z.array(
      z.object({
        line: line(),
        contactId: id(),
        changed: z.array(z.string()).meta({ description: 'Such as `firstName` or `fields.Precinct`.' }),
      }),
    ),
    oddities: oddities(),
  })
  .meta({
    id: 'ImportReport',
    description: `The lists hold the first ${longestList}; the counts are whole.`,
  });

export const lastImportSchema = z
  .object({ importedAt: timestamp(), report: reportSchema })
  .meta({ id: 'LastImport' });

export const previewSchema = z
  .object({
    ...layout,
    needsEncoding: z.enum(['windows-1252']).nullable().meta({
      description:
        'The text is not UTF-8, and is shown in this encoding; to import it so, send it as `encoding`.',
    }),
    remembered: z
      .boolean()
      .meta({ description: 'Whether columns are taken for what they were the last time.' }),
    columns: columns(),
    rows: z
      .array(z.object({ line: line(), cells: z.array(z.string()) }))
      .meta({ description: 'The first 20, as they stand in the file.' }),
    refusedRows: refusedRows(),
    oddities: oddities(),
  })
  .meta({ id: 'ImportPreview' });

const choices = z
  .string()
  .max(8_000)
  .transform((json, context) => {
    try {
      return JSON.parse(json) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().max(300), z.enum(columnMeanings)))
  .optional()
  .meta({
    description:
      `JSON with what columns are taken for, by their headings: ${columnMeanings.map((word) => `\`${word}\``).join(', ')}. ` +
      'Remembered for files with the same headings; left out: what was remembered, else what the headings say.',
    example: '{"Best number":"phone"}',
  });

/** How a file is to be read; what is left out is found out from the file. */
export const fileQuery = {
  country: z.enum(getCountries()).optional().meta({
    description: 'ISO 3166 code of the country of numbers without a country code.',
    example: 'US',
  }),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional().meta({
    description: 'Left out: UTF-8 or UTF-16, or the `charset` of the content type.',
  }),
  delimiter: z.enum(delimiterNames).optional(),
  headingLine: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000)
    .optional()
    .meta({ description: 'The line of the headings; 0: the file has none.' }),
  columns: choices,
};
