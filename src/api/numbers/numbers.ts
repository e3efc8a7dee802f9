import { z } from 'zod';
import { attachNumbers } from '../../db/numbers/attach-numbers.ts';
import { detachNumber } from '../../db/numbers/detach-number.ts';
import { listNumbers, readRelease } from '../../db/numbers/read-numbers.ts';
import { rentWhileReleasing } from '../../db/numbers/rent.ts';
import { coolDownDays } from '../../domain/numbers.ts';
import { LastcallError } from '../../errors.ts';
import { attachRequest, attachResult, numberUnavailable } from './attach-schema.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { noCampaign, requireCampaign } from '../campaigns/find-campaign.ts';
import { numberSchema, presentNumber, presentRelease, releaseSchema } from './number-schema.ts';
import { presentRent, rentSchema } from './rent-schema.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, id, pageOf, pageQuery } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Numbers';
const order = 'numbers';
const managers = ['owner', 'admin'] as const;
const viewers = ['owner', 'admin', 'moderator'] as const;

export function numberRoutes({ db }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/numbers',
      operationId: 'attachNumbers',
      summary: 'Attach numbers to a campaign',
      description:
        'All of them or none. A number that the account does not have yet becomes known. One that another campaign ' +
        `holds, or that the account gave back less than ${coolDownDays} days ago, refuses the whole request unless ` +
        '`force` is sent; one that is being released, is rented from another carrier, or is held by another account of ' +
        'the installation, always does. Attaching again what is attached changes nothing.',
      tag,
      roles: managers,
      params: campaignParams,
      body: { schema: attachRequest },
      responses: { 200: { description: 'Attached.', body: attachResult } },
      errors: ['not_found', 'campaign_archived', 'number_unavailable'],
      async handle({ params: { campaignId }, body, principal }) {
        const { accountId, actor } = principal;
        const result = await attachNumbers(db.sql, { accountId, campaignId, actor, ...body });
        if (result.outcome === 'not_found') throw noCampaign();
        if (result.outcome === 'archived') throw new LastcallError('campaign_archived');
        if (result.outcome === 'held') throw numberUnavailable(result.held);
        const { attached, alreadyAttached } = result;
        return { status: 200, body: { attached, alreadyAttached } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/numbers',
      operationId: 'listNumbers',
      summary: 'List a campaign’s numbers, with how far their release is',
      tag,
      roles: viewers,
      params: campaignParams,
      query: z.strictObject(pageQuery),
      responses: {
        200: { description: 'A page of numbers.', body: pageOf('PhoneNumberPage', numberSchema) },
      },
      errors: ['not_found', 'invalid_cursor'],
      async handle({ params: { campaignId }, query: { cursor, limit }, principal }) {
        await requireCampaign(db, principal, campaignId);
        const after = decodeCursor(cursor, order, id());
        const rows = await listNumbers(db.sql, { campaignId, after, limit: limit + 1 });
        const { items, nextCursor } = page(rows, limit, (last) => encodeCursor(order, last.id));
        return { status: 200, body: { items: items.map(presentNumber), nextCursor } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/rent',
      operationId: 'showRent',
      summary: 'Show what an archived campaign’s numbers cost that are still rented',
      description:
        'What waiting costs: numbers that are being given back are paid for until they are gone. Those whose rent is due ' +
        'soonest are given back first.',
      tag,
      roles: viewers,
      params: campaignParams,
      responses: { 200: { description: 'As far as the carriers tell.', body: rentSchema } },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal }) {
        await requireCampaign(db, principal, campaignId);
        return { status: 200, body: presentRent(await rentWhileReleasing(db.sql, campaignId)) };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/campaigns/{campaignId}/numbers/{numberId}',
      operationId: 'detachNumber',
      summary: 'Detach a number from a campaign',
      description: 'Until the campaign is archived. The number stays rented and becomes available.',
      tag,
      roles: managers,
      params: z.strictObject({ campaignId: id(), numberId: id() }),
      responses: { 204: { description: 'Detached.' } },
      errors: ['not_found', 'campaign_archived'],
      async handle({ params, principal: { accountId, actor } }) {
        const outcome = await detachNumber(db.sql, { accountId, actor, ...params });
        if (outcome === 'campaign_not_found') throw noCampaign();
        if (outcome === 'number_not_found')
          throw new LastcallError('not_found', { what: 'number of this campaign' });
        if (outcome === 'archived') throw new LastcallError('campaign_archived');
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/numbers/{numberId}/receipt',
      operationId: 'getReceipt',
      summary: 'Show how a number was given back',
      description:
        'Every request to the carrier with its answer, in codes, and the read-back that proves the release.',
      tag,
      roles: viewers,
      params: z.strictObject({ numberId: id() }),
      responses: { 200: { description: 'The release.', body: releaseSchema } },
      errors: ['not_found'],
      async handle({ params: { numberId }, principal: { accountId } }) {
        const release = await readRelease(db.sql, accountId, numberId);
        if (!release) throw new LastcallError('not_found', { what: 'number being released' });
        return { status: 200, body: presentRelease(release) };
      },
    }),
  ];
}
