import { z } from 'zod';
import { listMails, readMail } from '../../db/mails/list-mails.ts';
import { mailKinds, mailStates } from '../../domain/mails.ts';
import { LastcallError } from '../../errors.ts';
import { requireCampaign } from '../campaigns/find-campaign.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id, pageOf, pageQuery, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const stateSchema = z.enum(mailStates).meta({
  id: 'MailState',
  description:
    '`waiting`: to be sent. `sent`: the mail server took it. `refused`: it said that it never will. `given_up`: it could ' +
    'not be reached, or put us off, for two days. `kept`: there is no mail server, so it is read here only. `dropped`: ' +
    'what it was to tell was no longer true.',
});

const entry = {
  id: id(),
  at: timestamp(),
  kind: z.enum(mailKinds).meta({ id: 'MailKind' }),
  campaignId: id(),
  campaignName: z.string().nullable(),
  recipientName: z.string(),
  address: z.string(),
  state: stateSchema,
  attempts: z.int(),
  settledAt: timestamp().nullable().meta({ description: 'When it left the state `waiting`.' }),
  nextAttemptAt: timestamp().nullable().meta({ description: 'While it waits.' }),
  lastError: z
    .string()
    .nullable()
    .meta({ description: 'What the mail server last said, or why it was dropped.' }),
  subject: z.string().nullable().meta({ description: 'Null until it is written, which a worker does.' }),
};

const entrySchema = z.object(entry).meta({ id: 'MailEntry' });

const mailSchema = z
  .object({
    ...entry,
    content: z
      .object({
        messageId: z.string().meta({ description: 'The same at every attempt.' }),
        subject: z.string(),
        text: z.string(),
        html: z.string(),
        calendar: z
          .object({ method: z.enum(['REQUEST', 'CANCEL']), ics: z.string() })
          .nullable()
          .meta({ description: 'The calendar entry that goes with it, as iCalendar.' }),
      })
      .nullable()
      .meta({ description: 'Null until it is written.' }),
  })
  .meta({ id: 'Mail' });

export function mailRoutes({ db }: Services): Route[] {
  const roles = ['owner', 'admin'] as const;
  return [
    defineRoute({
      method: 'get',
      path: '/v1/mails',
      operationId: 'listMails',
      summary: 'List the mails of the account',
      description: 'What was sent to whom, and what became of it.',
      tag: 'Mails',
      roles,
      query: z.strictObject({
        campaignId: id().optional(),
        state: z.enum(mailStates).optional(),
        ...pageQuery,
      }),
      responses: {
        200: { description: 'A page of mails, newest first.', body: pageOf('MailPage', entrySchema) },
      },
      errors: ['not_found', 'invalid_cursor'],
      async handle({ query: { campaignId, state, cursor, limit }, principal }) {
        const order = `mails ${campaignId ?? ''} ${state ?? ''}`;
        const before = decodeCursor(cursor, order, id());
        if (campaignId !== undefined) await requireCampaign(db, principal, campaignId);
        const { accountId } = principal;
        const rows = await listMails(db.sql, { accountId, campaignId, state, before, limit: limit + 1 });
        const { items, nextCursor } = page(rows, limit, (last) => encodeCursor(order, last.id));
        return { status: 200, body: { items, nextCursor } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/mails/{mailId}',
      operationId: 'getMail',
      summary: 'Read a mail',
      tag: 'Mails',
      roles,
      params: z.strictObject({ mailId: id() }),
      responses: { 200: { description: 'The mail.', body: mailSchema } },
      errors: ['not_found'],
      async handle({ params: { mailId }, principal: { accountId } }) {
        const mail = await readMail(db.sql, accountId, mailId);
        if (!mail) throw new LastcallError('not_found', { what: 'mail' });
        return { status: 200, body: mail };
      },
    }),
  ];
}
