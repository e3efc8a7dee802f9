import { z } from 'zod';
import { listSeals } from '../../db/seals/list-seals.ts';
import { partKinds } from '../../domain/manifest.ts';
import { erasureReasons } from '../../domain/erasures.ts';
import { archiveReasons } from '../../domain/campaign.ts';
import { requireCampaign } from '../campaigns/find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const time = () => z.string().meta({ format: 'date-time' });

const manifestSchema = z
  .object({
    schema: z.string().meta({ example: 'lastcall.archive/1' }),
    campaignId: id(),
    accountId: id(),
    campaignName: z.string(),
    version: z.int(),
    previousSha256: z.string().optional().meta({
      description:
        'Of the file of the version before, in hex. Left out: there is none, or it was sealed before this was told.',
    }),
    reason: z.enum(archiveReasons),
    archivedBy: z.string(),
    archivedAt: time(),
    sealedAt: time(),
    rows: z.object({
      calls: z.int(),
      contacts: z.int(),
      receipts: z.int(),
      opt_outs: z.int().optional().meta({ description: 'Left out: nobody who called back opted out.' }),
    }),
    parts: z.array(
      z.object({
        kind: z.enum(partKinds),
        sequence: z.int(),
        revision: z.int(),
        key: z.string(),
        rows: z.int(),
        bytes: z.int(),
        uncompressedBytes: z.int(),
        sha256: z.string().meta({ description: 'Of the compressed file, in hex.' }),
        guard: z.literal('everywhere').optional().meta({
          description:
            'Apostrophes stand before formulas anywhere in a cell. Left out: at its beginning only.',
        }),
      }),
    ),
    erasures: z
      .array(
        z.object({
          id: id(),
          at: time(),
          reason: z.enum(erasureReasons),
          rows: z.object({ calls: z.int(), contacts: z.int(), opt_outs: z.int().optional() }),
          removed: z.array(z.string()).meta({ description: 'Files that are gone from the store.' }),
        }),
      )
      .optional()
      .meta({ description: 'People who were taken out of it; never whose numbers. Left out: none.' }),
  })
  .meta({ id: 'Manifest' });

export function archiveRoutes({ db }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/archive',
      operationId: 'getArchive',
      summary: 'Show what was sealed',
      description:
        'Every version of the manifest, the newest first; none until the campaign is sealed. A manifest vouches for the ' +
        'files it names, with their row counts and hashes.',
      tag: 'Exports',
      roles: ['owner', 'admin', 'moderator'],
      params: campaignParams,
      responses: {
        200: {
          description: 'The manifests.',
          body: z
            .object({
              versions: z.array(
                z.object({
                  version: z.int(),
                  sha256: z.string().meta({ description: 'Of the manifest’s own file, in hex.' }),
                  manifest: manifestSchema,
                }),
              ),
            })
            .meta({ id: 'Archive' }),
        },
      },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal }) {
        await requireCampaign(db, principal, campaignId);
        return { status: 200, body: { versions: await listSeals(db.sql, campaignId) } };
      },
    }),
  ];
}
