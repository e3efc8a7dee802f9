/**
 * What a carrier's limit counts: the requests that give numbers back, or all requests, those that only read among them.
 */
export type Counted = 'releases' | 'requests';

/** A carrier's limit as its documents tell it, over all workers together. */
export interface CarrierLimit {
  perSecond: number;
  counts: Counted;
  /** Where that stands, or why it was chosen; in Markdown. */
  source: string;
}

/** How fast a carrier may be asked to release numbers, over all workers together. */
export interface CarrierRate {
  /** Of what is counted, per second. */
  perSecond: number;
  counts: Counted;
  /** Numbers that can be released per second. */
  numbersPerSecond: number;
  /** Numbers that one activity attempts, side by side. */
  batch: number;
  /** Numbers that one order takes; null where each is released by itself. */
  perOrder: number | null;
  /** Activities under way at once in one worker process. */
  concurrent: number;
}

/** Where nothing is published: what the carriers' general limits have in common. */
export const unpublishedLimit: CarrierLimit = {
  perSecond: 10,
  counts: 'releases',
  source: 'none published for releases; what general limits have in common',
};

/** Whose a number is, the release, the read-back. */
export const requestsPerNumber = 3;

/** An activity takes about this much work, so that accounts take turns often and Temporal is not the bottleneck. */
const secondsPerBatch = 0.5;
export const largestBatch = 25;

/** Answers may take seconds, and each holds a place of its worker. */
const secondsUnderWay = 10;

export function carrierRate(
  perSecond: number,
  counts: Counted = 'releases',
  perOrder: number | null = null,
): CarrierRate {
  const numbersPerSecond = counts === 'requests' ? perSecond / requestsPerNumber : perSecond;
  const batch = Math.min(largestBatch, Math.max(1, Math.round(numbersPerSecond * secondsPerBatch)));
  // An activity has as many numbers as an order takes, and attempts as many at once as the largest batch.
  const concurrent =
    perOrder === null
      ? Math.max(10, Math.ceil((numbersPerSecond * secondsUnderWay) / batch))
      : Math.max(4, Math.ceil((numbersPerSecond * secondsUnderWay) / largestBatch));
  return { perSecond, counts, numbersPerSecond, batch, perOrder, concurrent };
}
