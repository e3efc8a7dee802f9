import type { CarrierId } from './registry.ts';

/** How a carrier's own ids of rentals look; null where the number itself is all it knows a rental by. */
const forms: Record<CarrierId, { form: RegExp; words: string } | null> = {
  sandbox: { form: /^PN[0-9a-f]{32}$/i, words: 'PN and 32 hexadecimal digits' },
  twilio: { form: /^PN[0-9a-f]{32}$/i, words: 'PN and 32 hexadecimal digits' },
  telnyx: { form: /^\d{1,20}$/, words: 'digits' },
  bandwidth: null,
  signalwire: { form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, words: 'a UUID' },
  plivo: null,
  vonage: { form: /^[A-Z]{2}$/, words: 'the country of the number, two capital letters' },
};

/** What is wrong with a carrier's reference of a rental, in words that follow "the reference"; null when nothing is. */
export function referenceProblem(carrier: CarrierId, reference: string): string | null {
  const known = forms[carrier];
  if (known === null) return 'must be left out: this carrier knows a number by its digits';
  return known.form.test(reference) ? null : `must be ${known.words} at this carrier`;
}

/**
 * A carrier's reference as it may stand in the address or the body of a request: checked first, so that no other
 * resource can be meant by it, and encoded. What this does not let through is never sent.
 *
 * @returns null when it is not of the carrier's form
 */
export function encodeReference(carrier: CarrierId, reference: string): string | null {
  return referenceProblem(carrier, reference) === null ? encodeURIComponent(reference) : null;
}
