import { z } from 'zod';
import { endExemption, setExemption } from '../../db/campaigns/exemptions.ts';
import { keepCampaign } from '../../db/campaigns/keep-campaign.ts';
import { listDeadlineMoves } from '../../db/campaigns/list-deadline-moves.ts';
import { keepDaysRange, moveReasons } from '../../domain/deadline.ts';
import { LastcallError } from '../../errors.ts';
import type { Principal } from '../http/authenticate.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { changedMeanwhile } from '../http/if-match.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, id, pageOf, pageQuery, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { campaignSchema } from './campaign-schema.ts';
import { newExemptionSchema, reasonInput } from './exemption-schema.ts';
import { findCampaign, noCampaign, requireCampaign } from './find-campaign.ts';

const tag = 'Campaigns';

const moveSchema = z
  .object({
    id: id(),
    movedAt: timestamp().meta({ description: 'On the campaign’s clock, as the others are.' }),
    from: timestamp().nullable().meta({ description: 'Null: there was none, since it was exempt.' }),
    to: timestamp().nullable().meta({ description: 'Null: there is none from then on.' }),
    reason: z.enum(moveReasons).meta({
      description:
        '`delay`: what was due could not be done in time, and nobody is archived without a full notice.',
    }),
    actor: z.string().nullable().meta({ description: 'As in the audit log, where somebody moved it.' }),
    actorName: z.string().nullable(),
    note: z.string().nullable().meta({ description: 'The reason that was given.' }),
  })
  .meta({ id: 'DeadlineMove' });

export function deadlineRoutes({ db, config, temporal }: Services): Route[] {
  const meanwhile = async (principal: Principal, campaignId: string) => {
    const { exemption } = await findCampaign({ db, config }, principal, campaignId);
    return changedMeanwhile('exemption', exemption?.of === 'campaign' ? exemption : null);
  };
  return [
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/keep',
      operationId: 'keepCampaign',
      summary: 'Keep a campaign for some more days without a dial',
      description:
        'Moves its deadline by so many days and takes back a notice that was given. So often at most as the account’s ' +
        '`maxKeeps` says, in the campaign’s whole life.',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      params: campaignParams,
      body: {
        schema: z
          .strictObject({
            days: z.int().min(keepDaysRange.least).max(keepDaysRange.most).default(keepDaysRange.most),
            reason: reasonInput(),
          })
          .meta({ id: 'KeepCampaign', example: { days: 30, reason: 'The second round is in May' } }),
      },
      responses: { 200: { description: 'The campaign with its later deadline.', body: campaignSchema } },
      errors: ['not_found', 'campaign_not_launched', 'campaign_archived', 'campaign_exempt', 'keeps_used_up'],
      async handle({ params: { campaignId }, body, principal }) {
        const { accountId, actor } = principal;
        const result = await keepCampaign(db.sql, { accountId, campaignId, actor, ...body });
        switch (result.outcome) {
          case 'not_found':
            throw noCampaign();
          case 'not_launched':
            throw new LastcallError('campaign_not_launched', { campaignId });
          case 'archived':
            throw new LastcallError('campaign_archived');
          case 'exempt':
            throw new LastcallError('campaign_exempt');
          case 'used_up':
            throw new LastcallError('keeps_used_up', { maxKeeps: String(result.maxKeeps) });
          case 'kept':
        }
        temporal.deliverOutbox();
        return { status: 200, body: await findCampaign({ db, config }, principal, campaignId) };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/v1/campaigns/{campaignId}/exemption',
      operationId: 'exemptCampaign',
      summary: 'Exempt a campaign from archiving itself',
      description:
        'While it stands, the campaign has no deadline; archiving by hand is still possible. One that stands is replaced. ' +
        'When it ends, people are told before anything is archived. `If-Match` takes the `etag` of the exemption.',
      tag,
      roles: ['owner', 'admin'],
      params: campaignParams,
      body: { schema: newExemptionSchema },
      conditional: 'or absent',
      responses: { 200: { description: 'The exempt campaign.', body: campaignSchema } },
      errors: ['not_found', 'campaign_archived', 'exemption_over'],
      async handle({ params: { campaignId }, body: { reason, until = null }, principal, ifMatch }) {
        const { accountId, actor } = principal;
        const outcome = await setExemption(db.sql, { accountId, campaignId, reason, until, actor, ifMatch });
        if (outcome === 'not_found') throw noCampaign();
        if (outcome === 'changed_meanwhile') throw await meanwhile(principal, campaignId);
        if (outcome === 'archived') throw new LastcallError('campaign_archived');
        if (outcome === 'past') throw new LastcallError('exemption_over');
        temporal.deliverOutbox();
        return { status: 200, body: await findCampaign({ db, config }, principal, campaignId) };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/campaigns/{campaignId}/exemption',
      operationId: 'endCampaignExemption',
      summary: 'End a campaign’s exemption',
      description:
        'That of the account stays. People are told before anything is archived. `If-Match` takes the `etag` of the exemption.',
      tag,
      roles: ['owner', 'admin'],
      params: campaignParams,
      conditional: true,
      responses: { 200: { description: 'The campaign with its deadline.', body: campaignSchema } },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal, ifMatch }) {
        const { accountId, actor } = principal;
        await requireCampaign(db, principal, campaignId);
        const outcome = await endExemption(db.sql, { accountId, campaignId, actor, ifMatch });
        if (outcome === 'changed_meanwhile') throw await meanwhile(principal, campaignId);
        if (outcome === 'not_found') throw new LastcallError('not_found', { what: 'exemption' });
        temporal.deliverOutbox();
        return { status: 200, body: await findCampaign({ db, config }, principal, campaignId) };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/deadline-moves',
      operationId: 'listDeadlineMoves',
      summary: 'How a campaign’s deadline moved, and why',
      description:
        'Of dials those that moved it by a day or more, and the first after a notice; within a minute or so.',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      params: campaignParams,
      query: z.strictObject(pageQuery),
      responses: {
        200: { description: 'A page of moves, newest first.', body: pageOf('DeadlineMovePage', moveSchema) },
      },
      errors: ['not_found', 'invalid_cursor'],
      async handle({ params: { campaignId }, query: { cursor, limit }, principal }) {
        await requireCampaign(db, principal, campaignId);
        const order = `deadline-moves ${campaignId}`;
        const before = decodeCursor(cursor, order, id());
        const { accountId } = principal;
        const rows = await listDeadlineMoves(db.sql, { accountId, campaignId, before, limit: limit + 1 });
        return { status: 200, body: page(rows, limit, (last) => encodeCursor(order, last.id)) };
      },
    }),
  ];
}
