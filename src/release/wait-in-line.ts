import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { beforeEachRequest } from '../carriers/before-request.ts';
import type { CarrierRate } from '../carriers/rates.ts';
import { takePlace } from '../db/releases/carrier-pace.ts';

/** A place in line that is used later than this is missed. */
const missedMs = 250;

interface Line {
  sql: Sql;
  carrier: string;
  rate: Pick<CarrierRate, 'perSecond' | 'counts'>;
  signal?: AbortSignal | undefined;
}

/**
 * Takes the carrier's next place in line, and waits for it.
 *
 * @throws the signal's reason when it was aborted
 */
export async function waitInLine({ sql, carrier, rate, signal }: Line): Promise<void> {
  // A busy machine wakes up late, and then many at once: who missed its place takes another, so that no burst forms.
  for (let tries = 0; tries < 5; tries += 1) {
    const waitMs = await takePlace(sql, carrier, rate.perSecond);
    const placeMs = performance.now() + waitMs;
    await sleep(waitMs, undefined, { ...(signal && { signal }) });
    if (performance.now() - placeMs < missedMs) return;
  }
}

/** Does work that only reads: where the carrier's limit counts that too, each request of it takes a place in line. */
export function readInLine<T>(line: Line, work: () => Promise<T>): Promise<T> {
  return line.rate.counts === 'requests' ? beforeEachRequest(() => waitInLine(line), work) : work();
}
