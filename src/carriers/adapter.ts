import { answerOf, classifyRead, classifyRelease } from './classify.ts';
import {
  CarrierListError,
  type Carrier,
  type CarrierListing,
  type CarrierNumber,
  type ReadFailure,
  type ReleaseOutcome,
  type WithAnswer,
} from './contract.ts';
import type { HttpReply } from './http.ts';

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
export type Explanation = Extract<ReleaseOutcome, { kind: 'needs_operator' | 'blocked_until' }>;

/** What a carrier that releases one number by one request has to say for itself. `Rental` is a record of its list. */
export interface CarrierWords<Rental> {
  /**
   * What a rental is addressed by. `id`: `carrierRef` names the rental. `number_and_country`: `carrierRef` is the
   * country. `number`: `carrierRef` is null, and a release needs no look-up.
   */
  knownBy: 'id' | 'number' | 'number_and_country';
  /** Looks the number up by its digits. `rentals` is null when the answer was not such a list. */
  find(number: CarrierNumber, signal?: AbortSignal): Promise<Sent & { rentals: Rental[] | null }>;
  listing(rental: Rental): CarrierListing;
  /** Sends the release of the rental with this id. */
  remove(number: { e164: string; carrierRef: string }, signal?: AbortSignal): Promise<Sent>;
  judge(sent: Sent): Verdict;
  /** Tells from the refusal and the number's own record, looked up right after it. */
  explain(refused: Sent, rental: Rental): Explanation;
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
  type Found = {
    kind: 'found';
    rental: Rental | null;
    ref: string | null;
    underOtherId: boolean;
    sent: Sent;
  };

  async function find(number: CarrierNumber, signal?: AbortSignal): Promise<Found | WithAnswer<ReadFailure>> {
    const looked = await words.find(number, signal);
    if (looked.rentals === null) return readFailure(looked);
    const found = { kind: 'found', rental: null, ref: null, underOtherId: false, sent: looked } as const;
    const same = looked.rentals.filter((rental) => words.listing(rental).e164 === number.e164);
    const [rental] =
      words.knownBy === 'id' && number.carrierRef !== null
        ? same.filter((candidate) => words.listing(candidate).carrierRef === number.carrierRef)
        : same;
    if (rental === undefined) return { ...found, underOtherId: same.length > 0 };
    return { ...found, rental, ref: words.listing(rental).carrierRef };
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
    let { carrierRef } = number;
    if (carrierRef === null && words.knownBy !== 'number') {
      const found = await find(number, signal);
      if (found.kind !== 'found') return found;
      if (found.rental === null) return { kind: 'already_gone', answer: answerOf(found.sent.reply) };
      carrierRef = found.ref;
    }
    const sent = await words.remove({ e164: number.e164, carrierRef: carrierRef ?? '' }, signal);
    const answer = answerOf(sent.reply, sent.code);
    const verdict = words.judge(sent);
    if (typeof verdict === 'object') return { ...verdict, answer };
    const alike = classifyRelease(sent.reply, sent.code);
    if (alike) return alike;
    if (verdict === 'unexpected') return { kind: 'unknown', reason: 'unexpected_answer', answer };
    if (verdict === 'refused') return explain({ ...number, carrierRef }, sent, signal);
    return { kind: verdict, answer };
  }

  return {
    release: (number, { signal }) => release(number, signal),

    async readBack(number, { signal }) {
      const found = await find(number, signal);
      if (found.kind !== 'found') return found;
      const answer = answerOf(found.sent.reply);
      // Bought again, or a wrong id in our books: "gone" could hide a rental, "present" could release somebody's.
      if (found.underOtherId) return { kind: 'needs_operator', reason: 'rented_under_another_id', answer };
      return found.rental === null
        ? { kind: 'gone', answer }
        : { kind: 'present', carrierRef: found.ref, answer };
    },

    async *list({ signal }) {
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof words.page>> = await words.page(cursor, signal);
        if (page.rentals === null) throw new CarrierListError(readFailure(page));
        yield page.rentals.map((rental) => words.listing(rental));
        cursor = page.next;
      } while (cursor !== null);
    },
  };
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
