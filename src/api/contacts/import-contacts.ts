import { z } from 'zod';
import { importFile } from '../../contacts/import-file.ts';
import { previewFile } from '../../contacts/preview-file.ts';
import { analyzeContacts, largeImport } from '../../db/contacts/analyze-contacts.ts';
import { campaignStatus } from '../../db/campaigns/read-status.ts';
import { readLastImport, readRefusedRows } from '../../db/contacts/last-import.ts';
import { LastcallError } from '../../errors.ts';
import { describeError } from '../../log.ts';
import { noCampaign, requireCampaign } from '../campaigns/find-campaign.ts';
import { left } from '../http/left.ts';
import { limitedBytes } from '../http/limited-bytes.ts';
import { defineRoute, type Route, streamed } from '../http/route.ts';
import { campaignParams, flag } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { asProblem, charsetOf, fileLimitBytes, fileStream, whileReading } from './contact-file.ts';
import { fileQuery, lastImportSchema, previewSchema, reportSchema } from './contact-schema.ts';

const tag = 'Contacts';
const stream = {
  ...fileStream,
  description:
    'CSV with comma, semicolon, tab or pipe, or a workbook (.xlsx, at most 32 MiB, its first sheet). Headings are known as ' +
    'VAN, PDI, Google, Outlook and Excel write them, in six languages; every other column is kept in `fields`.',
};

const refusals = {
  not_found: noCampaign,
  archived: () => new LastcallError('campaign_archived'),
  busy: () => new LastcallError('import_running'),
};

export function importContactRoutes({ db, places, limits, log }: Services): Route[] {
  /** The contacts are imported, whether this succeeds or not. */
  const analyze = async (campaignId: string) => {
    try {
      await analyzeContacts(db.sql, campaignId);
    } catch (error) {
      log.warn({ campaignId, error: describeError(error) }, 'imported contacts could not be analyzed');
    }
  };
  return [
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/contacts/import',
      operationId: 'importContacts',
      summary: 'Import contacts from a file',
      description:
        'Every good row is imported, each number once; bad rows are reported with their lines. A file that cannot be ' +
        'read, or that ends too early, changes nothing. Sending a file again is safe: its rows are duplicates then.',
      tag,
      roles: ['owner', 'admin'],
      params: campaignParams,
      query: z.strictObject({
        ...fileQuery,
        update: flag(false).meta({
          description:
            'Whether rows about contacts of the campaign, by number or else by external id, change them. Empty cells ' +
            'change nothing, and the number of a contact that was dialled stays.',
        }),
      }),
      stream,
      responses: { 200: { description: 'What became of each row.', body: reportSchema } },
      errors: ['not_found', 'campaign_archived', 'import_running', ...whileReading],
      async handle({ params: { campaignId }, query: { encoding, ...query }, principal, req, res }) {
        const { accountId, actor } = principal;
        const bytes = limitedBytes(req, fileLimitBytes, limits.upload);
        const giveBack = await places.imports.take(accountId, left(res));
        const result = await importFile(db.sql, {
          accountId,
          campaignId,
          actor,
          bytes,
          encoding: encoding ?? charsetOf(req),
          ...query,
        })
          .then(async (imported) => {
            if (imported.outcome === 'imported' && imported.report.imported >= largeImport)
              await analyze(campaignId);
            return imported;
          })
          .catch(asProblem)
          .finally(giveBack);
        if (result.outcome !== 'imported') throw refusals[result.outcome]();
        return { status: 200, body: result.report };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/contacts/import-preview',
      operationId: 'previewImport',
      summary: 'See how a file of contacts would be read',
      description:
        'Changes nothing. Of a text its first 256 KiB are enough, and no more is read; a workbook is sent as a whole.',
      tag,
      roles: ['owner', 'admin'],
      params: campaignParams,
      query: z.strictObject(fileQuery),
      stream,
      responses: { 200: { description: 'How the file would be read.', body: previewSchema } },
      errors: ['not_found', 'campaign_archived', ...whileReading],
      async handle({ params: { campaignId }, query: { encoding, ...query }, principal, req, res }) {
        const { accountId } = principal;
        const status = await campaignStatus(db.sql, accountId, campaignId);
        if (status === null) throw noCampaign();
        if (status === 'archived') throw new LastcallError('campaign_archived');
        const bytes = limitedBytes(req, fileLimitBytes, limits.upload);
        const giveBack = await places.imports.take(accountId, left(res));
        const body = await previewFile(db.sql, {
          accountId,
          bytes,
          encoding: encoding ?? charsetOf(req),
          ...query,
        })
          .catch(asProblem)
          .finally(giveBack);
        // Whoever sends all of a large file would else wait with the rest of it.
        req.resume();
        return { status: 200, body };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/contacts/last-import',
      operationId: 'getLastImport',
      summary: 'See the report of the newest import again',
      description: 'Kept until the next import, or until the campaign is archived.',
      tag,
      roles: ['owner', 'admin'],
      params: campaignParams,
      responses: { 200: { description: 'The report.', body: lastImportSchema } },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal }) {
        await requireCampaign(db, principal, campaignId);
        const found = await readLastImport(db.sql, campaignId);
        if (!found) throw noImport();
        return { status: 200, body: found as z.input<typeof lastImportSchema> };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/contacts/refused-rows.csv',
      operationId: 'getRefusedRows',
      summary: 'Take the rows that the newest import refused',
      description:
        'As they were, with the reason in the first column, ready to be corrected and imported again: that column is ' +
        'left out then. Of the first 10,000, as many as fit into 4 Mi characters.',
      tag,
      roles: ['owner', 'admin'],
      params: campaignParams,
      responses: {
        200: {
          description: 'CSV in UTF-8 with a byte order mark.',
          contentTypes: ['text/csv'],
          examples: { 'text/csv': 'lastcall_reason,phone,first_name\nis too short,12025,Ada\n' },
        },
      },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal, res }) {
        await requireCampaign(db, principal, campaignId);
        const csv = await readRefusedRows(db.sql, campaignId);
        if (csv === null) throw noImport();
        res
          .status(200)
          .set('Cache-Control', 'no-store')
          .set('Content-Type', 'text/csv; charset=utf-8')
          .set('Content-Disposition', 'attachment; filename="refused-rows.csv"')
          .send(`\uFEFF${csv}`);
        return streamed;
      },
    }),
  ];
}

const noImport = () => new LastcallError('not_found', { what: 'import into this campaign' });
