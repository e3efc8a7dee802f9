import { z } from 'zod';
import { carrierRates } from '../../carriers/carrier-rates.ts';
import { carrierNamed, descriptorOf } from '../../carriers/registry.ts';
import { carriersForAccounts } from '../../credentials/for-account.ts';
import { claimReclaim } from '../../db/numbers/claim-reclaim.ts';
import { readRelease } from '../../db/numbers/read-numbers.ts';
import { LastcallError } from '../../errors.ts';
import { reclaimNumber } from '../../inventory/reclaim.ts';
import { readInLine } from '../../release/wait-in-line.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { presentReason } from './number-schema.ts';

const carrierTimeoutMs = 5_000;
/** Longer than all that a request asks of a carrier. */
const leaseMs = 60_000;

const reclaimed = z
  .object({
    status: z.enum(['reclaimed', 'ordered']).meta({
      description: '`ordered`: the carrier works on it; send the request again to see what became of it.',
    }),
    numberId: id()
      .nullable()
      .meta({ description: 'The available number that it is now; null while it is ordered.' }),
  })
  .meta({ id: 'ReclaimedNumber' });

export function reclaimRoutes({ db, config, log }: Services): Route[] {
  const carrierFor = carriersForAccounts(db.sql, config, { timeoutMs: carrierTimeoutMs, log });
  const rate = carrierRates(config.carrierRates);
  return [
    defineRoute({
      method: 'post',
      path: '/v1/numbers/{numberId}/reclaim',
      operationId: 'reclaimNumber',
      summary: 'Take a number back that was given back by mistake',
      description:
        'While its carrier keeps it for its old owner (`reclaimableUntil` in the inventory), and where the carrier has an ' +
        'API for it. It is paid for again, and becomes an available number of the account. Asking again is safe: ' +
        'nothing is bought twice.',
      tag: 'Numbers',
      roles: ['owner', 'admin'],
      repeats: 'outside',
      params: z.strictObject({ numberId: id() }),
      responses: { 200: { description: 'Taken back, or ordered.', body: reclaimed } },
      errors: [
        'not_found',
        'reclaim_by_hand',
        'reclaim_over',
        'reclaim_busy',
        'reclaim_rented',
        'reclaim_failed',
      ],
      async handle({ params: { numberId }, principal: { accountId, actor } }) {
        const release = await readRelease(db.sql, accountId, numberId);
        const carrier = release && carrierNamed(release.number.carrier);
        if (!carrier) throw new LastcallError('not_found', { what: 'released number' });
        const { reclaimDays, reclaimBy } = descriptorOf(carrier);
        if (reclaimDays === null) throw new LastcallError('reclaim_over');
        if (reclaimBy !== 'api') throw new LastcallError('reclaim_by_hand', { how: reclaimBy ?? '' });
        const adapter = await carrierFor(accountId, carrier);
        if (!adapter?.reclaim) throw new LastcallError('not_found', { what: 'carrier with credentials' });
        const result = await claimReclaim(db.sql, { accountId, numberId, days: reclaimDays, leaseMs, actor });
        switch (result.outcome) {
          case 'claimed':
            break;
          case 'reclaimed':
            return { status: 200, body: { status: 'reclaimed' as const, numberId: result.newNumberId } };
          case 'busy':
            throw new LastcallError('reclaim_busy');
          case 'rented':
            throw new LastcallError('reclaim_rented');
          case 'over':
            throw new LastcallError('reclaim_over');
          case 'not_found':
            throw new LastcallError('not_found', { what: 'released number' });
        }
        const line = { sql: db.sql, carrier, rate: rate(carrier) };
        const input = { accountId, actor, numberId, claim: result.claim };
        const done = await readInLine(line, () => reclaimNumber({ sql: db.sql, carrier: adapter }, input));
        if (done.outcome === 'rented') throw new LastcallError('reclaim_rented');
        if (done.outcome === 'failed') {
          const reason = presentReason(done.reason);
          throw new LastcallError('reclaim_failed', { problem: reason.title }, { reason });
        }
        const newNumberId = done.outcome === 'reclaimed' ? done.newNumberId : null;
        return { status: 200, body: { status: done.outcome, numberId: newNumberId } };
      },
    }),
  ];
}
