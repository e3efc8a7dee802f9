import type { BulkOrders, Carrier, ReadFailure, ReleaseOutcome, WithAnswer } from '../carriers/contract.ts';
import { claimRelease } from '../db/releases/claim-release.ts';
import type { ReleaseToOrder } from '../db/releases/releases-to-order.ts';
import { renewClaims } from '../db/releases/renew-claims.ts';
import { uuidv7 } from '../ids.ts';
import {
  type Attempt,
  attemptClaimed,
  type AttemptDeps,
  beginAttempt,
  claimLeaseMs,
  record,
  talk,
} from './attempt.ts';
import { type AskedAt, askedNow } from './asked-at.ts';
import { foundInList } from './found-in-list.ts';
import { sideBySide } from './side-by-side.ts';
import { waitInLine } from './wait-in-line.ts';

/** Statements and read-backs at once. */
const atOnce = 20;
/** One number of an order asks how it goes on; the others are woken by its end, and ask by themselves only if they were not. */
const othersAskAfterMs = 10 * 60_000;
/** An order that is refused is halved, to find the number that is the cause; after so many refusals each goes by itself. */
const mostRefusals = 12;

/**
 * Releases many numbers of one account and carrier by orders for all of them: whose each is, its carrier's list says; then
 * each is claimed, all claims hold under the order's id before it is sent, and its answer is recorded number by number.
 *
 * @returns the numbers that this was done with; the others are left for an attempt of their own
 */
export async function orderMany(deps: AttemptDeps, numbers: readonly ReleaseToOrder[]): Promise<string[]> {
  const [first] = numbers;
  if (!first || deps.rate(first.carrier).perOrder === null) return [];
  const carrier = await deps.carrierFor(first.accountId, first.carrier);
  const bulk = carrier?.orders?.bulk;
  if (!bulk || numbers.length < bulk.least) return [];
  const answered = askedNow();
  const listed = await foundInList(carrier, numbers, deps.signal);
  if ('failure' in listed) {
    // A list that nobody understands says nothing about the numbers, which have records of their own.
    const { kind, reason } = listed.failure;
    if (kind === 'needs_operator' && reason !== 'credentials_rejected') return [];
    const asked = answered();
    await failAll(deps, await claimAll(deps, carrier, numbers), listed.failure, asked);
    return numbers.map(({ numberId }) => numberId);
  }
  const kinds = new Map<string, ReleaseToOrder[]>();
  for (const number of listed.found) {
    const kind = bulk.kindOf(number);
    kinds.set(kind, [...(kinds.get(kind) ?? []), number]);
  }
  const groups = [...kinds.values()].filter((group) => group.length >= bulk.least);
  const orders = new Orders(deps, bulk);
  for (const group of groups) await orders.send(await claimAll(deps, carrier, group));
  return groups.flat().map(({ numberId }) => numberId);
}

/** Claims those that still are to be had, as they were listed; any other that it got is finished by itself. */
async function claimAll(
  deps: AttemptDeps,
  carrier: Carrier,
  numbers: readonly ReleaseToOrder[],
): Promise<Attempt[]> {
  const attempts = await sideBySide(numbers, atOnce, async ({ numberId, carrierRef }) => {
    const result = await claimRelease(deps.sql, numberId, claimLeaseMs);
    if (!result.claimed) return [];
    const { claim } = result;
    const own = await deps.carrierFor(claim.accountId, claim.carrier, claim.login);
    const asListed = own === carrier && (claim.carrierRef === null || claim.carrierRef === carrierRef);
    if (asListed && !claim.uncertain && claim.orderRef === null) {
      return [beginAttempt(deps, carrier, numberId, { ...claim, carrierRef })];
    }
    await attemptClaimed(deps, numberId, claim);
    return [];
  });
  return attempts.flat();
}

class Orders {
  readonly #deps: AttemptDeps;
  readonly #bulk: BulkOrders;
  #refusals = 0;

  constructor(deps: AttemptDeps, bulk: BulkOrders) {
    this.#deps = deps;
    this.#bulk = bulk;
  }

  async send(attempts: readonly Attempt[]): Promise<void> {
    const deps = this.#deps;
    if (attempts.length < this.#bulk.least) {
      await sideBySide(attempts, atOnce, (attempt) => talk(deps, attempt));
      return;
    }
    const { sql, signal } = deps;
    const [{ claim }] = attempts as [Attempt];
    await waitInLine({ sql, carrier: claim.carrier, rate: deps.rate(claim.carrier), signal });
    const orderId = uuidv7();
    const claims = attempts.map(({ numberId, claim: { token } }) => ({ numberId, token }));
    const holding = await renewClaims(sql, claims, claimLeaseMs, orderId);
    const held = attempts.filter(({ numberId }) => holding.has(numberId));
    if (held.length === 0) return;
    const answered = askedNow();
    const outcome = await this.#bulk.send(
      held.map(({ dialogue }) => dialogue.number),
      { orderId, signal },
    );
    const asked = answered();
    if (outcome.kind !== 'refused') return this.#settle(held, outcome, asked);
    this.#refusals += 1;
    if (this.#refusals >= mostRefusals) {
      await sideBySide(held, atOnce, (attempt) =>
        record(deps, attempt, attempt.dialogue.refusedTogether(outcome.answer, asked)),
      );
      return;
    }
    const middle = Math.ceil(held.length / 2);
    await this.send(held.slice(0, middle));
    await this.send(held.slice(middle));
  }

  /** The number that asks how the order goes on is the last one, so that all others wait for its end by then. */
  async #settle(
    [scout, ...others]: readonly Attempt[],
    outcome: WithAnswer<ReleaseOutcome>,
    asked: AskedAt,
  ): Promise<void> {
    const deps = this.#deps;
    const late = outcome.kind === 'accepted' ? { ...outcome, pollAfterMs: othersAskAfterMs } : outcome;
    const settle = async (attempt: Attempt, said: WithAnswer<ReleaseOutcome>) =>
      record(deps, attempt, await attempt.dialogue.settleShared('release', said, asked));
    await sideBySide(others, atOnce, (attempt) => settle(attempt, late));
    if (scout) await settle(scout, outcome);
  }
}

async function failAll(
  deps: AttemptDeps,
  attempts: readonly Attempt[],
  failure: WithAnswer<ReadFailure>,
  asked: AskedAt,
): Promise<void> {
  await sideBySide(attempts, atOnce, async (attempt) =>
    record(deps, attempt, await attempt.dialogue.settleShared('read_back', failure, asked)),
  );
}
