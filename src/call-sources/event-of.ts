import { createHash } from 'node:crypto';
import type { CallEventType, CallOutcome } from '../domain/calls.ts';
import { type CallSourceKind, sourcePrefix } from '../domain/call-sources.ts';
import type { LineState, StateReport } from './contract.ts';
import { beginningOf } from '../domain/text.ts';
import { numberOf } from './read-text.ts';

/**
 * What a state proves. `failed` and `canceled` do not tell whether the phone rang: alone they are no dial.
 */
const meanings: Readonly<Record<LineState, { type: CallEventType; outcome?: CallOutcome }>> = {
  ringing: { type: 'started' },
  answered: { type: 'started' },
  completed: { type: 'finished', outcome: 'answered' },
  voicemail: { type: 'finished', outcome: 'voicemail' },
  busy: { type: 'finished', outcome: 'busy' },
  no_answer: { type: 'finished', outcome: 'no_answer' },
  failed: { type: 'not_placed', outcome: 'failed' },
  canceled: { type: 'not_placed', outcome: 'canceled' },
};

/** The states that prove no dial, as their events' ids name them, with how a call ended that was one after all. */
const unproved = { failed: 'failed', canceled: 'canceled' } as const satisfies Partial<
  Record<LineState, CallOutcome>
>;

/** So that with what comes before it, it is no longer than what a dialer may send (128). */
const longestId = 80;
const longestSeconds = 24 * 60 * 60;

/**
 * Our id of what a source names: the same each time, and never one of another namer or of what comes by the API.
 *
 * @param namer who made it: a carrier, all of whose sources share its ids, or else one source by its id, since two dialers
 *   may both count from 1
 */
export function sourceId(namer: string, theirs: string): string {
  const short = theirs.length <= longestId ? theirs : createHash('sha256').update(theirs).digest('hex');
  return `${sourcePrefix}${namer}:${short}`;
}

/**
 * A report as a call event, not yet checked. Its id is made of the call's and the state's, so that what is sent twice is
 * taken once.
 *
 * @param receivedAt for sources that do not tell when
 */
export function eventOf(kind: CallSourceKind, report: StateReport, receivedAt: Date) {
  const callId = sourceId(kind, report.callId);
  const { type, outcome } = meanings[report.state];
  const at = report.at ?? receivedAt;
  const startedAt = report.startedAt && report.startedAt <= at ? report.startedAt : null;
  const seconds = type === 'finished' ? (report.durationSeconds ?? null) : null;
  const from = numberOf(report.from) ?? beginningOf(report.from?.trim() ?? '', 128);
  const to = numberOf(report.to);
  return {
    id: eventId(callId, report.state),
    type,
    callId,
    occurredAt: at.toISOString(),
    ...(startedAt && { startedAt: startedAt.toISOString() }),
    ...(seconds !== null && seconds <= longestSeconds && { durationSeconds: seconds }),
    ...(outcome && { outcome }),
    ...(from && { from }),
    ...(to !== null && { to }),
  };
}

const eventId = (callId: string, state: LineState) => `${callId}:${state}`;

/** The events of a call that may have said that it was not placed, with the outcome if it was. */
export const unprovedEvents = (callId: string): { eventId: string; outcome: CallOutcome }[] =>
  Object.entries(unproved).map(([state, outcome]) => ({
    eventId: eventId(callId, state as LineState),
    outcome,
  }));
