import { z } from 'zod';
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey } from '../../db/accounts/api-keys.ts';
import { roles } from '../../domain/roles.ts';
import { coversScopes, scopes } from '../../domain/scopes.ts';
import { LastcallError } from '../../errors.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id, nameInput, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'API keys';
const managers = ['owner', 'admin'] as const;

const keyScopes = z.array(z.enum(scopes).meta({ id: 'Scope' }));

const keySchema = z
  .object({
    id: id(),
    name: z.string(),
    role: z.enum(roles),
    scopes: keyScopes.nullable().meta({ description: 'Null: the key may do all that its role may.' }),
    prefix: z
      .string()
      .meta({ description: 'The key’s beginning, to tell keys apart.', example: 'lc_k3v9x0ab' }),
    createdAt: timestamp(),
    lastUsedAt: timestamp().nullable().meta({ description: 'To the minute.' }),
    revokedAt: timestamp().nullable(),
  })
  .meta({ id: 'ApiKey' });

const createdKeySchema = z
  .object({
    ...keySchema.shape,
    secret: z.string().meta({ description: 'The whole key. It is shown this once; only its hash is kept.' }),
  })
  .meta({ id: 'CreatedApiKey' });

const present = ({
  id: keyId,
  name,
  role,
  scopes: held,
  prefix,
  createdAt,
  lastUsedAt,
  revokedAt,
}: ApiKey) => ({
  id: keyId,
  name,
  role,
  scopes: held,
  prefix,
  createdAt,
  lastUsedAt,
  revokedAt,
});

export function apiKeyRoutes({ db }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/api-keys',
      operationId: 'createApiKey',
      summary: 'Create an API key',
      description:
        'Only an owner makes an owner’s key, and a key with scopes only keys that have no others than its own.',
      tag,
      roles: managers,
      body: {
        schema: z
          .strictObject({
            name: nameInput(100),
            role: z.enum(roles),
            scopes: keyScopes.min(1).optional().meta({
              description: 'What the key may do of what its role may; without it, all.',
            }),
          })
          .meta({ id: 'NewApiKey', example: { name: 'Dialer in Ohio', role: 'dialer' } }),
      },
      responses: { 201: { description: 'The key, with its secret.', body: createdKeySchema } },
      errors: ['owner_only', 'insufficient_scope'],
      async handle({ body: { name, role, scopes: wanted }, principal }) {
        if (role === 'owner' && principal.role !== 'owner') throw new LastcallError('owner_only');
        const narrowed = wanted ? [...new Set(wanted)] : null;
        if (!coversScopes(principal.scopes, narrowed)) {
          const missing = narrowed?.find((scope) => !principal.scopes?.includes(scope));
          throw new LastcallError('insufficient_scope', { scope: missing ?? 'of a key without limits' });
        }
        const { accountId, actor } = principal;
        const key = await createApiKey(db.sql, { accountId, actor, name, role, scopes: narrowed });
        return { status: 201, body: { ...present(key), secret: key.secret } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/api-keys',
      operationId: 'listApiKeys',
      summary: 'List all API keys, the revoked ones too',
      tag,
      roles: managers,
      responses: {
        200: {
          description: 'The keys, newest first.',
          body: z.object({ items: z.array(keySchema) }).meta({ id: 'ApiKeyList' }),
        },
      },
      async handle({ principal }) {
        return {
          status: 200,
          body: { items: (await listApiKeys(db.sql, principal.accountId)).map(present) },
        };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/api-keys/{keyId}',
      operationId: 'revokeApiKey',
      summary: 'Revoke an API key',
      description:
        'At once: the next request with it is refused. Revoking twice changes nothing. Only an owner revokes an owner’s key.',
      tag,
      roles: managers,
      params: z.strictObject({ keyId: id() }),
      responses: { 200: { description: 'The revoked key.', body: keySchema } },
      errors: ['not_found', 'owner_only'],
      async handle({ params: { keyId }, principal: { accountId, actor, role } }) {
        const key = await revokeApiKey(db.sql, { accountId, keyId, actor, byOwner: role === 'owner' });
        if (key === 'not_found') throw new LastcallError('not_found', { what: 'API key' });
        if (key === 'owner_only') throw new LastcallError('owner_only');
        return { status: 200, body: present(key) };
      },
    }),
  ];
}
