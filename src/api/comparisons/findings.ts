import { z } from 'zod';
import { carrierIds } from '../../carriers/registry.ts';
import { acceptGhost } from '../../db/comparisons/accept-ghost.ts';
import { adoptStranger } from '../../db/comparisons/adopt-stranger.ts';
import { fixLeak } from '../../db/comparisons/fix-leak.ts';
import { listFindings, readFinding } from '../../db/comparisons/read-findings.ts';
import { findingFixes, findingKinds, type FindingKind } from '../../domain/findings.ts';
import { LastcallError } from '../../errors.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { findingSchema, fixRequest, presentFinding } from './finding-schema.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id, pageOf, pageQuery } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Inventory';

const fixes = { leak: fixLeak, ghost: acceptGhost, stranger: adoptStranger } as const satisfies Record<
  FindingKind,
  unknown
>;

export function findingRoutes({ db, temporal }: Services): Route[] {
  const find = async (accountId: string, findingId: string) => {
    const finding = await readFinding(db.sql, accountId, findingId);
    if (!finding) throw new LastcallError('not_found', { what: 'finding' });
    return finding;
  };
  return [
    defineRoute({
      method: 'get',
      path: '/v1/findings',
      operationId: 'listFindings',
      summary: 'List where the account’s numbers and its carriers’ lists differ',
      description:
        'Every comparison adds what it finds, and resolves by itself what it does not find any more. The last ones ' +
        'come first.',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      query: z.strictObject({
        kind: z.enum(findingKinds).optional(),
        carrier: z.enum(carrierIds).optional(),
        status: z.enum(['open', 'all']).default('open'),
        ...pageQuery,
      }),
      responses: { 200: { description: 'A page of findings.', body: pageOf('FindingPage', findingSchema) } },
      errors: ['invalid_cursor'],
      async handle({ query: { status, cursor, limit, ...filter }, principal: { accountId } }) {
        const order = 'findings';
        const before = decodeCursor(cursor, order, id());
        const openOnly = status === 'open';
        const rows = await listFindings(db.sql, { accountId, ...filter, openOnly, before, limit: limit + 1 });
        const { items, nextCursor } = page(rows, limit, (last) => encodeCursor(order, last.id));
        return { status: 200, body: { items: items.map(presentFinding), nextCursor } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/findings/{findingId}/fix',
      operationId: 'fixFinding',
      summary: 'Fix a finding',
      description:
        'A leak is released again, with a receipt of its own (see `numberId`), for the archived campaign that gave it ' +
        'back. A ghost becomes released here too, and leaves its campaign. A stranger becomes an available number of ' +
        'the account. Fixing twice changes nothing and answers the same.',
      tag,
      roles: ['owner', 'admin'],
      params: z.strictObject({ findingId: id() }),
      body: { optional: true, schema: fixRequest },
      responses: { 200: { description: 'The finding, resolved.', body: findingSchema } },
      errors: [
        'not_found',
        'finding_other_fix',
        'finding_resolved',
        'finding_outdated',
        'number_held_elsewhere',
      ],
      async handle({ params: { findingId }, body, principal: { accountId, actor } }) {
        const { kind } = await find(accountId, findingId);
        const fix = findingFixes[kind];
        if (body.fix !== undefined && body.fix !== fix)
          throw new LastcallError('finding_other_fix', { kind, fix });
        const result = await fixes[kind](db.sql, { accountId, findingId, actor });
        const finding = await find(accountId, findingId);
        if (result === 'outdated') throw new LastcallError('finding_outdated');
        if (result === 'held_elsewhere') throw new LastcallError('number_held_elsewhere');
        if (finding.resolution === 'not_seen') throw new LastcallError('finding_resolved');
        if (kind === 'leak') temporal.deliverOutbox();
        return { status: 200, body: presentFinding(finding) };
      },
    }),
  ];
}
