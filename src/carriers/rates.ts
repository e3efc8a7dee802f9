/** How fast a carrier may be asked to release numbers, over all workers together. */
export interface CarrierRate {
  /** Attempts per second that the Temporal server hands out. */
  perSecond: number;
  /** Attempts under way at once in one worker process. */
  concurrent: number;
}

/** Careful where nothing is published: no carrier of ours documents less than this. */
export const defaultRate: CarrierRate = { perSecond: 10, concurrent: 50 };
