import { z } from 'zod';
import { personRoles } from '../../domain/roles.ts';
import { requirePerson } from '../http/authenticate.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';

const secondFactorSchema = z
  .object({
    on: z.boolean().meta({ description: 'Whether a code is asked for after the password.' }),
    recoveryCodesLeft: z.int().meta({ description: 'Each is good once, in place of a code.', example: 10 }),
    hasPassword: z.boolean().meta({
      description: 'False: the person signs in by the OpenID provider alone, and has no second factor here.',
    }),
  })
  .meta({ id: 'SecondFactor' });

export function secondFactorRoutes({ identity }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/me/second-factor',
      operationId: 'getSecondFactor',
      summary: 'Whether you have a second factor',
      description: 'It is set up and turned off on the pages.',
      tag: 'You',
      roles: personRoles,
      persons: true,
      responses: { 200: { description: 'What is asked for at sign-in.', body: secondFactorSchema } },
      errors: ['second_factor_unreadable'],
      async handle({ principal }) {
        return { status: 200, body: await identity.secondFactorOf(requirePerson(principal)) };
      },
    }),
  ];
}
