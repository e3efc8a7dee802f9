import { z } from 'zod';
import { roles } from '../domain/roles.ts';
import { defineRoute, type Route } from './route.ts';
import { id } from './schemas.ts';

const meSchema = z
  .object({
    role: z.enum(roles),
    key: z.object({ id: id(), name: z.string(), prefix: z.string() }),
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
  })
  .meta({ id: 'Me' });

export function meRoutes(): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/me',
      operationId: 'getMe',
      summary: 'Who the key belongs to',
      tag: 'Account',
      roles,
      responses: { 200: { description: 'The key, its role and its account.', body: meSchema } },
      async handle({ principal }) {
        const {
          role,
          keyId,
          name,
          prefix,
          accountId,
          accountName,
          timeZone,
          inactivityDays,
          noticeDays,
          demo,
        } = principal;
        return {
          status: 200,
          body: {
            role,
            key: { id: keyId, name, prefix },
            account: { id: accountId, name: accountName, timeZone, inactivityDays, noticeDays, demo },
          },
        };
      },
    }),
  ];
}
