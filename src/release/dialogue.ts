import { nowMs } from '../clock.ts';
import type {
  CallOptions,
  Carrier,
  CarrierAnswer,
  CarrierNumber,
  OrderOutcome,
  ReadFailure,
  ReleaseOutcome,
  WithAnswer,
} from '../carriers/contract.ts';
import type { ReasonCode } from '../carriers/reasons.ts';
import type { ReleaseClaim } from '../db/releases/claim-release.ts';
import type { Learned, ReleaseVerdict } from '../db/releases/record-release.ts';
import type { ReleaseStep } from '../domain/receipt.ts';
import { uuidv7 } from '../ids.ts';
import { type AskedAt, askedNow } from './asked-at.ts';

/**
 * Carriers' lists lag behind their answers; only after this long is a number that is still listed released again, unless
 * the carrier is known to answer releases that have no effect.
 */
const listingLagMs = 10 * 60_000;

/** Between two looks at a list that still names a number that the carrier called gone. */
const lookAgainMs = 5_000;

/**
 * A request without an answer may still be at work at the carrier, and its order come to light later: so long after it
 * was sent "there is no order" proves nothing.
 */
const orderLagMs = 60_000;

/** An order in hand for longer than this hangs: people are shown it, and the number is looked up beside it. */
const orderHangsMs = 60 * 60_000;
/** The carrier's clock may be so far behind, and an attempt last so long. */
const sentToleranceMs = 10 * 60_000;

/** For looking into all subaccounts: longer than that, and the claim would be taken over. */
const locateMs = 30_000;

/** A search among a day of orders waits no longer than that before it goes on. */
const searchOnMs = 60_000;

const firstRetryMs = 1_000;
const longestRetryMs = 15 * 60_000;

/** What an attempt needs besides the carrier. */
interface DialogueOptions {
  /** Aborts requests when the worker shuts down. */
  signal?: AbortSignal | undefined;
  /**
   * Called before requests and after a wait: must throw when the claim is lost, so that nothing more is sent.
   *
   * @param orderId our own id of the order that is sent next; it stands in the database before anything is sent
   */
  renewClaim(orderId?: string): Promise<void>;
  /** Waits for the carrier's next place in line, before a number is given back. */
  pace(): Promise<void>;
  /** Does what is said of its own accord, with whatever must come before each request. */
  around<T>(work: () => Promise<T>): Promise<T>;
  /** Many others are to be released too: once this one may be, it is left to an order for all of them. */
  releasedTogether?: boolean | undefined;
}

/**
 * What one attempt says to the carrier about one number. It sends a release only when nothing that was sent before can
 * still have its effect, and calls a number released only when the carrier's own list does not have it any more.
 */
export class Dialogue {
  readonly steps: ReleaseStep[] = [];
  number: CarrierNumber;
  readonly #carrier: Carrier;
  readonly #claim: ReleaseClaim;
  readonly #options: DialogueOptions;
  readonly #call: CallOptions;
  readonly #unblocked = new Set<ReasonCode>();

  constructor(carrier: Carrier, claim: ReleaseClaim, options: DialogueOptions) {
    this.#carrier = carrier;
    this.#claim = claim;
    this.#options = options;
    this.#call = { signal: options.signal };
    const { e164, carrierRef, purchasedAt, subaccount } = claim;
    this.number = { e164, carrierRef, purchasedAt, subaccount };
  }

  verdict(): Promise<ReleaseVerdict> {
    return this.#options.around(() => this.#verdict());
  }

  async #verdict(): Promise<ReleaseVerdict> {
    const { orderRef, orderId, uncertain } = this.#claim;
    const { orders } = this.#carrier;
    if (orderRef && orders) {
      return this.#settleOrder(
        await this.#ask('poll', async () => {
          const report = await orders.read(orderRef, this.#call);
          return report.of(this.number, this.#call);
        }),
      );
    }
    if (!uncertain) return this.#release();

    if (orderId && orders) {
      const call = { ...this.#call, orderId, sentAfter: this.#sentAfter() };
      const found = await this.#ask('find_order', async () => {
        const order = await orders.find(this.number, call);
        return 'of' in order ? order.of(this.number, this.#call) : order;
      });
      if (found.kind !== 'no_order') return this.#settleOrder(found);
    }
    return this.#readBack('released', {}, async () => {
      if (this.#maybeLagging()) return this.#lookAgain({});
      if (this.#orderMayAppear()) return this.#wait('order_not_found_yet', lookAgainMs, {});
      return this.#options.releasedTogether
        ? this.#wait('to_be_ordered', 0, { uncertain: false, order: 'over' })
        : this.#release();
    });
  }

  /** The verdict on the answer to a request that was made for many numbers at once. */
  settleShared(
    request: ReleaseStep['request'],
    outcome: WithAnswer<ReleaseOutcome>,
    asked: AskedAt,
  ): Promise<ReleaseVerdict> {
    this.#note(request, outcome, asked);
    return this.#options.around(() => this.#settle(outcome));
  }

  /** The verdict on a release that was refused because of the numbers that it was sent together with. */
  refusedTogether(answer: CarrierAnswer, asked: AskedAt): ReleaseVerdict {
    const reason = 'order_of_many_refused';
    this.#note('release', { kind: 'retry_after', reason, answer }, asked);
    return this.#wait(reason, 0, { uncertain: false });
  }

  async #settleOrder(outcome: WithAnswer<OrderOutcome>): Promise<ReleaseVerdict> {
    switch (outcome.kind) {
      case 'retry_after':
      case 'needs_operator':
        return this.#unanswered(outcome, {});
      case 'order_failed':
        return this.#refused(outcome.reason, { uncertain: false, order: 'over' });
      case 'order_over': {
        const waitMs = Math.max(outcome.waitMs, this.#backoffMs());
        return this.#wait(outcome.reason, waitMs, { uncertain: false, order: 'over' });
      }
      default:
        return this.#settle(outcome);
    }
  }

  async #release(): Promise<ReleaseVerdict> {
    await this.#options.pace();
    const orderId = uuidv7();
    await this.#options.renewClaim(this.#carrier.orders?.single ? orderId : undefined);
    const call = { ...this.#call, orderId };
    return this.#settle(await this.#ask('release', () => this.#carrier.release(this.number, call)));
  }

  async #settle(outcome: ReleaseOutcome): Promise<ReleaseVerdict> {
    switch (outcome.kind) {
      case 'released':
      case 'already_gone': {
        const learned = { uncertain: true, saidGone: true } as const;
        return this.#readBack(outcome.kind, learned, async () =>
          this.#lookAgain({ ...learned, order: 'over' }),
        );
      }
      case 'accepted': {
        const learned = { uncertain: false, order: { ref: outcome.orderRef } };
        return this.#followOrder(outcome.pollAfterMs, learned);
      }
      case 'retry_after': {
        const waitMs = Math.max(outcome.waitMs, this.#backoffMs());
        return this.#wait(outcome.reason, waitMs, { uncertain: false });
      }
      case 'blocked_until':
        return { ...this.#wait(outcome.reason, 0, { uncertain: false }), blockedUntil: outcome.until };
      case 'needs_operator':
        return this.#refused(outcome.reason, { uncertain: false });
      case 'unknown': {
        const learned = { uncertain: true } as const;
        return this.#readBack('released', learned, async () =>
          this.#wait(outcome.reason, this.#backoffMs(), { ...learned, order: 'lost' }),
        );
      }
    }
  }

  /** The longer an order takes, the more seldom it is asked for. */
  async #followOrder(pollAfterMs: number, learned: Learned): Promise<ReleaseVerdict> {
    const agoMs = this.#claim.orderedAgoMs ?? 0;
    const waitMs = Math.round(Math.min(Math.max(pollAfterMs, agoMs / 10), longestRetryMs));
    if (agoMs < orderHangsMs) return this.#wait('order_accepted', waitMs, learned);
    return this.#readBack('released', learned, async () => this.#wait('order_hangs', waitMs, learned));
  }

  /** What the carrier's API and the account allow is taken away first; everything else is a person's. */
  async #refused(reason: ReasonCode, learned: Learned): Promise<ReleaseVerdict> {
    const { blocks } = this.#carrier;
    if (!this.#claim.mayUnblock || !blocks?.reasons.has(reason) || this.#unblocked.has(reason)) {
      return { status: 'needs_operator', reason, ...learned };
    }
    this.#unblocked.add(reason);
    const outcome = await this.#ask('unblock', () => blocks.remove(this.number, reason, this.#call));
    switch (outcome.kind) {
      case 'removed':
      case 'not_there':
        return this.#release();
      case 'requested':
        return this.#wait('block_being_removed', Math.max(outcome.waitMs, this.#backoffMs()), learned);
      default:
        return this.#unanswered(outcome, learned);
    }
  }

  /** `learned`: what is known already, should the carrier not answer now. */
  async #readBack(
    outcome: 'released' | 'already_gone',
    learned: Learned,
    whenPresent: () => Promise<ReleaseVerdict>,
  ): Promise<ReleaseVerdict> {
    const seen = await this.#ask('read_back', () => this.#carrier.readBack(this.number, this.#call));
    switch (seen.kind) {
      case 'gone':
        return this.#gone(outcome, learned);
      case 'present':
        this.number = { ...this.number, carrierRef: seen.carrierRef ?? this.number.carrierRef };
        return whenPresent();
      default:
        return this.#unanswered(seen, learned);
    }
  }

  /**
   * Not being in one list proves nothing: unless the carrier said that it was our request which released the number, it
   * is looked for by other means.
   */
  async #gone(outcome: 'released' | 'already_gone', learned: Learned): Promise<ReleaseVerdict> {
    if (this.#claim.saidReleased || this.steps.some((step) => step.outcome === 'released')) {
      return { status: 'released', outcome, absence: 'proved' };
    }
    const carrier = this.#carrier;
    if (!carrier.locate) return { status: 'released', outcome, absence: 'unknown' };
    const signal = AbortSignal.any([
      ...(this.#call.signal ? [this.#call.signal] : []),
      AbortSignal.timeout(locateMs),
    ]);
    const place = await this.#ask('locate', () => carrier.locate!(this.number, { signal }));
    switch (place.kind) {
      case 'gone':
        return { status: 'released', outcome, absence: place.absence };
      case 'elsewhere':
        return {
          status: 'needs_operator',
          reason: 'moved_to_subaccount',
          foundIn: place.subaccount ?? '',
          ...(outcome === 'already_gone' && { uncertain: false, order: 'over' }),
        };
      case 'retry_after':
        return this.#unanswered(place, learned);
      case 'needs_operator':
        return { status: 'released', outcome, absence: 'unknown' };
    }
  }

  /** A question without an answer: whatever was sent before is as open as it was, and its order is asked for again. */
  #unanswered(failure: ReadFailure, learned: Learned): ReleaseVerdict {
    if (failure.kind === 'needs_operator')
      return { status: 'needs_operator', reason: failure.reason, ...learned };
    // A search that goes on comes further each time.
    const longestMs = failure.reason === 'order_being_looked_for' ? searchOnMs : longestRetryMs;
    const waitMs = Math.max(failure.waitMs, Math.min(this.#backoffMs(), longestMs));
    return this.#wait(failure.reason, waitMs, learned);
  }

  #maybeLagging(): boolean {
    const { acceptedAgoMs } = this.#claim;
    return acceptedAgoMs !== null && acceptedAgoMs < (this.#carrier.effectWithinMs ?? listingLagMs);
  }

  #sentAfter(): Date {
    return new Date(nowMs() - (this.#claim.sentAgoMs ?? 0) - sentToleranceMs);
  }

  #orderMayAppear(): boolean {
    const { orderId, sentAgoMs } = this.#claim;
    return orderId !== null && sentAgoMs !== null && sentAgoMs < orderLagMs;
  }

  #lookAgain(learned: Learned) {
    // At such a carrier each look comes with a release more, and so ever more seldom.
    const waitMs = this.#carrier.effectWithinMs === undefined ? lookAgainMs : this.#backoffMs();
    return this.#wait('still_listed', waitMs, learned);
  }

  #wait(reason: ReasonCode, waitMs: number, learned: Learned) {
    return { status: 'waiting', waitMs, reason, ...learned } as const;
  }

  /** As long again as it has been failing. Attempts do not count: most of them only ask how far an order has come. */
  #backoffMs(): number {
    return Math.round(Math.min(Math.max(this.#claim.failingForMs ?? 0, firstRetryMs), longestRetryMs));
  }

  async #ask<T extends { kind: string; reason?: string; orderRef?: string }>(
    request: ReleaseStep['request'],
    send: () => Promise<WithAnswer<T>>,
  ): Promise<WithAnswer<T>> {
    if (this.steps.length > 0) await this.#options.renewClaim();
    const answered = askedNow();
    const outcome = await send();
    this.#note(request, outcome, answered());
    return outcome;
  }

  #note(
    request: ReleaseStep['request'],
    outcome: WithAnswer<{ kind: string; reason?: string; orderRef?: string }>,
    { startedAt, durationMs }: AskedAt,
  ): void {
    this.steps.push({
      request,
      at: new Date(startedAt).toISOString(),
      durationMs,
      outcome: outcome.kind,
      reason: outcome.reason ?? null,
      orderRef: outcome.orderRef ?? null,
      ...outcome.answer,
    });
  }
}
