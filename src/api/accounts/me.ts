import type { Sql } from 'postgres';
import { z } from 'zod';
import { accountsOf, findMember } from '../../db/accounts/members.ts';
import { switchAccount } from '../../db/accounts/sessions.ts';
import { personRoles, roles } from '../../domain/roles.ts';
import { scopes } from '../../domain/scopes.ts';
import { LastcallError } from '../../errors.ts';
import { type Principal, requirePerson } from '../http/authenticate.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'You';

const meSchema = z
  .object({
    role: z.enum(roles),
    user: z
      .object({ id: id(), name: z.string(), email: z.string() })
      .nullable()
      .meta({ description: 'Null for an API key.' }),
    key: z
      .object({
        id: id(),
        name: z.string(),
        prefix: z.string(),
        scopes: z.array(z.enum(scopes)).nullable().meta({ description: 'Null: all that the role may.' }),
      })
      .nullable()
      .meta({ description: 'Null for a person.' }),
    account: z.object({
      id: id(),
      name: z.string(),
      timeZone: z.string().meta({ description: 'IANA name.', example: 'America/New_York' }),
      inactivityDays: z
        .int()
        .meta({ description: 'Days without a dial after which a campaign archives itself.' }),
      noticeDays: z.int().meta({ description: 'How many days before that it is flagged.' }),
      demo: z.boolean(),
    }),
    accounts: z
      .array(z.object({ id: id(), name: z.string(), role: z.enum(roles) }))
      .meta({ description: 'Every account that the person belongs to; of a key its own.' }),
  })
  .meta({ id: 'Me' });

export function meRoutes({ db }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/me',
      operationId: 'getMe',
      summary: 'Who asks',
      tag,
      roles,
      responses: { 200: { description: 'The person or the key, the role and the account.', body: meSchema } },
      async handle({ principal }) {
        return { status: 200, body: await present(db.sql, principal) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/me/account',
      operationId: 'switchAccount',
      summary: 'Work in another account',
      description: 'From the next request on, in this browser only.',
      tag,
      roles: personRoles,
      persons: true,
      body: {
        schema: z
          .strictObject({ accountId: id() })
          .meta({ id: 'SwitchAccount', example: { accountId: '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11' } }),
      },
      responses: { 200: { description: 'As `getMe`, in that account.', body: meSchema } },
      errors: ['not_found'],
      async handle({ body: { accountId }, principal }) {
        const userId = requirePerson(principal);
        const { sessionId } = principal;
        const switched = sessionId && (await switchAccount(db.sql, { sessionId, userId, accountId }));
        const member = switched && (await findMember(db.sql, { userId, activeAccountId: accountId }));
        if (!member || member.accountId !== accountId) {
          throw new LastcallError('not_found', { what: 'account that you belong to' });
        }
        return { status: 200, body: await present(db.sql, { ...principal, ...member }) };
      },
    }),
  ];
}

async function present(sql: Sql, principal: Principal) {
  const { role, user, key, scopes: held, accountId, accountName: name } = principal;
  const { timeZone, inactivityDays, noticeDays, demo } = principal;
  return {
    role,
    user,
    key: key && { ...key, scopes: held && [...held] },
    account: { id: accountId, name, timeZone, inactivityDays, noticeDays, demo },
    accounts: user ? await accountsOf(sql, user.id) : [{ id: accountId, name, role }],
  };
}
