import { LastcallError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';
import { type CopyDeps, requireCurrent, standingOfCopy } from './standing.ts';

const pauseMs = 30_000;
const impatientMs = 2_000;

interface Deps extends CopyDeps {
  log: Logger;
  signal: AbortSignal;
}

/**
 * Waits until the database is known to be the copy that may act: what it gives back and seals cannot be taken back.
 *
 * @returns false when the signal came first
 * @throws LastcallError `installation_superseded`
 */
export async function untilCurrent({ sql, store, log, signal }: Deps): Promise<boolean> {
  const known = new AbortController();
  const failure = 'cannot ask whether another copy of the database has taken over; waiting';
  const common = { log, failure, level: 'warn', pauseMs: impatientMs, retries: isPassing } as const;
  await repeat({ ...common, signal: AbortSignal.any([signal, known.signal]) }, async () => {
    requireCurrent(await standingOfCopy({ sql, store }));
    known.abort();
  });
  return known.signal.aborted;
}

/**
 * Looks again and again until the signal fires.
 *
 * @throws LastcallError `installation_superseded`
 */
export async function keepCurrent({ sql, store, log, signal }: Deps): Promise<void> {
  const failure = 'cannot ask whether another copy of the database has taken over; trying again';
  await repeat({ log, failure, level: 'warn', pauseMs, retries: isPassing, signal }, async () => {
    requireCurrent(await standingOfCopy({ sql, store }));
  });
}

const isPassing = (error: unknown) => !(error instanceof LastcallError);
