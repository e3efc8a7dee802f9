import { z } from 'zod';
import { listMails, readMail } from '../../db/mails/list-mails.ts';
import { sendMailAgain } from '../../db/mails/send-again.ts';
import { mailStates } from '../../domain/mails.ts';
import { LastcallError } from '../../errors.ts';
import type { Principal } from '../http/authenticate.ts';
import { requireCampaign } from '../campaigns/find-campaign.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id, pageOf, pageQuery } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { withToken } from '../../mail/link-token.ts';
import { mailEntrySchema, mailSchema } from './mail-schema.ts';

/** Whose invitations' links somebody may see: who could make another one. */
const mayInvite = ({ role, scopes }: Principal) => (scopes ? null : { inviteOwners: role === 'owner' });

export function mailRoutes({ db, identity }: Services): Route[] {
  const roles = ['owner', 'admin'] as const;

  async function shownMail(mailId: string, principal: Principal) {
    const { accountId } = principal;
    const found = await readMail(db.sql, { accountId, mailId, may: mayInvite(principal) });
    if (!found) return null;
    const { token, content, ...mail } = found;
    const linked = content && token !== null ? withToken(content, identity.publicUrl, token) : content;
    return { ...mail, content: linked };
  }

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
        200: { description: 'A page of mails, newest first.', body: pageOf('MailPage', mailEntrySchema) },
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
      description:
        'The link of an invitation is not in it: it is in the mail that was sent. Only where there is no mail server, and in a ' +
        'demo account, those who may invite see it, for as long as it holds.',
      tag: 'Mails',
      roles,
      params: z.strictObject({ mailId: id() }),
      responses: { 200: { description: 'The mail.', body: mailSchema } },
      errors: ['not_found'],
      async handle({ params: { mailId }, principal }) {
        const mail = await shownMail(mailId, principal);
        if (!mail) throw new LastcallError('not_found', { what: 'mail' });
        return { status: 200, body: mail };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/mails/{mailId}/send-again',
      operationId: 'sendMailAgain',
      summary: 'Send a mail again',
      description:
        'One that was refused, given up or kept: to the address that its person has now, and as what is so now. It is `dropped` ' +
        'when there is nothing to tell any more.',
      tag: 'Mails',
      roles,
      params: z.strictObject({ mailId: id() }),
      responses: { 202: { description: 'It waits to be sent.', body: mailSchema } },
      errors: ['not_found', 'mail_not_resendable'],
      async handle({ params: { mailId }, principal }) {
        const { accountId, actor } = principal;
        const state = await sendMailAgain(db.sql, { accountId, mailId, actor });
        const mail = state && (await shownMail(mailId, principal));
        if (!mail) throw new LastcallError('not_found', { what: 'mail' });
        if (state !== 'again') throw new LastcallError('mail_not_resendable', { state });
        return { status: 202, body: mail };
      },
    }),
  ];
}
