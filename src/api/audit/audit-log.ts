import { z } from 'zod';
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
  ];
}
