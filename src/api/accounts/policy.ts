import { z } from 'zod';
import { previewPolicy } from '../../db/accounts/policy.ts';
import { readAccount } from '../../db/accounts/account-settings.ts';
import { endExemption, setExemption } from '../../db/campaigns/exemptions.ts';
import { LastcallError } from '../../errors.ts';
import { newExemptionSchema } from '../campaigns/exemption-schema.ts';
import { changedMeanwhile } from '../http/if-match.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { accountSchema, policy } from './account-schema.ts';

const tag = 'Account';

const previewSchema = z
  .object({
    campaigns: z.int().meta({ description: 'Active ones.' }),
    nearer: z.int().meta({ description: 'Whose deadline would come nearer.' }),
    later: z.int(),
    exempt: z.int().meta({ description: 'Which have no deadline.' }),
    noticedAtOnce: z.int().meta({ description: 'Which would get their notice at once.' }),
    remindedAtOnce: z.int().meta({
      description: 'Which have their notice, and would get a reminder at once.',
    }),
    noticesTakenBack: z.int(),
    earliest: timestamp().nullable().meta({
      description: 'When the first one would archive itself, if nobody dials; null where none does.',
    }),
  })
  .meta({ id: 'PolicyPreview' });

export function policyRoutes({ db, temporal }: Services): Route[] {
  const meanwhile = async (accountId: string) =>
    changedMeanwhile('exemption', (await readAccount(db.sql, accountId)).exemption);
  return [
    defineRoute({
      method: 'post',
      path: '/v1/account/policy-preview',
      operationId: 'previewPolicy',
      summary: 'What a change of policy would do',
      description: 'Changes nothing. `changeAccount` takes the same members.',
      tag,
      roles: ['owner', 'admin'],
      repeats: 'harmless',
      body: {
        schema: z
          .strictObject(policy)
          .partial()
          .meta({ id: 'PolicyChange', example: { inactivityDays: 10, noticeDays: 3, reminderDays: [1] } }),
      },
      responses: { 200: { description: 'How deadlines would move.', body: previewSchema } },
      errors: ['notice_not_before_deadline', 'reminder_not_after_notice'],
      async handle({ principal: { accountId }, body }) {
        const preview = await previewPolicy(db.sql, accountId, body);
        if (typeof preview === 'string') throw new LastcallError(preview);
        return { status: 200, body: preview };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/v1/account/exemption',
      operationId: 'exemptAccount',
      summary: 'Exempt all campaigns from archiving themselves',
      description:
        'While it stands, no active campaign has a deadline, nor has one that is launched meanwhile; archiving by hand is ' +
        'still possible. One that stands is replaced. When it ends, people are told before anything is archived. `If-Match` ' +
        'takes the `etag` of the exemption.',
      tag,
      roles: ['owner', 'admin'],
      body: { schema: newExemptionSchema },
      conditional: 'or absent',
      responses: { 200: { description: 'The settings as they are now.', body: accountSchema } },
      errors: ['exemption_over'],
      async handle({ body: { reason, until = null }, principal: { accountId, actor }, ifMatch }) {
        const of = { accountId, campaignId: null, actor, ifMatch };
        const outcome = await setExemption(db.sql, { ...of, reason, until });
        if (outcome === 'changed_meanwhile') throw await meanwhile(accountId);
        if (outcome === 'past') throw new LastcallError('exemption_over');
        temporal.deliverOutbox();
        return { status: 200, body: await readAccount(db.sql, accountId) };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/account/exemption',
      operationId: 'endAccountExemption',
      summary: 'End the account’s exemption',
      description:
        'Those of campaigns stay. People are told before anything is archived. `If-Match` takes the `etag` of the exemption.',
      tag,
      roles: ['owner', 'admin'],
      conditional: true,
      responses: { 200: { description: 'The settings as they are now.', body: accountSchema } },
      errors: ['not_found'],
      async handle({ principal: { accountId, actor }, ifMatch }) {
        const outcome = await endExemption(db.sql, { accountId, campaignId: null, actor, ifMatch });
        if (outcome === 'changed_meanwhile') throw await meanwhile(accountId);
        if (outcome === 'not_found') throw new LastcallError('not_found', { what: 'exemption' });
        temporal.deliverOutbox();
        return { status: 200, body: await readAccount(db.sql, accountId) };
      },
    }),
  ];
}
