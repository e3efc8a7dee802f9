import { z } from 'zod';
import { readAuditHead } from '../../db/audit/audit-head.ts';
import { listAudit } from '../../db/audit/list-audit.ts';
import { auditActions } from '../../domain/audit.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { requireCampaign } from '../campaigns/find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { clockShiftMs, id, pageOf, pageQuery, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const actionSchema = z.enum(auditActions).meta({ id: 'AuditAction' });

const entrySchema = z
  .object({
    id: id(),
    at: timestamp(),
    actor: z.string().meta({
      description: '`user:<id>`, `key:<id>`, `source:<id>` (a call source), `workflow`, `operator` or `cli`.',
    }),
    actorName: z
      .string()
      .nullable()
      .meta({ description: 'The name of the person, the key or the call source, where it was one of them.' }),
    action: z.union([actionSchema, z.string()]).meta({
      description: 'An entry that another version of Lastcall wrote may have an action that is not listed.',
      example: 'campaign.archived',
    }),
    campaignId: id().nullable(),
    campaignName: z
      .string()
      .nullable()
      .meta({ description: 'Null where it is about no campaign, or about a draft that was deleted.' }),
    clockShiftMs: clockShiftMs(),
    details: z.looseObject({}),
    names: z.record(z.string(), z.string()).meta({
      description: 'What the ids in `details` are called, by the detail’s name, where that is known.',
      example: { userId: 'Ada Admin' },
    }),
  })
  .meta({ id: 'AuditEntry' });

const headSchema = z
  .object({
    seq: z.int().nonnegative().meta({
      description: 'How many entries the chain has, so the place of its newest one.',
      example: 1_204,
    }),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .meta({
        description: 'SHA-256, in hex, of the newest entry and all before it. Null: there is none.',
        example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      }),
    chainedAt: timestamp().nullable().meta({ description: 'When it was chained.' }),
    waiting: z
      .int()
      .nonnegative()
      .meta({ description: 'Entries that are written and not in the chain yet.', example: 0 }),
  })
  .meta({ id: 'AuditHead' });

export function auditLogRoutes({ db }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/audit-log',
      operationId: 'listAuditLog',
      summary: 'Who did what, when',
      tag: 'Account',
      roles: ['owner', 'admin'],
      query: z.strictObject({ campaignId: id().optional(), ...pageQuery }),
      responses: {
        200: { description: 'A page of entries, newest first.', body: pageOf('AuditPage', entrySchema) },
      },
      errors: ['not_found', 'invalid_cursor'],
      async handle({ query: { campaignId, cursor, limit }, principal }) {
        const order = `audit ${campaignId ?? ''}`;
        const before = decodeCursor(cursor, order, id());
        const { accountId } = principal;
        const rows = await listAudit(db.sql, { accountId, campaignId, before, limit: limit + 1 });
        // A deleted draft is known by its entries alone.
        if (campaignId !== undefined && rows.length === 0) await requireCampaign(db, principal, campaignId);
        const { items, nextCursor } = page(rows, limit, (last) => encodeCursor(order, last.id));
        return { status: 200, body: { items, nextCursor } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/audit-log/head',
      operationId: 'getAuditHead',
      summary: 'The newest link of the audit log’s chain of hashes',
      description:
        'Each entry is chained to the one before it within seconds, by a hash. Whoever keeps `<seq>:<hash>` outside of Lastcall can have ' +
        'an operator prove later, by `lastcall audit verify <account> --head <seq>:<hash>`, that none of the entries up to it was ' +
        'changed, removed or added since.',
      tag: 'Account',
      roles: ['owner', 'admin'],
      responses: { 200: { description: 'The head.', body: headSchema } },
      async handle({ principal }) {
        return { status: 200, body: await readAuditHead(db.sql, principal.accountId) };
      },
    }),
  ];
}
