import { z, type ZodType } from 'zod';
import { countCampaigns } from '../../db/campaigns/count-campaigns.ts';
import { createCampaign } from '../../db/campaigns/create-campaign.ts';
import { deleteDraft } from '../../db/campaigns/delete-draft.ts';
import { type CampaignSort, campaignSorts, type SortType } from '../../db/campaigns/campaign-fields.ts';
import { listCampaigns } from '../../db/campaigns/list-campaigns.ts';
import { updateCampaign } from '../../db/campaigns/update-campaign.ts';
import { adviceReasons } from '../../domain/advice.ts';
import { campaignStatuses } from '../../domain/campaign.ts';
import { LastcallError } from '../../errors.ts';
import { campaignName, campaignSchema, presentCampaign } from './campaign-schema.ts';
import type { Principal } from '../http/authenticate.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { findCampaign, noCampaign, workflowUrl } from './find-campaign.ts';
import { changedMeanwhile } from '../http/if-match.ts';
import { inPlace, whileWaiting } from '../http/in-place.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, id, pageOf, pageQuery, storableText, timestampInput } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { refuse } from '../http/validate.ts';

const tag = 'Campaigns';
const managers = ['owner', 'admin'] as const;
const sorts = (Object.keys(campaignSorts) as CampaignSort[]).flatMap((sort) => [sort, `-${sort}` as const]);

const endsAfterStart = 'must be after startsAt';

const newCampaign = z
  .strictObject({
    name: campaignName(),
    startsAt: timestampInput().nullable().optional(),
    endsAt: timestampInput().nullable().optional(),
    eventAt: timestampInput().nullable().optional(),
  })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || endsAt > startsAt, {
    path: ['endsAt'],
    error: endsAfterStart,
  })
  .meta({ id: 'NewCampaign', example: { name: 'Autumn turnout', endsAt: '2026-12-01T20:00:00Z' } });

const campaignChanges = z
  .strictObject({
    name: campaignName().optional(),
    startsAt: timestampInput().nullable().optional().meta({ description: 'Only while it is a draft.' }),
    endsAt: timestampInput().nullable().optional().meta({ description: 'Until it is archived.' }),
    eventAt: timestampInput().nullable().optional(),
  })
  .meta({ id: 'CampaignChanges' });

const countsSchema = z
  .object({
    draft: z.int(),
    active: z.int(),
    archived: z.int(),
    archivesSoon: z.int().meta({ description: 'Active ones whose deadline is near.' }),
    withAdvice: z.int().meta({ description: 'Active ones with a reason to be archived.' }),
    stuckNumbers: z.int().meta({ description: 'Numbers whose release waits for a person.' }),
  })
  .meta({ id: 'CampaignCounts' });

/** What of a cursor that somebody made up Postgres can still cast. */
const sortPlaces: Record<SortType, ZodType<string>> = {
  // A name may hold anything up to its limit, and travels as a key.
  text: storableText(1000),
  uuid: id(),
  numeric: z.string().regex(/^-?\d{1,20}(\.\d{1,6})?$|^Infinity$/),
};

export function campaignRoutes({ db, config, places }: Services): Route[] {
  const meanwhile = async (principal: Principal, campaignId: string) =>
    changedMeanwhile('campaign', await findCampaign({ db, config }, principal, campaignId));
  return [
    defineRoute({
      method: 'post',
      path: '/v1/campaigns',
      operationId: 'createCampaign',
      summary: 'Create a draft',
      tag,
      roles: managers,
      body: { schema: newCampaign },
      responses: {
        201: { description: 'The draft.', body: campaignSchema, headers: { Location: 'Its address.' } },
      },
      async handle({ body: { name, startsAt = null, endsAt = null, eventAt = null }, principal }) {
        const { accountId, actor } = principal;
        const campaignId = await createCampaign(db.sql, {
          accountId,
          actor,
          name,
          startsAt,
          endsAt,
          eventAt,
        });
        return {
          status: 201,
          headers: { Location: `/v1/campaigns/${campaignId}` },
          body: await findCampaign({ db, config }, principal, campaignId),
        };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/campaigns',
      operationId: 'listCampaigns',
      summary: 'List campaigns',
      description:
        'Campaigns without a date or a deadline come last, or first when the sort begins with `-`.',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      query: z.strictObject({
        status: z.enum(campaignStatuses).optional(),
        search: storableText(200).trim().min(1).optional().meta({
          description: 'Part of the name, in any case and with or without accents; or the `shortId`.',
        }),
        advice: z
          .enum([...adviceReasons, 'any'])
          .optional()
          .meta({ description: 'Only active campaigns with this reason to be archived, or with any.' }),
        archivesSoon: z
          .enum(['true', 'false'])
          .transform((text) => text === 'true')
          .optional()
          .meta({ description: 'Whether the deadline is near.' }),
        sort: z.enum(sorts).default('-created'),
        ...pageQuery,
      }),
      responses: {
        200: { description: 'A page of campaigns.', body: pageOf('CampaignPage', campaignSchema) },
      },
      errors: ['invalid_cursor'],
      async handle({ query, principal }) {
        const { status, search, advice, archivesSoon, limit } = query;
        const sort = query.sort.replace('-', '') as CampaignSort;
        const order = `campaigns ${query.sort}`;
        const position = z.tuple([sortPlaces[campaignSorts[sort].type], id()]);
        const after = decodeCursor(query.cursor, order, position);
        const rows = await listCampaigns(db.sql, {
          accountId: principal.accountId,
          status,
          search,
          advice,
          archivesSoon,
          sort,
          descending: query.sort.startsWith('-'),
          after: after && { key: after[0], id: after[1] },
          limit: limit + 1,
        });
        const { items, nextCursor } = page(rows, limit, (last) =>
          encodeCursor(order, [last.sortKey, last.id]),
        );
        return {
          status: 200,
          body: { items: items.map((item) => presentCampaign(item, workflowUrl(config))), nextCursor },
        };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/campaign-counts',
      operationId: 'countCampaigns',
      summary: 'Count the campaigns by where they stand',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      responses: { 200: { description: 'The counts.', body: countsSchema } },
      async handle({ principal: { accountId } }) {
        return { status: 200, body: await countCampaigns(db.sql, accountId) };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}',
      operationId: 'getCampaign',
      summary: 'Show a campaign',
      tag,
      roles: ['owner', 'admin', 'moderator', 'dialer'],
      params: campaignParams,
      responses: { 200: { description: 'The campaign.', body: campaignSchema } },
      errors: ['not_found'],
      async handle({ params, principal }) {
        return { status: 200, body: await findCampaign({ db, config }, principal, params.campaignId) };
      },
    }),
    defineRoute({
      method: 'patch',
      path: '/v1/campaigns/{campaignId}',
      operationId: 'updateCampaign',
      summary: 'Change a campaign',
      description:
        'What is left out stays. The start is locked from the launch on, everything from the archive on.',
      tag,
      roles: managers,
      params: campaignParams,
      body: { schema: campaignChanges },
      conditional: true,
      responses: { 200: { description: 'The campaign.', body: campaignSchema } },
      errors: ['not_found', 'campaign_already_launched', 'campaign_archived'],
      async handle({
        params: { campaignId },
        body: { name, startsAt, endsAt, eventAt },
        principal,
        ifMatch,
      }) {
        const { accountId, actor } = principal;
        const changes = {
          ...(name !== undefined && { name }),
          ...(startsAt !== undefined && { startsAt }),
          ...(endsAt !== undefined && { endsAt }),
          ...(eventAt !== undefined && { eventAt }),
        };
        const { outcome } = await updateCampaign(db.sql, { accountId, campaignId, changes, actor, ifMatch });
        if (outcome === 'not_found') throw noCampaign();
        if (outcome === 'changed_meanwhile') throw await meanwhile(principal, campaignId);
        if (outcome === 'archived') throw new LastcallError('campaign_archived');
        if (outcome === 'start_locked') throw new LastcallError('campaign_already_launched');
        if (outcome === 'ends_before_start') refuse('body', ['endsAt'], endsAfterStart);
        return { status: 200, body: await findCampaign({ db, config }, principal, campaignId) };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/campaigns/{campaignId}',
      operationId: 'deleteDraft',
      summary: 'Delete a draft',
      description: 'With its contacts. Its numbers become available to other campaigns.',
      tag,
      roles: managers,
      params: campaignParams,
      conditional: true,
      responses: { 204: { description: 'Deleted.' } },
      errors: ['not_found', 'campaign_not_draft', 'legal_hold', ...whileWaiting],
      async handle({ params: { campaignId }, principal, res, ifMatch }) {
        const { accountId, actor } = principal;
        const outcome = await inPlace(places.wholeCampaigns, { accountId, res }, () =>
          deleteDraft(db.sql, { accountId, campaignId, actor, ifMatch }),
        );
        if (outcome === 'not_found') throw noCampaign();
        if (outcome === 'changed_meanwhile') throw await meanwhile(principal, campaignId);
        if (outcome === 'not_draft') throw new LastcallError('campaign_not_draft');
        if (outcome === 'legal_hold') throw new LastcallError('legal_hold');
        return { status: 204 };
      },
    }),
  ];
}
