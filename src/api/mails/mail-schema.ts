import { z } from 'zod';
import { calendarMethods, mailKinds, mailStates } from '../../domain/mails.ts';
import { clockShiftMs, id, timestamp } from '../http/schemas.ts';

export const mailStateSchema = z.enum(mailStates).meta({
  id: 'MailState',
  description:
    '`waiting`: to be sent. `sent`: the mail server took it. `refused`: it said that it never will. `given_up`: it could ' +
    'not be reached, or put us off, for two days. `kept`: there is no mail server, so it is read here only. `dropped`: ' +
    'what it was to tell was no longer true, or is not wanted. `gathered`: another mail of the same kind tells it too.',
});

export const mailKindSchema = z.enum(mailKinds).meta({ id: 'MailKind' });

const entry = {
  id: id(),
  at: timestamp(),
  clockShiftMs: clockShiftMs(),
  kind: mailKindSchema,
  campaignId: id().nullable().meta({ description: 'Null: it is about no campaign.' }),
  campaignName: z.string().nullable(),
  recipientName: z
    .string()
    .nullable()
    .meta({ description: 'Null: who was invited, whose name nobody knows.' }),
  address: z.string(),
  state: mailStateSchema,
  attempts: z.int(),
  settledAt: timestamp().nullable().meta({ description: 'When it left the state `waiting`.' }),
  nextAttemptAt: timestamp().nullable().meta({ description: 'While it waits.' }),
  gatheredIn: id().nullable().meta({ description: 'For `gathered`: the mail that tells it.' }),
  gathered: z.int().meta({ description: 'How many other mails it tells.' }),
  lastError: z
    .string()
    .nullable()
    .meta({ description: 'What the mail server last said, or why it was dropped.' }),
  subject: z.string().nullable().meta({ description: 'Null until it is written, which a worker does.' }),
};

export const mailEntrySchema = z.object(entry).meta({ id: 'MailEntry' });

export const mailSchema = z
  .object({
    ...entry,
    content: z
      .object({
        messageId: z.string().meta({ description: 'The same at every attempt.' }),
        subject: z.string(),
        text: z.string(),
        html: z.string(),
        calendar: z
          .object({ method: z.enum(calendarMethods), ics: z.string() })
          .nullable()
          .meta({ description: 'The calendar entry that goes with it, as iCalendar.' }),
      })
      .nullable()
      .meta({ description: 'Null until it is written.' }),
  })
  .meta({ id: 'Mail' });
