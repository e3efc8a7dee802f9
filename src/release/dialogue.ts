import type { Carrier, CarrierNumber, ReleaseOutcome, WithAnswer } from '../carriers/contract.ts';
import type { ReasonCode } from '../carriers/reasons.ts';
import type { ReleaseClaim } from '../db/claim-release.ts';
import type { ReleaseVerdict } from '../db/record-release.ts';
import type { ReleaseStep } from '../db/schema/numbers.ts';

/** Carriers' lists lag behind their answers; only after this long is a number that is still listed released again. */
const listingLagMs = 10 * 60_000;

/** Between two looks at a list that still names a number that the carrier called gone. */
const lookAgainMs = 5_000;

/** What `find_order` found when the carrier knows of no order: a new one does no harm. */
const noOrder = { kind: 'no_order', answer: { httpStatus: null, carrierCode: null } } as const;

const firstRetryMs = 1_000;
const longestRetryMs = 15 * 60_000;

/** What an attempt needs besides the carrier. */
export interface DialogueOptions {
  /** Aborts requests when the worker shuts down. */
  signal?: AbortSignal;
  /** Called before each request but the first: must throw when the claim is lost, so that nothing more is sent. */
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
    this.number = { e164: claim.e164, carrierRef: claim.carrierRef };
  }

  async verdict(): Promise<ReleaseVerdict> {
    const { orderRef, uncertain } = this.#claim;
    if (orderRef && this.#carrier.poll) {
      const order = await this.#ask('poll', () => this.#carrier.poll!(this.number, orderRef, this.#call));
      const verdict = await this.#settle(order);
      // Only an order that is still worked on is asked about again; every other answer ended it.
      return order.kind === 'retry_after' && verdict.status === 'waiting'
        ? { ...verdict, orderRef }
        : verdict;
    }
    if (!uncertain) return this.#release();

    if (this.#carrier.findOrder) {
      const found = await this.#ask(
        'find_order',
        async () => (await this.#carrier.findOrder!(this.number, this.#call)) ?? noOrder,
      );
      if (found.kind !== 'no_order') return this.#settle(found);
    }
    return this.#readBack('released', async () =>
      this.#maybeLagging() ? this.#lookAgain() : this.#release(),
    );
  }

  async #release(): Promise<ReleaseVerdict> {
    await this.#options.pace();
    return this.#settle(await this.#ask('release', () => this.#carrier.release(this.number, this.#call)));
  }

  async #settle(outcome: ReleaseOutcome): Promise<ReleaseVerdict> {
    switch (outcome.kind) {
      case 'released':
      case 'already_gone':
        return this.#readBack(outcome.kind, async () => ({ ...this.#lookAgain(), saidGone: true }));
      case 'accepted':
        return {
          ...this.#wait('order_accepted', outcome.pollAfterMs, false),
          orderRef: outcome.orderRef,
        };
      case 'retry_after':
        return this.#wait(outcome.reason, Math.max(outcome.waitMs, this.#backoffMs()), false);
      case 'blocked_until':
        return { ...this.#wait(outcome.reason, 0, false), blockedUntil: outcome.until };
      case 'needs_operator':
        return { status: 'needs_operator', reason: outcome.reason };
      case 'unknown':
        return this.#readBack('released', async () => this.#wait(outcome.reason, this.#backoffMs(), true));
    }
  }

  async #readBack(
    outcome: 'released' | 'already_gone',
    whenPresent: () => Promise<ReleaseVerdict>,
  ): Promise<ReleaseVerdict> {
    const seen = await this.#ask('read_back', () => this.#carrier.readBack(this.number, this.#call));
    switch (seen.kind) {
      case 'gone':
        return { status: 'released', outcome };
      case 'present':
        this.number = { ...this.number, carrierRef: seen.carrierRef ?? this.number.carrierRef };
        return whenPresent();
      case 'retry_after':
        return this.#wait(seen.reason, Math.max(seen.waitMs, this.#backoffMs()), true);
      case 'needs_operator':
        return { status: 'needs_operator', reason: seen.reason };
    }
  }

  #maybeLagging(): boolean {
    const { acceptedAgoMs } = this.#claim;
    return acceptedAgoMs !== null && acceptedAgoMs < listingLagMs;
  }

  #lookAgain() {
    return this.#wait('still_listed', lookAgainMs, true);
  }

  #wait(reason: ReasonCode, waitMs: number, uncertain: boolean) {
    return { status: 'waiting', waitMs, reason, uncertain } as const;
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
