import type { PaceLimits } from './pace.ts';
import { type PlaceLimits, Places } from './places.ts';

const minuteMs = 60_000;

/** What clients may hold of a process, and at which pace. */
export const defaultLimits = {
  /** Each holds a database connection while its file arrives; others must be left for everybody else. */
  imports: { places: 5, each: 2, waitMs: 5_000 },
  /** Requests with an `Idempotency-Key`: each holds a database connection from its beginning to its end. */
  keyedChanges: { places: 6, each: 4, waitMs: 10_000 },
  /** What looks at all contacts or calls of campaigns: each holds a database connection for up to a minute. */
  wholeCampaigns: { places: 3, each: 2, waitMs: 5_000 },
  /** Each holds a thousand events at most, and takes its turn in the intake like everybody. */
  eventStreams: { places: 64, each: 16, waitMs: 5_000 },
  /** Each holds a snapshot, on a connection of its own. */
  liveExports: { places: 8, each: 3, waitMs: 5_000 },
  /** Each holds an open file. */
  sealedExports: { places: 64, each: 8, waitMs: 5_000 },
  /** Feeds for calendars: each makes a text of all of an account's deadlines. */
  calendars: { places: 4, each: 1, waitMs: 5_000 },
  /** Streams of changes. */
  streams: { places: 5_000, each: 1_000, waitMs: 0 },
  /** Streams of one key or person. */
  streamsOfOne: { places: Infinity, each: 100, waitMs: 0 },
  upload: { bytesPerSecond: 4_096, graceMs: 15_000, limitMs: 5 * minuteMs },
  download: { bytesPerSecond: 4_096, graceMs: 30_000, limitMs: 60 * minuteMs },
} satisfies Record<string, PlaceLimits | PaceLimits>;

export type Limits = typeof defaultLimits;

/** The places of a process. */
export const openPlaces = (limits: Limits) => ({
  imports: new Places(limits.imports),
  keyedChanges: new Places(limits.keyedChanges),
  wholeCampaigns: new Places(limits.wholeCampaigns),
  eventStreams: new Places(limits.eventStreams),
  liveExports: new Places(limits.liveExports),
  sealedExports: new Places(limits.sealedExports),
  calendars: new Places(limits.calendars),
  streams: new Places(limits.streams),
  streamsOfOne: new Places(limits.streamsOfOne),
});

export type AllPlaces = ReturnType<typeof openPlaces>;
