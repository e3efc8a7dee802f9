import { z } from 'zod';
import { changeAccount, readAccount } from '../../db/accounts/account-settings.ts';
import { comparableDisposition } from '../../domain/do-not-call.ts';
import { longestRetentionDays } from '../../domain/erasures.ts';
import { LastcallError } from '../../errors.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id, nameInput } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Account';

const settings = {
  name: nameInput(200),
  timeZone: z
    .string()
    .refine(
      (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
      'must be an IANA time zone',
    )
    .meta({ example: 'America/Chicago' }),
  inactivityDays: z
    .int()
    .min(1)
    .max(3650)
    .meta({ description: 'Days without a dial after which a campaign archives itself.' }),
  noticeDays: z.int().min(0).max(3649).meta({ description: 'How many days before that people are told.' }),
  callbackGraceDays: z.int().min(0).max(365).meta({
    description: 'Days for which an archived campaign’s numbers are held before they are given back.',
  }),
  removeReleaseBlocks: z.boolean().meta({
    description:
      'Whether Lastcall may take away what keeps a number from being given back, where the carrier’s API can: a ' +
      'deletion lock, an emergency address. Each one stands in the receipt and in the audit log. Off unless switched on.',
  }),
  namesInTemporal: z.boolean().meta({
    description:
      'Whether campaigns that are launched from now on are called by their names in Temporal, which whoever runs the ' +
      'installation reads and keeps; else by their `shortId`. Off unless switched on.',
  }),
  retentionDays: z
    .int()
    .min(1)
    .max(longestRetentionDays)
    .nullable()
    .meta({
      description:
        'Days after a campaign’s archive is complete for which its calls, contacts and sealed files are kept; then the next ' +
        'night deletes them for good, unless a legal hold keeps them. Null: for ever.',
    }),
  doNotCallDispositions: z
    .array(nameInput(200).transform(comparableDisposition))
    .max(50)
    .transform((all) => [...new Set(all)])
    .meta({
      description:
        'Dispositions that put the number of a call on the do-not-call list, in whatever case, from now on.',
      example: ['do not call'],
    }),
};

const accountSchema = z
  .object({ id: id(), ...settings, doNotCallDispositions: z.array(z.string()), demo: z.boolean() })
  .meta({ id: 'Account' });
const changeSchema = z
  .strictObject(settings)
  .partial()
  .meta({ id: 'ChangeAccount', example: { callbackGraceDays: 14 } });

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
        'A changed policy holds for every active campaign at once: a shorter one archives those that nobody has called ' +
        'from for longer. Numbers that wait for the call-back grace already keep their date.',
      tag,
      roles: ['owner', 'admin'],
      body: { schema: changeSchema },
      responses: { 200: { description: 'The settings as they are now.', body: accountSchema } },
      errors: ['notice_not_before_deadline'],
      async handle({ principal: { accountId, actor }, body: change }) {
        const account = await changeAccount(db.sql, { accountId, actor, change });
        if (!account) throw new LastcallError('notice_not_before_deadline');
        temporal.deliverOutbox();
        return { status: 200, body: account };
      },
    }),
  ];
}
