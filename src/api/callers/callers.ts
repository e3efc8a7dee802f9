import { z, type ZodType } from 'zod';
import { assignCaller, unassignCaller } from '../../db/callers/assign-caller.ts';
import { campaignStatus } from '../../db/campaigns/read-status.ts';
import { listCallers } from '../../db/callers/list-callers.ts';
import { LastcallError } from '../../errors.ts';
import {
  callerHeartbeats,
  callerIdSchema,
  callerSchema,
  callersSchema,
  refusedHeartbeats,
  uncheckedHeartbeats,
} from './caller-schema.ts';
import { noCampaign, requireCampaign } from '../campaigns/find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { check } from '../http/validate.ts';

const tag = 'Callers';
const callerParams = z.strictObject({ campaignId: id(), userId: id() });

/** Ids are checked one by one: one that is not valid must not keep the others from being seen. */
const heartbeatsSchema: ZodType<{ callerIds: unknown[] }> = callerHeartbeats;

export function callerRoutes({ db, live }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/callers',
      operationId: 'listCallers',
      summary: 'List the callers of a campaign',
      description: 'Those assigned, also where the assignment has ended, and whom dialers report at work.',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      params: campaignParams,
      responses: { 200: { description: 'The callers, by name.', body: callersSchema } },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal }) {
        await requireCampaign(db, principal, campaignId);
        const { accountId } = principal;
        return { status: 200, body: await listCallers(db.sql, { accountId, campaignId }) };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/v1/campaigns/{campaignId}/callers/{userId}',
      operationId: 'assignCaller',
      summary: 'Assign a member of the account to call for a campaign',
      description:
        'From the launch on they find it among their assignments. Assigning twice changes nothing.',
      tag,
      roles: ['owner', 'admin'],
      params: callerParams,
      responses: { 200: { description: 'The caller.', body: callerSchema } },
      errors: ['not_found', 'campaign_archived'],
      async handle({ params: { campaignId, userId }, principal: { accountId, actor } }) {
        const outcome = await assignCaller(db.sql, { accountId, campaignId, userId, actor });
        if (outcome === 'no_campaign') throw noCampaign();
        if (outcome === 'no_member') throw new LastcallError('not_found', { what: 'member' });
        if (outcome === 'archived') throw new LastcallError('campaign_archived');
        const { items } = await listCallers(db.sql, { accountId, campaignId, userId });
        const [caller] = items;
        if (!caller) throw noCampaign();
        return { status: 200, body: caller };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/campaigns/{campaignId}/callers/{userId}',
      operationId: 'unassignCaller',
      summary: 'Take a caller’s assignment back',
      description: 'At once: their next call is refused. Doing so twice changes nothing.',
      tag,
      roles: ['owner', 'admin'],
      params: callerParams,
      responses: { 204: { description: 'Taken back.' } },
      errors: ['not_found', 'campaign_archived'],
      async handle({ params: { campaignId, userId }, principal: { accountId, actor } }) {
        const outcome = await unassignCaller(db.sql, { accountId, campaignId, userId, actor });
        if (outcome === 'not_found') throw new LastcallError('not_found', { what: 'assignment' });
        if (outcome === 'archived') throw new LastcallError('campaign_archived');
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/caller-heartbeats',
      operationId: 'recordCallerHeartbeats',
      summary: 'Report the callers who are at work',
      description:
        'Every 20 seconds, for callers who are there but not on a call; a call event of just now counts as well. ' +
        'Shown within a few seconds. An id that is not valid is refused by itself; the others are taken.',
      tag,
      roles: ['owner', 'admin', 'dialer'],
      repeats: 'harmless',
      params: campaignParams,
      body: { schema: heartbeatsSchema, choose: () => uncheckedHeartbeats, itemwise: () => true },
      responses: {
        204: { description: 'All are taken.' },
        207: {
          description: 'Some were refused, as `refused` says; the others are taken.',
          body: refusedHeartbeats,
        },
      },
      errors: ['not_found', 'campaign_archived', 'campaign_not_launched'],
      async handle({ params: { campaignId }, body: { callerIds }, principal: { accountId } }) {
        const status = await campaignStatus(db.sql, accountId, campaignId);
        if (status === null) throw noCampaign();
        if (status === 'draft') throw new LastcallError('campaign_not_launched', { campaignId });
        if (status === 'archived') throw new LastcallError('campaign_archived');
        const refused: z.output<typeof refusedHeartbeats>['refused'] = [];
        for (const [index, callerId] of callerIds.entries()) {
          const checked = check(callerIdSchema, callerId);
          if ('problem' in checked)
            refused.push({ index, code: 'invalid_caller_id', detail: checked.problem });
          else live.presence.seen(campaignId, checked.value);
        }
        return refused.length > 0 ? { status: 207, body: { refused } } : { status: 204 };
      },
    }),
  ];
}
