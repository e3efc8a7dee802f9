import type { Sql } from 'postgres';
import { z } from 'zod';
import { optOutsOf, setMailPreference } from '../../db/mails/preferences.ts';
import { campaignMailKinds, isOptional } from '../../domain/mails.ts';
import { personRoles } from '../../domain/roles.ts';
import { LastcallError } from '../../errors.ts';
import { requirePerson } from '../http/authenticate.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';

const preferencesSchema = z
  .object({
    items: z.array(
      z.object({
        kind: z.enum(campaignMailKinds),
        essential: z.boolean().meta({ description: 'Nobody switches mails of this kind off.' }),
        wanted: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'MailPreferences' });

export function mailPreferenceRoutes({ db }: Services): Route[] {
  const common = { tag: 'You', roles: personRoles, persons: true } as const;
  return [
    defineRoute({
      ...common,
      method: 'get',
      path: '/v1/me/mail-preferences',
      operationId: 'getMailPreferences',
      summary: 'Which mails the person gets from the account',
      responses: {
        200: {
          description: 'Every kind of mail that the account sends of its campaigns.',
          body: preferencesSchema,
        },
      },
      async handle({ principal }) {
        const { accountId } = principal;
        return { status: 200, body: await present(db.sql, accountId, requirePerson(principal)) };
      },
    }),
    defineRoute({
      ...common,
      method: 'put',
      path: '/v1/me/mail-preferences/{kind}',
      operationId: 'setMailPreference',
      summary: 'Switch mails of a kind on or off',
      description:
        'For the person who asks, in the account that they work in. Holds for mails that wait already. Essential kinds stay on.',
      params: z.strictObject({ kind: z.enum(campaignMailKinds) }),
      body: { schema: z.strictObject({ wanted: z.boolean() }).meta({ id: 'SetMailPreference' }) },
      responses: { 200: { description: 'As `getMailPreferences`.', body: preferencesSchema } },
      errors: ['mail_essential'],
      async handle({ params: { kind }, body: { wanted }, principal }) {
        const { accountId } = principal;
        const userId = requirePerson(principal);
        if (isOptional(kind))
          await setMailPreference(db.sql, { accountId, userId, kind, wanted, byLink: false });
        else if (!wanted) throw new LastcallError('mail_essential', { kind });
        return { status: 200, body: await present(db.sql, accountId, userId) };
      },
    }),
  ];
}

async function present(sql: Sql, accountId: string, userId: string) {
  const off: ReadonlySet<string> = await optOutsOf(sql, { accountId, userId });
  return {
    items: campaignMailKinds.map((kind) => ({
      kind,
      essential: !isOptional(kind),
      wanted: !off.has(kind),
    })),
  };
}
