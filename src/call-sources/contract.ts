import type { IncomingHttpHeaders } from 'node:http';

/** A request that a source sent to its address. */
export interface Callback {
  headers: IncomingHttpHeaders;
  /** The address as the sender knows it, with its query. */
  url: string;
  /** As it came. */
  body: Buffer;
  receivedAt: Date;
}

/** What a signature is worth. `too_old`: right, but made outside of the replay window. */
export type Verdict = 'right' | 'wrong' | 'missing' | 'too_old';

/** Where a call is, in the words of all sources. */
export const lineStates = [
  'ringing',
  'answered',
  'completed',
  'voicemail',
  'busy',
  'no_answer',
  'failed',
  'canceled',
] as const;
export type LineState = (typeof lineStates)[number];

/** One state of one call, as a source tells it. What it does not tell is left out, or null. */
export interface StateReport {
  /** The source's id of the call. */
  callId: string;
  state: LineState;
  from: string | null;
  to: string | null;
  /** When it came to this state. */
  at: Date | null;
  startedAt?: Date | null;
  durationSeconds?: number | null;
}

/** Why a callback that is signed rightly tells nothing that is recorded. */
export const ignoredReasons = ['inbound', 'not_dialled_yet', 'no_call_state'] as const;
export type IgnoredReason = (typeof ignoredReasons)[number];

/** What a callback says. `events`: call events as the API takes them, not yet checked. */
export type Reading =
  { ignored: IgnoredReason } | { report: StateReport } | { events: readonly unknown[]; batch: boolean };

/** How one kind of source signs and speaks. */
export interface CallSourceProtocol {
  /** Whether the signature covers the address, so that what stands in its query can be trusted. */
  signsAddress: boolean;
  /** Null, or what is wrong with a secret that somebody enters. */
  secretProblem: (secret: string) => string | null;
  /** For sources that sign with what we give them. */
  newSecret?: () => string;
  verify: (callback: Callback, secret: string) => Verdict | Promise<Verdict>;
  /** Reads a body whose signature is right. */
  body:
    | { type: 'form'; read: (form: URLSearchParams) => Reading }
    | { type: 'json'; read: (value: object) => Reading };
}

/** So far from now a signature's own time may be, either way. */
export const replayWindowSeconds = 5 * 60;
