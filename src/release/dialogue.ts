import type {
  Carrier,
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

/** Carriers' lists lag behind their answers; only after this long is a number that is still listed released again. */
const listingLagMs = 10 * 60_000;

/** Between two looks at a list that still names a number that the carrier called gone. */
const lookAgainMs = 5_000;

/**
 * A request without an answer may still be at work at the carrier, and its order come to light later: so long after it
 * was sent "there is no order" proves nothing.
 */
const orderLagMs = 60_000;

const firstRetryMs = 1_000;
const longestRetryMs = 15 * 60_000;

/** What an attempt needs besides the carrier. */
interface DialogueOptions {
  /** Aborts requests when the worker shuts down. */
  signal?: AbortSignal;
  /** Called before requests and after a wait: must throw when the claim is lost, so that nothing more is sent. */
  renewClaim(): Promise<void>;
  /** Waits for the carrier's next place in line, before a number is given back. */
  pace(): Promise<void>;
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
  readonly #call: { releaseId: string; signal?: AbortSignal };

  constructor(carrier: Carrier, numberId: string, claim: ReleaseClaim, options: DialogueOptions) {
    this.#carrier = carrier;
    this.#claim = claim;
    this.#options = options;
    this.#call = { releaseId: numberId, ...(options.signal && { signal: options.signal }) };
    this.number = { e164: claim.e164, carrierRef: claim.carrierRef, purchasedAt: claim.purchasedAt };
  }

  async verdict(): Promise<ReleaseVerdict> {
    const { orderRef, uncertain } = this.#claim;
    if (orderRef && this.#carrier.poll) {
      return this.#settleOrder(
        await this.#ask('poll', () => this.#carrier.poll!(this.number, orderRef, this.#call)),
      );
    }
    if (!uncertain) return this.#release();

    if (this.#carrier.findOrder) {
      const found = await this.#ask('find_order', () => this.#carrier.findOrder!(this.number, this.#call));
      if (found.kind !== 'no_order') return this.#settleOrder(found);
    }
    return this.#readBack('released', {}, async () => {
      if (this.#maybeLagging()) return this.#lookAgain({});
      if (this.#orderMayAppear()) return this.#wait('order_not_found_yet', lookAgainMs, {});
      return this.#release();
    });
  }

  async #settleOrder(outcome: WithAnswer<OrderOutcome>): Promise<ReleaseVerdict> {
    switch (outcome.kind) {
      case 'retry_after':
      case 'needs_operator':
        return this.#unanswered(outcome, {});
      case 'order_failed':
        return { status: 'needs_operator', reason: outcome.reason, uncertain: true, orderRef: null };
      default:
        return this.#settle(outcome);
    }
  }

  async #release(): Promise<ReleaseVerdict> {
    await this.#options.pace();
    await this.#options.renewClaim();
    return this.#settle(await this.#ask('release', () => this.#carrier.release(this.number, this.#call)));
  }

  async #settle(outcome: ReleaseOutcome): Promise<ReleaseVerdict> {
    switch (outcome.kind) {
      case 'released':
      case 'already_gone': {
        const learned = { uncertain: true, saidGone: true } as const;
        return this.#readBack(outcome.kind, learned, async () =>
          this.#lookAgain({ ...learned, orderRef: null }),
        );
      }
      case 'accepted': {
        const learned = { uncertain: false, orderRef: outcome.orderRef };
        return this.#wait('order_accepted', outcome.pollAfterMs, learned);
      }
      case 'retry_after': {
        const waitMs = Math.max(outcome.waitMs, this.#backoffMs());
        return this.#wait(outcome.reason, waitMs, { uncertain: false });
      }
      case 'blocked_until':
        return { ...this.#wait(outcome.reason, 0, { uncertain: false }), blockedUntil: outcome.until };
      case 'needs_operator':
        return { status: 'needs_operator', reason: outcome.reason, uncertain: false };
      case 'unknown': {
        const learned = { uncertain: true } as const;
        return this.#readBack('released', learned, async () =>
          this.#wait(outcome.reason, this.#backoffMs(), { ...learned, orderRef: null }),
        );
      }
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
        return { status: 'released', outcome };
      case 'present':
        this.number = { ...this.number, carrierRef: seen.carrierRef ?? this.number.carrierRef };
        return whenPresent();
      default:
        return this.#unanswered(seen, learned);
    }
  }

  /** A question without an answer: whatever was sent before is as open as it was, and its order is asked for again. */
  #unanswered(failure: ReadFailure, learned: Learned): ReleaseVerdict {
    return failure.kind === 'retry_after'
      ? this.#wait(failure.reason, Math.max(failure.waitMs, this.#backoffMs()), learned)
      : { status: 'needs_operator', reason: failure.reason, ...learned };
  }

  #maybeLagging(): boolean {
    const { acceptedAgoMs } = this.#claim;
    return acceptedAgoMs !== null && acceptedAgoMs < listingLagMs;
  }

  #orderMayAppear(): boolean {
    const { sentAgoMs } = this.#claim;
    return this.#carrier.findOrder !== undefined && sentAgoMs !== null && sentAgoMs < orderLagMs;
  }

  #lookAgain(learned: Learned) {
    return this.#wait('still_listed', lookAgainMs, learned);
  }

  #wait(reason: ReasonCode, waitMs: number, learned: Learned) {
    return { status: 'waiting', waitMs, reason, ...learned } as const;
  }

  #backoffMs(): number {
    return Math.min(firstRetryMs * 2 ** Math.min(this.#claim.attempt - 1, 20), longestRetryMs);
  }

  async #ask<T extends { kind: string; reason?: string; orderRef?: string }>(
    request: ReleaseStep['request'],
    send: () => Promise<WithAnswer<T>>,
  ): Promise<WithAnswer<T>> {
    if (this.steps.length > 0) await this.#options.renewClaim();
    const startedAt = Date.now();
    const outcome = await send();
    this.steps.push({
      request,
      at: new Date(startedAt).toISOString(),
      durationMs: Date.now() - startedAt,
      outcome: outcome.kind,
      reason: outcome.reason ?? null,
      orderRef: outcome.orderRef ?? null,
      ...outcome.answer,
    });
    return outcome;
  }
}
