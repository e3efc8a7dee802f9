/** How fast a carrier may be asked to release numbers, over all workers together. */
export interface CarrierRate {
  /** Releases per second. */
  perSecond: number;
  /** Numbers that one activity attempts, side by side. */
  batch: number;
  /** Activities under way at once in one worker process. */
  concurrent: number;
}

/** No carrier publishes a limit for releasing numbers; ten a second is what their general limits have in common. */
export const usualPerSecond = 10;

/** An activity takes about this much work, so that accounts take turns often and Temporal is not the bottleneck. */
const secondsPerBatch = 0.5;
const largestBatch = 25;

/** Answers may take seconds, and each holds a place of its worker. */
const secondsUnderWay = 10;

export function carrierRate(perSecond: number): CarrierRate {
  const batch = Math.min(largestBatch, Math.max(1, Math.round(perSecond * secondsPerBatch)));
  return { perSecond, batch, concurrent: Math.max(10, Math.ceil((perSecond * secondsUnderWay) / batch)) };
}
