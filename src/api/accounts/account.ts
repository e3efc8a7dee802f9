import { changeAccount, readAccount } from '../../db/accounts/account-settings.ts';
import { LastcallError } from '../../errors.ts';
import { changedMeanwhile } from '../http/if-match.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { accountSchema, changeAccountSchema } from './account-schema.ts';

const tag = 'Account';

export function accountRoutes({ db, temporal }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/account',
      operationId: 'getAccount',
      summary: 'Show the account’s settings',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      responses: { 200: { description: 'The settings.', body: accountSchema } },
      errors: [],
      async handle({ principal: { accountId } }) {
        return { status: 200, body: await readAccount(db.sql, accountId) };
      },
    }),
    defineRoute({
      method: 'patch',
      path: '/v1/account',
      operationId: 'changeAccount',
      summary: 'Change the account’s settings',
      description:
        'A changed policy holds for every active campaign at once, but nothing is archived without a full notice, nor before ' +
        'what people were told already; `previewPolicy` tells what a change would do. Numbers that wait for the call-back ' +
        'grace already keep their date.',
      tag,
      roles: ['owner', 'admin'],
      body: { schema: changeAccountSchema },
      conditional: true,
      responses: { 200: { description: 'The settings as they are now.', body: accountSchema } },
      errors: ['notice_not_before_deadline', 'reminder_not_after_notice'],
      async handle({ principal: { accountId, actor }, body: change, ifMatch }) {
        const account = await changeAccount(db.sql, { accountId, actor, change, ifMatch });
        if (account === 'changed_meanwhile')
          throw changedMeanwhile('account', await readAccount(db.sql, accountId));
        if (typeof account === 'string') throw new LastcallError(account);
        temporal.deliverOutbox();
        return { status: 200, body: account };
      },
    }),
  ];
}
