import { z } from 'zod';
import { comparableDisposition } from '../../domain/do-not-call.ts';
import { inactivityDaysRange, mostReminders, noticeDaysRange } from '../../domain/deadline.ts';
import { longestRetentionDays } from '../../domain/erasures.ts';
import { isTimeZone } from '../../domain/time-zones.ts';
import { exemptionSchema } from '../campaigns/exemption-schema.ts';
import { etag, id, nameInput } from '../http/schemas.ts';

const timeOfDay = () => z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'must be a time such as 06:00');

/** What decides when campaigns archive themselves. */
export const policy = {
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone').meta({ example: 'America/Chicago' }),
  inactivityDays: z
    .int()
    .min(inactivityDaysRange.least)
    .max(inactivityDaysRange.most)
    .meta({ description: 'Days without a dial after which a campaign archives itself.' }),
  noticeDays: z.int().min(noticeDaysRange.least).max(noticeDaysRange.most).meta({
    description: 'How many days before that people are told: the notice, without which none is archived.',
  }),
  reminderDays: z
    .array(z.int().min(noticeDaysRange.least).max(noticeDaysRange.most))
    .max(mostReminders)
    .refine((all) => all.every((days, at) => at === 0 || days < all[at - 1]!), 'must go down, such as 7, 1')
    .meta({
      description:
        'How many days before the deadline people who have their notice are told again by mail, unless somebody has dialled; ' +
        'each less than `noticeDays`.',
      example: [3, 1],
    }),
  archiveWindow: z.strictObject({ from: timeOfDay(), to: timeOfDay() }).meta({
    description:
      'Between which times of the account’s day campaigns archive themselves, each at a place of its own; the same time ' +
      'twice: at any time. By hand it is immediate.',
    example: { from: '00:00', to: '06:00' },
  }),
};

const settings = {
  name: nameInput(200),
  ...policy,
  maxKeeps: z.int().min(0).max(100).meta({
    description: 'How often a campaign may be kept without a dial, in its whole life.',
  }),
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

export const accountSchema = z
  .object({
    id: id(),
    etag: etag(),
    ...settings,
    // An account may have what could be chosen in versions of before.
    inactivityDays: z.int().meta({ description: settings.inactivityDays.meta()?.description }),
    noticeDays: z.int().meta({ description: settings.noticeDays.meta()?.description }),
    doNotCallDispositions: z.array(z.string()),
    demo: z.boolean(),
    exemption: exemptionSchema
      .nullable()
      .meta({ description: 'What keeps all its campaigns from archiving themselves.' }),
  })
  .meta({ id: 'Account' });

export const changeAccountSchema = z
  .strictObject(settings)
  .partial()
  .meta({ id: 'ChangeAccount', example: { callbackGraceDays: 14 } });
