/** What one call event tells. `not_placed` is an attempt that never rang: it does not count as a dial. */
export const callEventTypes = ['started', 'finished', 'result', 'not_placed'] as const;
export type CallEventType = (typeof callEventTypes)[number];

/** How a dial ended on the line, in the carriers' words. */
export const callOutcomes = ['answered', 'voicemail', 'no_answer', 'busy', 'failed', 'canceled'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** So long after the close calls that were placed before it may still report. */
export const lateWindowHours = 24;

/** One call event as a dialer reports it. Times are the dialer's own. */
export interface CallEvent {
  /** The dialer's id of this event: what makes recording it twice the same as once. */
  id: string;
  type: CallEventType;
  /** The dialer's id of the call. */
  callId: string;
  occurredAt: Date;
  /** When the call was placed, where the event is not `started` itself. */
  startedAt?: Date | undefined;
  /** Our id of the contact; without it the contact is found by `to`. */
  contactId?: string | undefined;
  callerId?: string | undefined;
  /** E.164, or what the dialer has instead of it, such as `anonymous`. */
  from?: string | undefined;
  /** E.164. */
  to?: string | undefined;
  durationSeconds?: number | undefined;
  /** Of a `result` it is what the caller says, which counts more than what was heard from the line. */
  outcome?: CallOutcome | undefined;
  /** Empty: takes back what was noted before. */
  disposition?: string | undefined;
  answers?: Record<string, unknown> | undefined;
}
