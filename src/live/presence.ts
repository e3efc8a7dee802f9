import type { Sql } from 'postgres';
import { now, nowMs } from '../clock.ts';
import { recordPresence, type Sighting } from '../db/callers/presence.ts';
import type { Logger } from '../log.ts';
import { collect } from './collect.ts';

const flushMs = 2_000;
const mostSightings = 50_000;

/** Who is at work where. */
export interface Presence {
  /** A caller was heard of in a campaign of whoever asks: at this time, or now. Shown two seconds later. */
  seen(campaignId: string, callerId: string, at?: Date): void;
  close(): Promise<void>;
}

/** Collects sightings, so that many callers' heartbeats cost one statement every two seconds. */
export function openPresence(sql: Sql, log: Logger): Presence {
  const collector = collect<{ campaignId: string; callerId: string; atMs: number }>({
    waitMs: flushMs,
    most: mostSightings,
    log,
    what: 'presence',
    async write(values) {
      // As ages, so that the database's clock is the only one.
      const writtenMs = nowMs();
      const sightings = values.map(({ campaignId, callerId, atMs }): Sighting => ({
        campaignId,
        callerId,
        ageMs: Math.max(0, writtenMs - atMs),
      }));
      await recordPresence(sql, sightings);
    },
  });
  return {
    seen(campaignId, callerId, at = now()) {
      collector.add(`${campaignId} ${callerId}`, { campaignId, callerId, atMs: at.getTime() });
    },
    close: () => collector.close(),
  };
}
