// Types and not interfaces: only those pass where any object of JSON may be.

/** What was asked of a carrier for a release. */
export const releaseRequests = ['release', 'read_back', 'poll', 'find_order', 'unblock', 'locate'] as const;

/** One request to the carrier within an attempt, and its answer: codes only. Stored and sealed as it is. */
export type ReleaseStep = {
  request: (typeof releaseRequests)[number];
  /** ISO 8601, UTC. */
  at: string;
  durationMs: number;
  outcome: string;
  /** A code of `src/carriers/reasons.ts`. */
  reason: string | null;
  /** The carrier's reference of the order that the answer is about. */
  orderRef: string | null;
  httpStatus: number | null;
  carrierCode: string | null;
};

/** One attempt at a release; `Instant` is a `Date`, or ISO text in the sealed file. */
export type ReleaseAttempt<Instant = Date> = {
  attempt: number;
  startedAt: Instant;
  finishedAt: Instant | null;
  /** Where the attempt left the release; null while it goes on. */
  outcome: string | null;
  steps: ReleaseStep[];
};

/** Whether it was our request that made the number go. */
export const releaseOutcomes = ['released', 'already_gone'] as const;
export type ReleaseOutcome = (typeof releaseOutcomes)[number];

/**
 * What shows that nobody pays for a number any more. `proved`: the carrier said that our request released it, or tells
 * where it is now. `absent_everywhere_we_can_see`: in none of the account's lists, those of its subaccounts included.
 * `unknown`: not in the account's list, and it may be in one that we cannot see.
 */
export const absences = ['proved', 'absent_everywhere_we_can_see', 'unknown'] as const;
export type Absence = (typeof absences)[number];

/** The number was read back from the carrier after the request, and was gone. */
export type ReadBackReceipt = {
  outcome: ReleaseOutcome;
  proof: 'read_back';
  /** Left out by versions that did not ask. */
  absence?: Absence;
  /** ISO 8601, UTC. */
  readBackAt: string | null;
  /** ISO 8601, UTC. */
  releasedAt: string;
  /** The carrier's reference of the order that released it. */
  orderRef: string | null;
  attempts: number;
};

/** A comparison found the number gone at the carrier, and somebody accepted that: nothing was asked. */
export type ComparisonReceipt = {
  outcome: Extract<ReleaseOutcome, 'already_gone'>;
  proof: 'comparison';
  /** Left out by versions that did not ask. */
  absence?: Absence;
  explanation: string;
  findingId: string;
  /** ISO 8601, UTC. */
  comparedAt: string;
  /** The campaign that held it then. */
  campaignId: string | null;
  /** ISO 8601, UTC. */
  releasedAt: string;
  orderRef: null;
  attempts: number;
};

/** What proves a release: written with `released`, never changed. */
export type Receipt = ReadBackReceipt | ComparisonReceipt;
