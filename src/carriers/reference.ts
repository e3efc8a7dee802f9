/** How a carrier's own ids of rentals look. */
export interface ReferenceForm {
  /** What the carrier calls it. */
  name: string;
  form: RegExp;
  /** The form in words that follow "must be". */
  words: string;
}

/**
 * What is wrong with a carrier's reference of a rental, in words that follow "the reference"; null when nothing is.
 *
 * @param known null: the number itself is all that the carrier knows a rental by
 */
export function referenceProblem(known: ReferenceForm | null, reference: string): string | null {
  if (known === null) return 'must be left out: this carrier knows a number by its digits';
  return known.form.test(reference) ? null : `must be ${known.words} at this carrier`;
}

/**
 * A carrier's reference as it may stand in the address or the body of a request: checked first, so that no other
 * resource can be meant by it, and encoded. What this does not let through is never sent.
 *
 * @returns null when it is not of the carrier's form
 */
export function encodeReference(known: ReferenceForm | null, reference: string): string | null {
  return referenceProblem(known, reference) === null ? encodeURIComponent(reference) : null;
}
