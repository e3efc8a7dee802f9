import { z } from 'zod';
import { carrierRates } from '../../carriers/carrier-rates.ts';
import { CarrierListError } from '../../carriers/contract.ts';
import { carriersForAccounts } from '../../credentials/for-account.ts';
import { carrierIds } from '../../carriers/registry.ts';
import { listInventory } from '../../db/numbers/list-inventory.ts';
import { numberStates } from '../../domain/numbers.ts';
import { LastcallError } from '../../errors.ts';
import { importInventory } from '../../inventory/import.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { requireCampaign } from '../campaigns/find-campaign.ts';
import { inventorySchema, presentInventoryNumber } from './inventory-schema.ts';
import { presentReason } from './number-schema.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id, pageOf, pageQuery } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Numbers';
const carrierTimeoutMs = 10_000;

const importResult = z
  .object({
    listed: z.int().meta({ description: 'Numbers that the carrier listed.' }),
    imported: z.int().meta({ description: 'Numbers that are in the inventory now, as `available`.' }),
    known: z.int().meta({ description: 'Numbers that were there before and stay as they are.' }),
    givenBack: z.int().meta({
      description: 'Numbers that the account gave back and the carrier lists all the same; see the findings.',
    }),
  })
  .meta({ id: 'NumberImport' });

export function inventoryRoutes({ db, config, log }: Services): Route[] {
  const carrierFor = carriersForAccounts(db.sql, config, { timeoutMs: carrierTimeoutMs, log });
  const rate = carrierRates(config.carrierRates);
  return [
    defineRoute({
      method: 'get',
      path: '/v1/numbers',
      operationId: 'listInventory',
      summary: 'List all numbers of the account',
      description:
        'The rented ones and those that were given back, each with where it is, since when, what it costs, and when ' +
        'and why it went back. A number that was rented twice is there twice. The last ones come first.',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      query: z.strictObject({
        state: z.enum(numberStates).optional(),
        carrier: z.enum(carrierIds).optional(),
        campaignId: id().optional(),
        search: z
          .string()
          .max(30)
          .transform((text) => text.replace(/[\s()+.-]/g, ''))
          .pipe(z.string().regex(/^\d+$/, 'must be digits'))
          .optional()
          .meta({ description: 'Part of the number; only its digits count.', example: '415 555' }),
        ...pageQuery,
      }),
      responses: {
        200: { description: 'A page of numbers.', body: pageOf('InventoryPage', inventorySchema) },
      },
      errors: ['not_found', 'invalid_cursor'],
      async handle({ query: { search, cursor, limit, ...filter }, principal }) {
        const order = 'inventory';
        const before = decodeCursor(cursor, order, id());
        if (filter.campaignId !== undefined) await requireCampaign(db, principal, filter.campaignId);
        const { accountId } = principal;
        const rows = await listInventory(db.sql, {
          accountId,
          ...filter,
          digits: search,
          before,
          limit: limit + 1,
        });
        const { items, nextCursor } = page(rows, limit, (last) => encodeCursor(order, last.id));
        return { status: 200, body: { items: items.map(presentInventoryNumber), nextCursor } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/carriers/{carrier}/import-numbers',
      operationId: 'importNumbers',
      summary: 'Import the numbers that the account rents from a carrier',
      description:
        'From the carrier’s own list, page by page; the answer comes when all of it was read. What was imported before ' +
        'an error stands, and importing again takes what is new.',
      tag,
      roles: ['owner', 'admin'],
      repeats: 'outside',
      params: z.strictObject({ carrier: z.enum(carrierIds) }),
      responses: { 200: { description: 'The whole list was read.', body: importResult } },
      errors: ['not_found', 'carrier_list_failed'],
      async handle({ params: { carrier }, principal: { accountId, actor }, res }) {
        const adapter = await carrierFor(accountId, carrier);
        if (!adapter) throw new LastcallError('not_found', { what: 'carrier with credentials' });
        const left = new AbortController();
        res.once('close', () => left.abort());
        const progress = { listed: 0, imported: 0, known: 0, givenBack: 0 };
        const deps = { sql: db.sql, carrier: adapter, rate, signal: left.signal };
        try {
          await importInventory(deps, { accountId, carrier, actor }, progress);
        } catch (error) {
          if (!(error instanceof CarrierListError)) throw error;
          const reason = presentReason(error.failure.reason);
          throw new LastcallError('carrier_list_failed', { problem: reason.title }, { reason, ...progress });
        }
        return { status: 200, body: progress };
      },
    }),
  ];
}
