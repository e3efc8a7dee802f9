/** How fast a carrier may be asked to release numbers, over all workers together. */
export interface CarrierRate {
  /** Releases per second. */
  perSecond: number;
  /** Attempts under way at once in one worker process. */
  concurrent: number;
}

// No carrier publishes a limit for releasing numbers; ten a second is what their general limits have in common.
const defaultPerSecond = 10;

/** Answers may take seconds, and every one of them holds a place of its worker. */
const secondsUnderWay = 5;

/** A carrier's rate; `perSecond` is what the environment says of it, else the default. */
export function carrierRate(perSecond: number = defaultPerSecond): CarrierRate {
  return { perSecond, concurrent: Math.max(10, Math.ceil(perSecond * secondsUnderWay)) };
}
