import { z } from 'zod';
import { liftLegalHold, listLegalHolds, setLegalHold } from '../../db/erasures/legal-holds.ts';
import { LastcallError } from '../../errors.ts';
import { noCampaign } from '../campaigns/find-campaign.ts';
import { changedMeanwhile } from '../http/if-match.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, etag, id, storableText, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Privacy';

const holdSchema = z
  .object({
    campaignId: id().nullable().meta({ description: 'Null: the account as a whole.' }),
    campaignName: z.string().nullable(),
    etag: etag(),
    reason: z.string(),
    setAt: timestamp(),
    setBy: z.string(),
    setByName: z.string().nullable(),
  })
  .meta({ id: 'LegalHold' });

const newHoldSchema = z
  .strictObject({ reason: storableText(500).trim().min(1) })
  .meta({ id: 'NewLegalHold', example: { reason: 'Case 2026-114, until the court says otherwise' } });

const description =
  'While it stands, nothing of it is erased and nothing deleted because its time is over. It stands in the audit log. One ' +
  'that stands is given this reason.';

export function legalHoldRoutes({ db, temporal }: Services): Route[] {
  const meanwhile = async (accountId: string, of: string | null) => {
    const holds = await listLegalHolds(db.sql, accountId);
    return changedMeanwhile('legal hold', holds.find(({ campaignId }) => campaignId === of) ?? null);
  };
  const set = async (input: Parameters<typeof setLegalHold>[1]) => {
    const outcome = await setLegalHold(db.sql, input);
    if (outcome === 'not_found') throw noCampaign();
    if (outcome === 'changed_meanwhile') throw await meanwhile(input.accountId, input.campaignId);
    return { status: 204 } as const;
  };
  const lift = async (input: Parameters<typeof liftLegalHold>[1]) => {
    const outcome = await liftLegalHold(db.sql, input);
    if (outcome === 'not_found') throw new LastcallError('not_found', { what: 'legal hold' });
    if (outcome === 'changed_meanwhile') throw await meanwhile(input.accountId, input.campaignId);
    temporal.deliverOutbox();
    return { status: 204 } as const;
  };
  return [
    defineRoute({
      method: 'get',
      path: '/v1/legal-holds',
      operationId: 'listLegalHolds',
      summary: 'List legal holds',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      responses: {
        200: {
          description: 'That of the account first.',
          body: z.object({ items: z.array(holdSchema) }).meta({ id: 'LegalHoldList' }),
        },
      },
      async handle({ principal: { accountId } }) {
        return { status: 200, body: { items: await listLegalHolds(db.sql, accountId) } };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/v1/legal-hold',
      operationId: 'setAccountLegalHold',
      summary: 'Set a legal hold on the account',
      description,
      tag,
      roles: ['owner', 'admin'],
      body: { schema: newHoldSchema },
      conditional: 'or absent',
      responses: { 204: { description: 'It stands.' } },
      async handle({ body: { reason }, principal: { accountId, actor }, ifMatch }) {
        return set({ accountId, campaignId: null, reason, actor, ifMatch });
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/legal-hold',
      operationId: 'liftAccountLegalHold',
      summary: 'Lift the legal hold on the account',
      description: 'Holds on campaigns stay. Erasures that waited for it go on.',
      tag,
      roles: ['owner', 'admin'],
      conditional: true,
      responses: { 204: { description: 'Lifted.' } },
      errors: ['not_found'],
      async handle({ principal: { accountId, actor }, ifMatch }) {
        return lift({ accountId, campaignId: null, actor, ifMatch });
      },
    }),
    defineRoute({
      method: 'put',
      path: '/v1/campaigns/{campaignId}/legal-hold',
      operationId: 'setCampaignLegalHold',
      summary: 'Set a legal hold on a campaign',
      description,
      tag,
      roles: ['owner', 'admin'],
      params: campaignParams,
      body: { schema: newHoldSchema },
      conditional: 'or absent',
      responses: { 204: { description: 'It stands.' } },
      errors: ['not_found'],
      async handle({ params: { campaignId }, body: { reason }, principal: { accountId, actor }, ifMatch }) {
        return set({ accountId, campaignId, reason, actor, ifMatch });
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/campaigns/{campaignId}/legal-hold',
      operationId: 'liftCampaignLegalHold',
      summary: 'Lift the legal hold on a campaign',
      description: 'Erasures that waited for it go on.',
      tag,
      roles: ['owner', 'admin'],
      params: campaignParams,
      conditional: true,
      responses: { 204: { description: 'Lifted.' } },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal: { accountId, actor }, ifMatch }) {
        return lift({ accountId, campaignId, actor, ifMatch });
      },
    }),
  ];
}
