import { z } from 'zod';
import { listExportsTaken } from '../../db/audit/exports-taken.ts';
import { readNewestManifest } from '../../db/seals/read-manifest.ts';
import { readCampaign } from '../../db/campaigns/read-campaign.ts';
import { type ExportKind, exportKinds } from '../../domain/exports.ts';
import { exportColumns } from '../../export/export-columns.ts';
import { noCampaign } from '../campaigns/find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const exportSchema = z
  .object({
    file: z.string().meta({ description: 'Its name for the download.', example: 'calls.csv' }),
    kind: z.enum(exportKinds),
    rows: z.int().nullable().meta({
      description: 'Of the sealed file; null without one: while it is not sealed, and for `results`.',
    }),
    bytes: z.int().nullable().meta({ description: 'Of the sealed file, compressed.' }),
    columns: z
      .object({ plain: z.array(z.string()), spreadsheet: z.array(z.string()) })
      .meta({ description: 'What can be chosen by `columns`, by layout.' }),
    lastTakenAt: timestamp().nullable().meta({ description: 'Null: never.' }),
    lastTakenBy: z.string().nullable(),
  })
  .meta({ id: 'Export' });

export function listExportRoutes({ db }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/exports',
      operationId: 'listExports',
      summary: 'List a campaign’s exports, with who took them last',
      tag: 'Exports',
      roles: ['owner', 'admin', 'moderator'],
      params: campaignParams,
      responses: {
        200: {
          description: 'One of each kind.',
          body: z.object({ items: z.array(exportSchema) }).meta({ id: 'ExportList' }),
        },
      },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal: { accountId } }) {
        if (!(await readCampaign(db.sql, accountId, campaignId))) throw noCampaign();
        const [taken, archive] = await Promise.all([
          listExportsTaken(db.sql, accountId, campaignId),
          readNewestManifest(db.sql, campaignId),
        ]);
        const lastTaken = new Map(taken.map((each) => [each.kind, each]));
        const items = exportKinds.map((kind) => {
          const { lastTakenAt = null, lastTakenBy = null } = lastTaken.get(kind) ?? {};
          const columns = {
            plain: [...exportColumns(kind, { shown: false })],
            spreadsheet: [...exportColumns(kind, { shown: true })],
          };
          return { file: `${kind}.csv`, kind, ...sizeOf(kind, archive), columns, lastTakenAt, lastTakenBy };
        });
        return { status: 200, body: { items } };
      },
    }),
  ];
}

function sizeOf(kind: ExportKind, archive: Awaited<ReturnType<typeof readNewestManifest>>) {
  const parts = archive?.manifest.parts.filter((part) => part.kind === kind) ?? [];
  if (parts.length === 0) return { rows: null, bytes: null };
  const sum = (member: 'rows' | 'bytes') => parts.reduce((total, part) => total + part[member], 0);
  return { rows: sum('rows'), bytes: sum('bytes') };
}
