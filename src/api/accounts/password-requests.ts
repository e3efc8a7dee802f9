import { z } from 'zod';
import { requestPasswordLink } from '../../db/accounts/password-requests.ts';
import { LastcallError } from '../../errors.ts';
import { limitPasswordRequests } from '../../identity/limit-mails.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { emailInput } from './invitation-schema.ts';
import { tooManyMails } from './too-many-mails.ts';

export function passwordRequestRoutes({ db, config }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/password-requests',
      operationId: 'requestPasswordLink',
      summary: 'Ask for a link to set a new password',
      description:
        'The answer is the same whether there is such a person or not. A person who has a password gets a mail with a link ' +
        'that works once, within an hour; who signs in by an OpenID provider only is told so. At most three an hour ' +
        'for one address.',
      tag: 'You',
      roles: 'anyone',
      body: {
        schema: z
          .strictObject({ email: emailInput() })
          .meta({ id: 'PasswordRequest', example: { email: 'cal@riverside.example' } }),
      },
      responses: { 204: { description: 'If there is such a person, a mail is on its way to them.' } },
      errors: ['mails_not_sent', 'too_many_mails', 'database_unavailable'],
      async handle({ body: { email }, req }) {
        if (!config.sendsMails) throw new LastcallError('mails_not_sent');
        const waitMs = await limitPasswordRequests(db.sql, { from: req.ip, email });
        if (waitMs !== null) throw tooManyMails(waitMs);
        await requestPasswordLink(db.sql, email);
        return { status: 204 };
      },
    }),
  ];
}
