import { z } from 'zod';
import { changeMember, removeMember } from '../../db/accounts/change-member.ts';
import { findMemberOf, listMembers, type Member } from '../../db/accounts/members.ts';
import { personRoles } from '../../domain/roles.ts';
import { LastcallError } from '../../errors.ts';
import { type Principal, requireNoScopes } from '../http/authenticate.ts';
import { changedMeanwhile } from '../http/if-match.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { etag, id, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Members';
const managers = ['owner', 'admin'] as const;

const memberSchema = z
  .object({
    userId: id(),
    etag: etag(),
    name: z.string(),
    email: z.string(),
    role: z.enum(personRoles),
    joinedAt: timestamp(),
    lastSeenAt: timestamp().nullable().meta({ description: 'To the hour; null: not signed in anywhere.' }),
  })
  .meta({ id: 'Member' });

const params = z.strictObject({ userId: id() });

const change = (userId: string, { accountId, actor, userId: actorId, role }: Principal) => ({
  accountId,
  userId,
  actor,
  actorId,
  byOwner: role === 'owner',
});

/** @throws LastcallError for a change that the database refused */
function accepted<T extends Member | 'removed'>(answer: T | 'not_found' | 'owner_only' | 'last_owner'): T {
  if (answer === 'not_found') throw new LastcallError('not_found', { what: 'person' });
  if (answer === 'owner_only' || answer === 'last_owner') throw new LastcallError(answer);
  return answer;
}

export function memberRoutes({ db }: Services): Route[] {
  const meanwhile = async ({ accountId }: Principal, userId: string) => {
    const member = await findMemberOf(db.sql, { accountId, userId });
    return member ? changedMeanwhile('person', member) : new LastcallError('not_found', { what: 'person' });
  };
  return [
    defineRoute({
      method: 'get',
      path: '/v1/members',
      operationId: 'listMembers',
      summary: 'List the people of the account',
      tag,
      roles: managers,
      responses: {
        200: {
          description: 'All of them, in the order in which they joined.',
          body: z.object({ items: z.array(memberSchema) }).meta({ id: 'MemberList' }),
        },
      },
      async handle({ principal: { accountId } }) {
        return { status: 200, body: { items: await listMembers(db.sql, accountId) } };
      },
    }),
    defineRoute({
      method: 'patch',
      path: '/v1/members/{userId}',
      operationId: 'changeMember',
      summary: 'Give a person another role',
      description:
        'At once. Only an owner makes an owner or takes that role away, and the last one stays. No key with scopes does it.',
      tag,
      roles: managers,
      params,
      body: {
        schema: z
          .strictObject({ role: z.enum(personRoles) })
          .meta({ id: 'MemberChange', example: { role: 'moderator' } }),
      },
      conditional: true,
      responses: { 200: { description: 'The person as they are now.', body: memberSchema } },
      errors: ['not_found', 'owner_only', 'last_owner', 'insufficient_scope'],
      async handle({ params: { userId }, body: { role }, principal, ifMatch }) {
        requireNoScopes(principal);
        const answer = await changeMember(db.sql, { ...change(userId, principal), role, ifMatch });
        if (answer === 'changed_meanwhile') throw await meanwhile(principal, userId);
        return { status: 200, body: accepted<Member>(answer) };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/members/{userId}',
      operationId: 'removeMember',
      summary: 'Take a person out of the account',
      description: 'At once, in every browser; their assignments to campaigns end with it.',
      tag,
      roles: managers,
      params,
      conditional: true,
      responses: { 204: { description: 'They are out.' } },
      errors: ['not_found', 'owner_only', 'last_owner'],
      async handle({ params: { userId }, principal, ifMatch }) {
        const answer = await removeMember(db.sql, { ...change(userId, principal), ifMatch });
        if (answer === 'changed_meanwhile') throw await meanwhile(principal, userId);
        accepted<'removed'>(answer);
        return { status: 204 };
      },
    }),
  ];
}
