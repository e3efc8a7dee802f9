import { z } from 'zod';
import { listErasures, readErasure, requestErasure } from '../../db/erasures/erasures.ts';
import { erasureProblems, erasureReasons } from '../../domain/erasures.ts';
import { LastcallError } from '../../errors.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { e164, id, pageOf, pageQuery, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Privacy';
const order = 'erasures';

const erasureSchema = z
  .object({
    id: id(),
    reason: z.enum(erasureReasons),
    requestedBy: z.string(),
    requestedByName: z.string().nullable(),
    createdAt: timestamp(),
    finishedAt: timestamp().nullable(),
    problem: z
      .enum(erasureProblems)
      .nullable()
      .meta({
        description:
          'What keeps it from going on: `legal_hold`, one was set meanwhile; `object_lock`, the archive store does not let go of a ' +
          'file yet; `secret_key_missing`, the workers cannot read the request. It goes on by itself once that is over.',
      }),
    campaigns: z.int().meta({ description: 'Campaigns of the account when it was asked for.' }),
    campaignsDone: z.int(),
    contacts: z.int().meta({ description: 'Contacts that were deleted.' }),
    calls: z.int().meta({ description: 'Calls that were deleted.' }),
    files: z
      .int()
      .meta({ description: 'Sealed files that are gone; those in their place are without the person.' }),
  })
  .meta({ id: 'Erasure' });

const newErasureSchema = z
  .strictObject({ phone: e164(), reason: z.enum(erasureReasons) })
  .meta({ id: 'NewErasure', example: { phone: '+12025550143', reason: 'request_of_person' } });

export function erasureRoutes({ db, config, temporal }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/erasures',
      operationId: 'requestErasure',
      summary: 'Erase a person by their phone number',
      description:
        'Takes the person out of all campaigns of the account: contacts and calls with the number, and the number wherever ' +
        'else it stands, live and in sealed archives, whose old files are deleted. It also leaves the do-not-call list. Cannot be ' +
        'undone. The number itself is kept encrypted until it is done, and shown nowhere.',
      tag,
      roles: ['owner', 'admin'],
      body: { schema: newErasureSchema },
      responses: { 202: { description: 'It has begun.', body: erasureSchema } },
      errors: ['legal_hold', 'erasure_own_number', 'secret_key_missing'],
      async handle({ body: { phone, reason }, principal: { accountId, actor } }) {
        if (!config.keyring) throw new LastcallError('secret_key_missing');
        const erasure = await requestErasure(db.sql, config.keyring, { accountId, phone, reason, actor });
        if (erasure === 'legal_hold') throw new LastcallError('legal_hold');
        if (erasure === 'own_number') throw new LastcallError('erasure_own_number');
        temporal.deliverOutbox();
        return { status: 202, body: erasure };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/erasures',
      operationId: 'listErasures',
      summary: 'List erasures and how far they are',
      tag,
      roles: ['owner', 'admin'],
      query: z.strictObject(pageQuery),
      responses: {
        200: { description: 'A page, newest first.', body: pageOf('ErasurePage', erasureSchema) },
      },
      errors: ['invalid_cursor'],
      async handle({ query: { cursor, limit }, principal: { accountId } }) {
        const before = decodeCursor(cursor, order, id());
        const rows = await listErasures(db.sql, { accountId, before, limit: limit + 1 });
        return { status: 200, body: page(rows, limit, (last) => encodeCursor(order, last.id)) };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/erasures/{erasureId}',
      operationId: 'getErasure',
      summary: 'Show how far an erasure is',
      tag,
      roles: ['owner', 'admin'],
      params: z.strictObject({ erasureId: id() }),
      responses: { 200: { description: 'The erasure.', body: erasureSchema } },
      errors: ['not_found'],
      async handle({ params: { erasureId }, principal: { accountId } }) {
        const erasure = await readErasure(db.sql, accountId, erasureId);
        if (!erasure) throw new LastcallError('not_found', { what: 'erasure' });
        return { status: 200, body: erasure };
      },
    }),
  ];
}
