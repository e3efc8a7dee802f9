const firstMs = 1_000;
const longestMs = 60_000;

/**
 * How long to pause before a child workflow is begun again: one that ended before its work was done, or one whose
 * predecessor of the same id still runs, because it outlived the parent that it had.
 *
 * @param pausesBefore how many there were in a row
 * @returns milliseconds: a second, then twice as long each time, up to a minute
 */
export const pauseMs = (pausesBefore: number): number => Math.min(firstMs * 2 ** pausesBefore, longestMs);
