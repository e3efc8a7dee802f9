import type { CallEventType, CallOutcome } from './campaign.ts';

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
  /** E.164. */
  from?: string | undefined;
  /** E.164. */
  to?: string | undefined;
  durationSeconds?: number | undefined;
  outcome?: CallOutcome | undefined;
  disposition?: string | undefined;
  answers?: Record<string, unknown> | undefined;
}
