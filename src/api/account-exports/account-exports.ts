import { z } from 'zod';
import { nowMs } from '../../clock.ts';
import { linkHoldsMs, signLink } from '../../account-exports/links.ts';
import {
  cancelAccountExport,
  createAccountExport,
  listAccountExports,
  readAccountExport,
} from '../../db/account-exports/account-exports.ts';
import { writeAudit } from '../../db/audit/write-audit.ts';
import { LastcallError } from '../../errors.ts';
import { noCampaign } from '../campaigns/find-campaign.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id, pageOf, pageQuery } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { exportSchema, linkSchema, newExportSchema } from './export-schema.ts';
import { contentColumns } from './content-columns.ts';
import { linkSecret } from './link-secret.ts';

const tag = 'Exports';
const roles = ['owner', 'admin', 'moderator'] as const;
const order = 'account exports';
const params = z.strictObject({ exportId: id() });

export const noExport = () => new LastcallError('not_found', { what: 'export' });

export function accountExportRoutes({ db, temporal, config }: Services): Route[] {
  const find = async (accountId: string, exportId: string) => {
    const found = await readAccountExport(db.sql, accountId, exportId);
    if (!found) throw noExport();
    return found;
  };
  return [
    defineRoute({
      method: 'post',
      path: '/v1/account-exports',
      operationId: 'createAccountExport',
      summary: 'Export all of the account',
      description:
        'Made in the background, and kept for some days. Five of an account are made at once; a further one is 429.',
      tag,
      roles,
      body: { schema: newExportSchema },
      responses: {
        202: { description: 'It has begun.', body: exportSchema, headers: { Location: 'Its address.' } },
      },
      errors: ['not_found', 'account_busy', 'preset_not_found', 'preset_outdated'],
      async handle({ body, principal: { accountId, actor } }) {
        const { columns } = await contentColumns(db.sql, accountId, body);
        const made = await createAccountExport(db.sql, {
          ...body,
          accountId,
          actor,
          columns,
          campaignIds: body.campaignIds ?? null,
          from: body.from ?? null,
          to: body.to ?? null,
        });
        if ('refused' in made) {
          throw made.refused === 'busy' ? new LastcallError('account_busy') : noCampaign();
        }
        temporal.deliverOutbox();
        return {
          status: 202,
          headers: { Location: `/v1/account-exports/${made.exportId}` },
          body: await find(accountId, made.exportId),
        };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/account-exports',
      operationId: 'listAccountExports',
      summary: 'List the exports of the account',
      tag,
      roles,
      query: z.strictObject(pageQuery),
      responses: {
        200: {
          description: 'A page of exports, newest first.',
          body: pageOf('AccountExportPage', exportSchema),
        },
      },
      errors: ['invalid_cursor'],
      async handle({ query: { cursor, limit }, principal: { accountId } }) {
        const before = decodeCursor(cursor, order, id());
        const rows = await listAccountExports(db.sql, { accountId, before, limit: limit + 1 });
        return { status: 200, body: page(rows, limit, (last) => encodeCursor(order, last.id)) };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/account-exports/{exportId}',
      operationId: 'getAccountExport',
      summary: 'Show how far an export is',
      tag,
      roles,
      params,
      responses: { 200: { description: 'The export.', body: exportSchema } },
      errors: ['not_found'],
      async handle({ params: { exportId }, principal: { accountId } }) {
        return { status: 200, body: await find(accountId, exportId) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/account-exports/{exportId}/cancel',
      operationId: 'cancelAccountExport',
      summary: 'Cancel an export that is under way',
      description: 'What was written of it is taken away.',
      tag,
      roles,
      params,
      responses: { 200: { description: 'It is cancelled.', body: exportSchema } },
      errors: ['not_found', 'export_over'],
      async handle({ params: { exportId }, principal: { accountId, actor } }) {
        const outcome = await cancelAccountExport(db.sql, { accountId, exportId, actor });
        if (outcome === 'not_found') throw noExport();
        if (outcome === 'over') throw new LastcallError('export_over');
        return { status: 200, body: await find(accountId, exportId) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/account-exports/{exportId}/link',
      operationId: 'linkAccountExport',
      summary: 'Make a link to download an export',
      description:
        'It holds for an hour, needs no key, and is refused for whoever is signed in to another account or sends its key.',
      tag,
      roles,
      params,
      body: {
        optional: true,
        schema: z
          .strictObject({
            compressed: z.boolean().optional().meta({ description: 'Default: false.' }),
          })
          .meta({ id: 'NewExportLink' }),
      },
      responses: { 200: { description: 'The link.', body: linkSchema } },
      errors: ['not_found', 'export_not_ready'],
      async handle({ params: { exportId }, body, principal: { accountId, actor } }) {
        const { status, kind } = await find(accountId, exportId);
        if (status !== 'ready') throw new LastcallError('export_not_ready', { status });
        const expires = Math.ceil((nowMs() + linkHoldsMs) / 1000);
        const signature = signLink(linkSecret(config), { accountId, exportId, expires });
        const query = new URLSearchParams({ account: accountId, expires: String(expires), signature });
        if (body.compressed) query.set('compressed', 'true');
        const details = { exportId, kind };
        await writeAudit(db.sql, { accountId, actor, action: 'account_export.linked', details });
        return {
          status: 200,
          body: {
            url: `/v1/account-exports/${exportId}/file?${query.toString()}`,
            expiresAt: new Date(expires * 1000),
          },
        };
      },
    }),
  ];
}
