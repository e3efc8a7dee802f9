import { z } from 'zod';
import { defineRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';

const optionsSchema = z
  .object({
    oidc: z
      .object({ providerId: z.string(), name: z.string() })
      .nullable()
      .meta({ description: 'The OpenID provider that people can sign in with besides e-mail and password.' }),
    passwordLinks: z
      .boolean()
      .meta({ description: 'Whether a link to set a new password is sent by mail to who asks for one.' }),
  })
  .meta({ id: 'SignInOptions' });

export function signInRoutes({ config, identity }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/sign-in-options',
      operationId: 'getSignInOptions',
      summary: 'How people can sign in',
      tag: 'You',
      roles: 'anyone',
      responses: { 200: { description: 'The ways in.', body: optionsSchema } },
      async handle() {
        return { status: 200, body: { oidc: identity.oidc, passwordLinks: config.sendsMails } };
      },
    }),
  ];
}
