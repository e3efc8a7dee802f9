import { z } from 'zod';
import { protocols } from '../../call-sources/protocols.ts';
import { encryptSourceSecret } from '../../credentials/stored-source-secrets.ts';
import {
  createCallSource,
  listCallSources,
  readCallSource,
  replaceSecret,
  revokeCallSource,
} from '../../db/call-sources/call-sources.ts';
import { type CallSourceKind, secretOverlapHours } from '../../domain/call-sources.ts';
import { LastcallError } from '../../errors.ts';
import { uuidv7 } from '../../ids.ts';
import { noCallSource } from './open-source.ts';
import { noCampaign } from '../campaigns/find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { refuse } from '../http/validate.ts';
import {
  callSourceSchema,
  newCallSourceSchema,
  newSecretSchema,
  presentCallSource,
  secretProblem,
  sourceWithSecretSchema,
} from './call-source-schema.ts';

const tag = 'Call sources';
const managers = ['owner', 'admin'] as const;
const params = z.strictObject({ callSourceId: id() });

export function callSourceRoutes({ db, config: { keyring }, identity: { publicUrl } }: Services): Route[] {
  /** Encrypts what was given, or what is made for it; only the latter is answered. */
  function secretFor(callSourceId: string, kind: CallSourceKind, given: string | undefined) {
    const problem = secretProblem(kind, given);
    if (problem !== null) refuse('body', ['secret'], problem);
    if (!keyring) throw new LastcallError('secret_key_missing');
    const made = given === undefined ? (protocols[kind].newSecret?.() ?? null) : null;
    return { made, encrypted: encryptSourceSecret(keyring, { callSourceId }, given ?? made ?? '') };
  }

  return [
    defineRoute({
      method: 'post',
      path: '/v1/call-sources',
      operationId: 'createCallSource',
      summary: 'Create an address for signed call events',
      description:
        'For carriers and dialers that report calls by webhooks (docs/dialers.md has each). Its secret is stored encrypted. ' +
        'A draft that is deleted takes its own sources with it.',
      tag,
      roles: managers,
      body: { schema: newCallSourceSchema },
      responses: { 201: { description: 'The source, with its address.', body: sourceWithSecretSchema } },
      errors: ['not_found', 'campaign_archived', 'secret_key_missing'],
      async handle({ body: { name, kind, campaignId = null, secret }, principal: { accountId, actor } }) {
        const callSourceId = uuidv7();
        const { made, encrypted } = secretFor(callSourceId, kind, secret);
        const input = { id: callSourceId, accountId, name, kind, campaignId, secret: encrypted, actor };
        const source = await createCallSource(db.sql, input);
        if (source === 'campaign_not_found') throw noCampaign();
        if (source === 'campaign_archived') throw new LastcallError('campaign_archived');
        return { status: 201, body: { ...presentCallSource(source, publicUrl), secret: made } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/call-sources',
      operationId: 'listCallSources',
      summary: 'List all call sources, the revoked ones too',
      tag,
      roles: managers,
      responses: {
        200: {
          description: 'The sources, newest first. Secrets are never shown again.',
          body: z.object({ items: z.array(callSourceSchema) }).meta({ id: 'CallSourceList' }),
        },
      },
      async handle({ principal: { accountId } }) {
        const sources = await listCallSources(db.sql, accountId);
        return {
          status: 200,
          body: { items: sources.map((source) => presentCallSource(source, publicUrl)) },
        };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/v1/call-sources/{callSourceId}/secret',
      operationId: 'replaceCallSourceSecret',
      summary: 'Give a call source another secret',
      description: `The previous one is accepted for ${secretOverlapHours} more hours, and none that is older.`,
      tag,
      roles: managers,
      params,
      body: { schema: newSecretSchema, optional: true },
      responses: { 200: { description: 'The source.', body: sourceWithSecretSchema } },
      errors: ['not_found', 'secret_key_missing'],
      async handle({ params: { callSourceId }, body, principal: { accountId, actor } }) {
        const known = await readCallSource(db.sql, accountId, callSourceId);
        if (!known || known.revokedAt !== null) throw noCallSource();
        const { made, encrypted } = secretFor(callSourceId, known.kind, body.secret);
        const source = await replaceSecret(db.sql, { id: callSourceId, accountId, secret: encrypted, actor });
        if (!source) throw noCallSource();
        return { status: 200, body: { ...presentCallSource(source, publicUrl), secret: made } };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/call-sources/{callSourceId}',
      operationId: 'revokeCallSource',
      summary: 'Revoke a call source',
      description: 'At once: what is sent there next is refused. Revoking twice changes nothing.',
      tag,
      roles: managers,
      params,
      responses: { 200: { description: 'The revoked source.', body: callSourceSchema } },
      errors: ['not_found'],
      async handle({ params: { callSourceId }, principal: { accountId, actor } }) {
        const source = await revokeCallSource(db.sql, { id: callSourceId, accountId, actor });
        if (!source) throw noCallSource();
        return { status: 200, body: presentCallSource(source, publicUrl) };
      },
    }),
  ];
}
