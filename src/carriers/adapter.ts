import { answerOf, classifyRead, classifyRelease } from './classify.ts';
import {
  CarrierListError,
  type Carrier,
  type CarrierAnswer,
  type Listed,
  type LocateOutcome,
  type ReclaimOutcome,
  type CarrierNumber,
  type CarrierOrders,
  type ReadFailure,
  type ReleaseOutcome,
  type UnblockOutcome,
  type WithAnswer,
} from './contract.ts';
import type { HttpReply } from './http.ts';
import { readListings } from './read-listings.ts';
import type { Explain } from './telnyx-jobs.ts';
import { encodeReference, type ReferenceForm } from './reference.ts';
import type { ReasonCode } from './reasons.ts';

/** One exchange with the carrier. */
export interface Sent {
  reply: HttpReply;
  /** The carrier's own error code as its body tells it; null when there is none. */
  code: string | null;
}

/** What the carrier's words mean, once everything that all carriers mean alike is taken out. */
export type Verdict =
  | 'released'
  | 'already_gone'
  /** The carrier declines; `explain` finds out why. */
  | 'refused'
  /** Not an answer of this carrier (a proxy's page, a wrong base URL): it proves nothing. */
  | 'unexpected'
  /** For this very reason nothing is known. */
  | Extract<ReleaseOutcome, { kind: 'unknown' }>;

/** Why a refused number cannot be released, or not yet. */
export type Explanation = Extract<
  ReleaseOutcome,
  { kind: 'needs_operator' | 'blocked_until' | 'retry_after' }
>;

/** What a carrier that releases one number by one request has to say for itself. `Rental` is a record of its list. */
export interface CarrierWords<Rental> {
  /** The form of its ids, null where it has none. */
  reference: ReferenceForm | null;
  /**
   * What a rental is addressed by. `id`: `carrierRef` names the rental. `number_and_country`: `carrierRef` is the
   * country. `number`: `carrierRef` is null.
   */
  knownBy: 'id' | 'number' | 'number_and_country';
  /** Looks the number up by its digits. `rentals` is null when the answer was not such a list. */
  find(number: CarrierNumber, signal?: AbortSignal): Promise<Sent & { rentals: Rental[] | null }>;
  /**
   * Fetches the rental with this id, for carriers that know numbers by an id. `rental` is null when the answer was not
   * such a rental, `gone` when it was one that is over.
   */
  fetch?(reference: string, signal?: AbortSignal): Promise<Sent & { rental: Rental | null; gone?: boolean }>;
  listing(rental: Rental): Listed;
  /** Whether the rental is the account's own, where the record tells: not a subaccount's. */
  owned?(rental: Rental): boolean;
  /** Whether the carrier only hosts the number, which somebody rents or owns elsewhere: nothing to be released. */
  hosted?(rental: Rental): boolean;
  /** Sends the release of the rental with this reference, which is encoded. */
  remove(number: { e164: string; reference: string }, signal?: AbortSignal): Promise<Sent>;
  judge(sent: Sent): Verdict;
  /** Tells from the refusal and the number's own record, looked up right after it. */
  explain(refused: Sent, rental: Rental): Explanation;
  /** As `Carrier` has it. */
  effectWithinMs?: number;
  /** For a carrier whose API takes away what `explain` names. */
  blocks?: {
    reasons: ReadonlySet<ReasonCode>;
    /** Whether it keeps this rental, by its own record. */
    isThere(rental: Rental, reason: ReasonCode): boolean;
    /** `done` is null when the answer said neither. A `requested` one is worked on for `waitMs` at least. */
    remove(
      rental: Rental,
      reason: ReasonCode,
      signal?: AbortSignal,
    ): Promise<Sent & { done: { kind: 'removed' } | { kind: 'requested'; waitMs: number } | null }>;
  };
  /** Looks for a number that the account's list does not have by other means, see `Carrier.locate`. */
  locate?(number: CarrierNumber, signal?: AbortSignal): Promise<WithAnswer<LocateOutcome>>;
  /** For a carrier that releases many numbers by one order. `explain` tells why one of them was not released. */
  orders?(explain: Explain): CarrierOrders;
  /** Rents a released number again. `ordered` is whether the carrier took it. */
  reclaim?(number: CarrierNumber, signal?: AbortSignal): Promise<Sent & { ordered: boolean }>;
  /** One page of the whole list; `next` is the cursor of the following one. */
  page(
    cursor: string | null,
    signal?: AbortSignal,
  ): Promise<Sent & { rentals: Rental[] | null; next: string | null }>;
}

/**
 * Makes an adapter of a carrier's words: the order of steps and every rule of safety stand here, once.
 */
export function createAdapter<Rental>(words: CarrierWords<Rental>): Carrier {
  type Found = { kind: 'found'; rental: Rental | null; underOtherId: boolean; sent: Sent };
  type Ended = WithAnswer<ReadFailure | { kind: 'already_gone' }>;

  async function find(number: CarrierNumber, signal?: AbortSignal): Promise<Found | WithAnswer<ReadFailure>> {
    const looked = await words.find(number, signal);
    if (looked.rentals === null || !wellFormed(looked.rentals)) return readFailure(looked);
    const same = looked.rentals.filter((rental) => words.listing(rental).e164 === number.e164);
    const [rental = null] =
      words.knownBy === 'number' || number.carrierRef === null
        ? same
        : same.filter((candidate) => words.listing(candidate).carrierRef === number.carrierRef);
    return { kind: 'found', rental, underOtherId: rental === null && same.length > 0, sent: looked };
  }

  /** An id that is not of the carrier's form is not the carrier's answer. */
  function wellFormed(rentals: readonly Rental[]): boolean {
    return rentals.every((rental) => {
      const { carrierRef } = words.listing(rental);
      return carrierRef === null || encodeReference(words.reference, carrierRef) !== null;
    });
  }

  /**
   * Nothing is released before the carrier itself has said that the number of our books is rented to the account under
   * the reference of our books.
   */
  async function identify(
    number: CarrierNumber,
    signal?: AbortSignal,
  ): Promise<{ kind: 'ours'; rental: Rental; sent: Sent } | Ended> {
    const { carrierRef } = number;
    const reference =
      words.knownBy === 'number' || carrierRef === null ? null : encodeReference(words.reference, carrierRef);
    if (words.knownBy !== 'number' && carrierRef !== null && reference === null) {
      return operator('reference_invalid');
    }
    const found = await find(number, signal);
    if (found.kind !== 'found') return found;
    const answer = answerOf(found.sent.reply);
    if (found.underOtherId) return operator('rented_under_another_id', answer);
    if (found.rental !== null) return compare(number, found.rental, found.sent);
    if (reference === null || !words.fetch) return { kind: 'already_gone', answer };
    // The list does not have our number; what our reference stands for tells whether it is gone or never was this one.
    const fetched = await words.fetch(reference, signal);
    if (fetched.rental !== null) return compare(number, fetched.rental, fetched);
    if (!fetched.gone && words.judge(fetched) !== 'already_gone') return readFailure(fetched);
    return { kind: 'already_gone', answer: answerOf(fetched.reply, fetched.code) };
  }

  function compare(number: CarrierNumber, rental: Rental, sent: Sent) {
    const answer = answerOf(sent.reply, sent.code);
    const { e164, carrierRef, purchasedAt } = words.listing(rental);
    if (e164 !== number.e164) return operator('reference_of_another_number', answer);
    if (words.knownBy !== 'number' && number.carrierRef !== null && carrierRef !== number.carrierRef) {
      return operator('rented_under_another_id', answer);
    }
    if (words.owned?.(rental) === false) return operator('held_by_another_account', answer);
    if (words.hosted?.(rental)) return operator('hosted_number', answer);
    // Where no id tells one rental of a number from the next, the day of the purchase does.
    if (words.knownBy !== 'id' && number.purchasedAt && purchasedAt && purchasedAt > number.purchasedAt) {
      return operator('rented_again', answer);
    }
    return { kind: 'ours' as const, rental, sent };
  }

  /** A refused request changed nothing, so when the look-up fails too, both may simply be sent again. */
  async function explain(number: CarrierNumber, refused: Sent, signal?: AbortSignal) {
    const found = await find(number, signal);
    if (found.kind !== 'found') return found;
    const answer = answerOf(refused.reply, refused.code);
    if (found.rental === null) return { kind: 'already_gone' as const, answer };
    return { ...words.explain(refused, found.rental), answer };
  }

  async function release(number: CarrierNumber, signal?: AbortSignal): Promise<WithAnswer<ReleaseOutcome>> {
    const identified = await identify(number, signal);
    if (identified.kind !== 'ours') return identified;
    const { carrierRef } = words.listing(identified.rental);
    const reference = carrierRef === null ? '' : encodeReference(words.reference, carrierRef);
    if (reference === null) return readFailure(identified.sent);
    const sent = await words.remove({ e164: number.e164, reference }, signal);
    const answer = answerOf(sent.reply, sent.code);
    const verdict = words.judge(sent);
    if (typeof verdict === 'object') return { ...verdict, answer };
    const alike = classifyRelease(sent.reply, sent.code);
    if (alike) return alike;
    if (verdict === 'unexpected') return { kind: 'unknown', reason: 'unexpected_answer', answer };
    if (verdict === 'refused') return explain({ ...number, carrierRef }, sent, signal);
    return { kind: verdict, answer };
  }

  async function unblock(
    blocks: NonNullable<CarrierWords<Rental>['blocks']>,
    number: CarrierNumber,
    reason: ReasonCode,
    signal?: AbortSignal,
  ): Promise<WithAnswer<UnblockOutcome>> {
    const identified = await identify(number, signal);
    if (identified.kind === 'already_gone') return { kind: 'not_there', answer: identified.answer };
    if (identified.kind !== 'ours') return identified;
    if (!blocks.isThere(identified.rental, reason)) {
      return { kind: 'not_there', answer: answerOf(identified.sent.reply) };
    }
    const { done, ...sent } = await blocks.remove(identified.rental, reason, signal);
    return done === null ? readFailure(sent) : { ...done, reason, answer: answerOf(sent.reply, sent.code) };
  }

  /** Why an order did not release a number; what may pass by itself ends the order, and the number is released again. */
  const explainOrder: Explain = async (number, refused, signal) => {
    const explained = await explain(number, refused, signal);
    switch (explained.kind) {
      case 'needs_operator':
        return { ...explained, kind: 'order_failed' };
      case 'blocked_until':
        return { kind: 'order_over', waitMs: 0, reason: explained.reason, answer: explained.answer };
      default:
        return explained;
    }
  };

  async function reclaim(number: CarrierNumber, signal?: AbortSignal): Promise<WithAnswer<ReclaimOutcome>> {
    const { ordered, ...sent } = await words.reclaim!(number, signal);
    const answer = answerOf(sent.reply, sent.code);
    if (ordered) return { kind: 'ordered', answer };
    const alike = classifyRelease(sent.reply, sent.code);
    return alike?.kind === 'unknown' ? alike : readFailure(sent);
  }

  const { blocks, effectWithinMs } = words;
  return {
    ...(effectWithinMs !== undefined && { effectWithinMs }),
    release: (number, { signal }) => release(number, signal),
    ...(words.reclaim && { reclaim: (number, { signal }) => reclaim(number, signal) }),
    ...(words.locate && { locate: (number, { signal }) => words.locate!(number, signal) }),
    ...(words.orders && { orders: words.orders(explainOrder) }),
    ...(blocks && {
      blocks: {
        reasons: blocks.reasons,
        remove: (number, reason, { signal }) => unblock(blocks, number, reason, signal),
      },
    }),

    async readBack(number, { signal }) {
      const found = await find(number, signal);
      if (found.kind !== 'found') return found;
      const answer = answerOf(found.sent.reply);
      // Bought again, or a wrong id in our books: "gone" could hide a rental, "present" could release somebody's.
      if (found.underOtherId) return { kind: 'needs_operator', reason: 'rented_under_another_id', answer };
      return found.rental === null
        ? { kind: 'gone', answer }
        : { kind: 'present', carrierRef: words.listing(found.rental).carrierRef, answer };
    },

    async *list({ signal }) {
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof words.page>> = await words.page(cursor, signal);
        if (page.rentals === null || !wellFormed(page.rentals)) throw new CarrierListError(readFailure(page));
        const rented = page.rentals.filter((rental) => !words.hosted?.(rental));
        yield readListings(rented.map((rental) => words.listing(rental)));
        cursor = page.next;
      } while (cursor !== null);
    },
  };
}

const nothingAsked: CarrierAnswer = { httpStatus: null, carrierCode: null };

function operator(reason: ReasonCode, answer: CarrierAnswer = nothingAsked) {
  return { kind: 'needs_operator' as const, reason, answer };
}

/** Where nothing could be asked. */
export const notLocated = { kind: 'gone', absence: 'unknown', answer: nothingAsked } as const;

/** What a search among the numbers for sale tells of one: nobody rents what anybody may buy. `e164s` is null without one. */
export function locatedBySale(
  sent: Sent,
  e164s: readonly string[] | null,
  e164: string,
): WithAnswer<LocateOutcome> {
  const failure = e164s === null ? readFailure(sent) : null;
  if (failure?.kind === 'retry_after') return failure;
  const answer = answerOf(sent.reply, sent.code);
  return { kind: 'gone', absence: e164s?.includes(e164) ? 'proved' : 'unknown', answer };
}

/** The failure of a read that gave no list: one that all carriers mean alike, or an answer nobody documents. */
export function readFailure(sent: Sent): WithAnswer<ReadFailure> {
  return (
    classifyRead(sent.reply, sent.code) ?? {
      kind: 'needs_operator',
      reason: 'unexpected_answer',
      answer: answerOf(sent.reply, sent.code),
    }
  );
}
