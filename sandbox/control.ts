import { json, Router, type RequestHandler } from 'express';
import { z } from 'zod';
import {
  change,
  numbersQuery,
  orderSettings,
  requestsQuery,
  seed,
  tokenSettings,
} from './control-schemas.ts';
import type { Dialect } from './dialect.ts';
import { faultRule } from './fault-rules.ts';
import { account, type DialectId, type Rental } from './model.ts';
import type { Pipeline } from './pipeline.ts';
import { settleOrders } from './orders.ts';
import { rateLimit } from './rate-limit.ts';

/** A seeded number was bought long enough ago that no carrier holds it back for its age. */
const seededAgeMs = 90 * 24 * 60 * 60 * 1000;

/** The control API under `/sandbox`; `docs/carriers.md` documents it. Whoever can reach it may do everything. */
export function controlRouter(
  { store, log, limiter }: Omit<Pipeline, 'closing'>,
  dialects: Readonly<Record<DialectId, Dialect>>,
): Router {
  const router = Router();
  router.use(json({ limit: '32mb' }));

  router.get('/health', (_request, response) => void response.json({ ok: true }));

  router.put('/accounts', (request, response) => {
    store.putAccount(account.parse(request.body));
    response.sendStatus(204);
  });

  router.post('/numbers', (request, response) => {
    const { carrier, account: owner, numbers = [], range } = seed.parse(request.body);
    const listed = range ? [...numbers, ...spread(range)] : numbers;
    const longAgo = new Date(Date.now() - seededAgeMs).toISOString();
    const rentals = listed.map((number): Rental => ({
      carrier,
      account: owner,
      e164: number.e164,
      ref: dialects[carrier].newRef(),
      purchasedAt: number.purchasedAt ?? longAgo,
      releasedAt: null,
      hold: number.hold ?? null,
      hosted: number.hosted,
      renewsAt: number.renewsAt,
      monthlyCostCents: number.monthlyCostCents ?? 100,
      subaccount: number.subaccount,
    }));
    const seen = new Set<string>();
    const taken = rentals.filter(
      (rental) => store.rented(carrier, rental.e164) || seen.size === seen.add(rental.e164).size,
    );
    if (taken.length > 0) {
      response.status(409).json({ error: 'rented already', numbers: taken.map((rental) => rental.e164) });
      return;
    }
    store.putRentals(rentals);
    response.status(201).json(rentals);
  });

  router.get('/numbers', (request, response) => {
    settleOrders(store, new Date());
    const wanted = numbersQuery.parse(request.query);
    const found = [...store.rentals()].filter(
      (rental) =>
        (wanted.carrier === undefined || rental.carrier === wanted.carrier) &&
        (wanted.account === undefined || rental.account === wanted.account) &&
        (wanted.state === 'all' || (wanted.state === 'rented') === (rental.releasedAt === null)),
    );
    response.json(found);
  });

  router.patch('/numbers', (request, response) => {
    const { carrier, e164, released, account: owner, ...changed } = change.parse(request.body);
    const rental = store.rented(carrier, e164) ?? (changed.forSale && store.lastRental(carrier, e164));
    if (!rental) {
      response.status(404).json({ error: 'not rented' });
      return;
    }
    const now = new Date().toISOString();
    const updated = {
      ...rental,
      ...(owner !== undefined && { account: owner, addedAt: now }),
      ...changed,
      hold: changed.hold === undefined ? rental.hold : changed.hold,
      purchasedAt: changed.purchasedAt ?? rental.purchasedAt,
      releasedAt: released ? now : rental.releasedAt,
    };
    store.putRentals([updated]);
    response.json(updated);
  });

  router.get('/faults', (_request, response) => void response.json(store.faults()));
  router.post('/faults', (request, response) => {
    const rule = faultRule.parse(request.body);
    store.putFault(rule);
    response.status(201).json(rule);
  });
  router.delete('/faults{/:id}', (request, response) => {
    const { id } = z.object({ id: z.string().optional() }).parse(request.params);
    store.removeFaults(id === undefined ? store.faults().map((rule) => rule.id) : [id]);
    response.sendStatus(204);
  });

  router.put('/orders', (request, response) => {
    const { delayMs, word } = orderSettings.parse(request.body);
    store.orderDelayMs = delayMs;
    store.orderWord = word;
    response.sendStatus(204);
  });

  router.post('/orders/finish', (_request, response) => {
    settleOrders(store, new Date(8.64e15));
    response.sendStatus(204);
  });

  router.put('/tokens', (request, response) => {
    const { lifeMs, holdsMs = lifeMs, revoke } = tokenSettings.parse(request.body);
    store.tokenLifeMs = lifeMs;
    store.tokenHoldsMs = holdsMs;
    if (revoke) store.tokensRevoked += 1;
    response.sendStatus(204);
  });

  router.put('/limits', (request, response) => {
    limiter.set(z.array(rateLimit).parse(request.body));
    response.sendStatus(204);
  });

  router.get('/requests', (request, response) => {
    response.json(log.find(requestsQuery.parse(request.query)));
  });

  router.post('/reset', (_request, response) => {
    store.reset();
    log.reset();
    limiter.set([]);
    response.sendStatus(204);
  });

  return router;
}

/** Lets only this machine in; used unless the sandbox was told to be controlled from elsewhere. */
export const onlyLoopback: RequestHandler = (request, response, next) => {
  const from = request.socket.remoteAddress ?? '';
  if (/^(::ffff:)?127\.|^::1$/.test(from)) next();
  else response.status(403).json({ error: 'the control API answers on loopback only' });
};

function* spread({ from, count }: { from: string; count: number }): Generator<{ e164: string } & Extras> {
  const first = BigInt(from.slice(1));
  for (let n = 0n; n < BigInt(count); n += 1n) yield { e164: `+${first + n}` };
}

type Extras = Partial<
  Pick<Rental, 'purchasedAt' | 'hold' | 'hosted' | 'renewsAt' | 'monthlyCostCents' | 'subaccount'>
>;
