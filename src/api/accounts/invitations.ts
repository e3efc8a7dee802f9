import type { Request, Response } from 'express';
import { z } from 'zod';
import { acceptInvitation, lookUpInvitation } from '../../db/accounts/accept-invitation.ts';
import { createInvitation, listInvitations, revokeInvitation } from '../../db/accounts/invitations.ts';
import { LastcallError } from '../../errors.ts';
import { hashOf } from '../../identity/create-user.ts';
import { limitInvitations } from '../../identity/limit-mails.ts';
import { invitationLink } from '../../identity/links.ts';
import { requireNoScopes } from '../http/authenticate.ts';
import {
  acceptSchema,
  createdInvitationSchema,
  invitationSchema,
  newInvitationSchema,
  offerSchema,
  tokenSchema,
} from './invitation-schema.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import { id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { refuse } from '../http/validate.ts';
import { tooManyMails } from './too-many-mails.ts';

const tag = 'Members';
const managers = ['owner', 'admin'] as const;

export function invitationRoutes({ db, config, identity }: Services): Route[] {
  /** The user who is signed in, if one is. */
  async function userOf(req: Request, res: Response): Promise<string | null> {
    const session = await identity.sessionOf(req, res);
    if (session) requireSameOrigin(req, identity.publicUrl);
    return session?.userId ?? null;
  }

  return [
    defineRoute({
      method: 'post',
      path: '/v1/invitations',
      operationId: 'createInvitation',
      summary: 'Invite a person',
      description:
        'For seven days. A mail with a link is sent, where there is a mail server; the answer has one too. An open invitation to ' +
        'the same address is replaced, and its links hold no more: this is also how it is sent again. Only an owner ' +
        'invites owners, and no key with scopes invites anybody.',
      tag,
      roles: managers,
      body: { schema: newInvitationSchema },
      responses: { 201: { description: 'The invitation, with its link.', body: createdInvitationSchema } },
      errors: ['already_member', 'owner_only', 'insufficient_scope', 'too_many_mails'],
      async handle({ body, principal }) {
        requireNoScopes(principal);
        const { accountId, actor, role } = principal;
        const byOwner = role === 'owner';
        const waitMs = await limitInvitations(db.sql, { accountId, email: body.email });
        if (waitMs !== null) throw tooManyMails(waitMs);
        const made = await createInvitation(db.sql, { accountId, actor, byOwner, ...body });
        if (typeof made === 'string') throw new LastcallError(made);
        const { token, ...invitation } = made;
        const link = invitationLink(identity.publicUrl, token);
        return { status: 201, body: { ...invitation, link, mailed: config.sendsMails } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/invitations',
      operationId: 'listInvitations',
      summary: 'List the open invitations',
      tag,
      roles: managers,
      responses: {
        200: {
          description: 'Those that were neither accepted nor taken back, newest first.',
          body: z.object({ items: z.array(invitationSchema) }).meta({ id: 'InvitationList' }),
        },
      },
      async handle({ principal: { accountId } }) {
        return { status: 200, body: { items: await listInvitations(db.sql, accountId) } };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/invitations/{invitationId}',
      operationId: 'revokeInvitation',
      summary: 'Take an invitation back',
      description: 'Its link holds no more, at once. Only an owner takes an owner’s invitation back.',
      tag,
      roles: managers,
      params: z.strictObject({ invitationId: id() }),
      responses: { 204: { description: 'It is taken back.' } },
      errors: ['not_found', 'owner_only'],
      async handle({ params: { invitationId }, principal: { accountId, actor, role } }) {
        const byOwner = role === 'owner';
        const answer = await revokeInvitation(db.sql, { accountId, invitationId, actor, byOwner });
        if (answer === 'not_found') throw new LastcallError('not_found', { what: 'open invitation' });
        if (answer === 'owner_only') throw new LastcallError('owner_only');
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/invitations/look-up',
      operationId: 'lookUpInvitation',
      summary: 'Show what an invitation is for',
      tag,
      roles: 'anyone',
      body: { schema: tokenSchema },
      responses: { 200: { description: 'What it offers.', body: offerSchema } },
      errors: ['invitation_invalid', 'cross_site_request'],
      async handle({ body: { token }, req, res }) {
        const offer = await lookUpInvitation(db.sql, { token, userId: await userOf(req, res) });
        if (!offer) throw new LastcallError('invitation_invalid');
        return { status: 200, body: offer };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/invitations/accept',
      operationId: 'acceptInvitation',
      summary: 'Accept an invitation',
      description:
        'Once. Whoever is signed in with the invited address joins with that user. Else one is made, with this name and ' +
        'password, and can sign in from then on; where there is one already, they have to sign in first.',
      tag,
      roles: 'anyone',
      body: { schema: acceptSchema },
      responses: {
        200: {
          description: 'The person is a member.',
          body: z.object({ email: z.string() }).meta({ id: 'AcceptedInvitation' }),
        },
      },
      errors: ['invitation_invalid', 'sign_in_to_accept', 'cross_site_request'],
      async handle({ body: { token, name, password }, req, res }) {
        const userId = await userOf(req, res);
        const offer = await lookUpInvitation(db.sql, { token, userId });
        if (!offer) throw new LastcallError('invitation_invalid');
        // The same is asked of everybody who is not signed in as them, or the link would tell whether they have a user.
        const newUser = offer.signedIn ? null : await newUserOf(name, password);
        const answer = await acceptInvitation(db.sql, { token, userId, newUser });
        if (typeof answer === 'string') throw new LastcallError(answer);
        return { status: 200, body: answer };
      },
    }),
  ];
}

async function newUserOf(name: string | undefined, password: string | undefined) {
  if (name === undefined) refuse('body', ['name'], 'is missing');
  if (password === undefined) refuse('body', ['password'], 'is missing');
  return { name, passwordHash: await hashOf(password) };
}
