import { z } from 'zod';
import { assignmentStanding, listAssignments } from '../../db/callers/assignments.ts';
import { ownOpenCall } from '../../db/calls/own-open-call.ts';
import { finishCall } from '../../db/calls/finish-call.ts';
import { placeCall } from '../../db/calls/place-call.ts';
import { LastcallError } from '../../errors.ts';
import { requirePerson } from '../http/authenticate.ts';
import { afterRecording } from '../calls/after-recording.ts';
import { assignmentSchema, callResultSchema, placedCallSchema } from './caller-schema.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { personRoles } from '../../domain/roles.ts';
import { campaignParams, id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Assignments';
const common = { tag, roles: personRoles, persons: true } as const;

const noAssignment = () => new LastcallError('not_found', { what: 'assignment of yours' });

export function assignmentRoutes(services: Services): Route[] {
  const { db, live, config } = services;
  return [
    defineRoute({
      ...common,
      method: 'get',
      path: '/v1/assignments',
      operationId: 'listAssignments',
      summary: 'List the campaigns that you are assigned to call for',
      description:
        'Those that can be called from now, and what ended within the last 24 hours, with the reason.',
      responses: {
        200: {
          description: 'The assignments: those that stand first, by the campaign’s name.',
          body: z.object({ items: z.array(assignmentSchema) }).meta({ id: 'AssignmentList' }),
        },
      },
      async handle({ principal }) {
        const userId = requirePerson(principal);
        const { accountId } = principal;
        return { status: 200, body: { items: await listAssignments(db.sql, { accountId, userId }) } };
      },
    }),
    defineRoute({
      ...common,
      method: 'post',
      path: '/v1/assignments/{campaignId}/heartbeat',
      operationId: 'heartbeat',
      summary: 'Tell that you are at work on a campaign',
      description: 'Every 20 seconds while its page is open.',
      repeats: 'harmless',
      params: campaignParams,
      responses: { 204: { description: 'Taken.' } },
      errors: ['not_found', 'campaign_archived', 'campaign_not_launched'],
      async handle({ params: { campaignId }, principal }) {
        const userId = requirePerson(principal);
        const { accountId } = principal;
        const standing = await assignmentStanding(db.sql, { accountId, campaignId, userId });
        refuseUnless(standing, campaignId);
        live.presence.seen(campaignId, userId);
        return { status: 204 };
      },
    }),
    defineRoute({
      ...common,
      method: 'post',
      path: '/v1/assignments/{campaignId}/calls',
      operationId: 'placeCall',
      summary: 'Call the next contact with the sandbox dialer',
      description: 'Only in demo accounts: nobody is really called. No two callers get the same contact.',
      params: campaignParams,
      responses: { 201: { description: 'The call, which has started.', body: placedCallSchema } },
      errors: ['not_found', 'campaign_archived', 'campaign_not_launched', 'no_contacts_left', 'demo_only'],
      async handle({ params: { campaignId }, principal }) {
        const userId = requirePerson(principal);
        const { accountId } = principal;
        const { coalesceMs } = config;
        const placed = await placeCall(db.sql, { accountId, campaignId, userId, coalesceMs });
        if (placed.outcome === 'no_contacts_left') throw new LastcallError('no_contacts_left');
        if (placed.outcome === 'not_demo') throw new LastcallError('demo_only');
        if (placed.outcome !== 'placed') {
          refuseUnless(placed.outcome, campaignId);
          throw noAssignment();
        }
        afterRecording(services, { accountId, campaignId }, placed);
        const { callId, contact, from, startedAt } = placed;
        return { status: 201, body: { callId, contact, from, startedAt } };
      },
    }),
    defineRoute({
      ...common,
      method: 'get',
      path: '/v1/assignments/{campaignId}/open-call',
      operationId: 'getOpenCall',
      summary: 'Show the call of yours that has not ended',
      description: 'To go on with it, such as after the page was loaded again. Only in demo accounts.',
      params: campaignParams,
      responses: {
        200: {
          description: 'The call.',
          body: z
            .object({ call: placedCallSchema.nullable().meta({ description: 'Null: you are in no call.' }) })
            .meta({ id: 'OpenCall' }),
        },
      },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal }) {
        const userId = requirePerson(principal);
        const { accountId } = principal;
        const call = await ownOpenCall(db.sql, { accountId, campaignId, userId });
        const standing = await assignmentStanding(db.sql, { accountId, campaignId, userId });
        // Whose assignment was taken back in the middle of a call may still end it.
        if (call === null && standing === 'not_found') throw noAssignment();
        return { status: 200, body: { call } };
      },
    }),
    defineRoute({
      ...common,
      method: 'post',
      path: '/v1/assignments/{campaignId}/calls/{callId}/result',
      operationId: 'finishCall',
      summary: 'Tell how a call of yours ended',
      description:
        'Telling the same again changes nothing; telling something else corrects what was told, as a whole. Also taken for a day after the campaign was archived.',
      params: z.strictObject({ campaignId: id(), callId: id() }),
      body: { schema: callResultSchema },
      responses: {
        200: {
          description: 'Recorded, now or before.',
          body: z
            .object({
              recorded: z
                .int()
                .meta({ description: 'Events recorded now; 0 when the same was told before.' }),
            })
            .meta({ id: 'FinishedCall' }),
        },
      },
      errors: ['not_found', 'campaign_archived'],
      async handle({ params: { campaignId, callId }, body, principal }) {
        const userId = requirePerson(principal);
        const { accountId } = principal;
        const { coalesceMs } = config;
        const finished = await finishCall(db.sql, {
          accountId,
          campaignId,
          callId,
          userId,
          coalesceMs,
          ...body,
        });
        if (!finished) throw new LastcallError('not_found', { what: 'call of yours' });
        const { events, result } = finished;
        if (result.refused.length > 0) throw new LastcallError('campaign_archived');
        afterRecording(services, { accountId, campaignId }, { events, result });
        return { status: 200, body: { recorded: result.recorded } };
      },
    }),
  ];
}

/** @throws LastcallError that says why the campaign cannot be called from by this person */
function refuseUnless(standing: 'stands' | 'archived' | 'draft' | 'not_found', campaignId: string): void {
  if (standing === 'not_found') throw noAssignment();
  if (standing === 'archived') throw new LastcallError('campaign_archived');
  if (standing === 'draft') throw new LastcallError('campaign_not_launched', { campaignId });
}
