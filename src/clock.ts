let measured: { databaseMs: number; atMs: number } | null = null;

/**
 * The database's time as this process knows it, in ms since the epoch: what it said last, and what has passed since then. A machine
 * whose clock is wrong, or is set while we run, does not change it. Until the database has said something, the machine's own time.
 *
 * For times that others see or that decide; how long something takes is told by `performance.now()`.
 */
export const nowMs = (): number =>
  measured === null ? Date.now() : Math.round(measured.databaseMs + performance.now() - measured.atMs);

/** As {@link nowMs}. */
export const now = (): Date => new Date(nowMs());

/** @param databaseMs what the database said at `atMs`, which is of `performance.now()` */
export function setClock(databaseMs: number, atMs: number): void {
  measured = { databaseMs, atMs };
}
