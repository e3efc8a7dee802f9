import { nowMs } from '../../clock.ts';
import type { CallEvent, CallEventType, CallOutcome } from '../../domain/calls.ts';
import { callEventTypes, callOutcomes } from '../../domain/calls.ts';
import { e164Pattern } from '../../domain/numbers.ts';
import { isStorable } from '../../domain/text.ts';
import { clockToleranceMs, longestCallSeconds, longestDialerId, oldestMs } from './call-event-schema.ts';

/**
 * An event that is told as dialers mostly tell it, read without the schema, which costs as much as all the rest of an
 * event. Null: look at it with the schema, which decides what is valid and says what is not. What is read here the schema
 * reads the same (`usual-event.test.ts` holds the two together).
 */
export function usualEvent(value: unknown): CallEvent | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const given = value as Record<string, unknown>;
  const { id, type, callId, occurredAt, startedAt, callerId, from, to, durationSeconds, outcome } = given;
  if (!isId(id) || !isId(callId) || !isType(type)) return null;
  const at = timeOf(occurredAt);
  if (!at) return null;
  const event: CallEvent = { id, type, callId, occurredAt: at };
  let members = 4;
  if (startedAt !== undefined) {
    const started = timeOf(startedAt);
    if (!started || started > at) return null;
    event.startedAt = started;
    members += 1;
  }
  if (callerId !== undefined) {
    if (!isId(callerId)) return null;
    event.callerId = callerId;
    members += 1;
  }
  if (from !== undefined) {
    if (!isId(from)) return null;
    event.from = from;
    members += 1;
  }
  if (to !== undefined) {
    if (typeof to !== 'string' || !e164Pattern.test(to)) return null;
    event.to = to;
    members += 1;
  }
  if (durationSeconds !== undefined) {
    if (type !== 'finished' || !isDuration(durationSeconds)) return null;
    event.durationSeconds = durationSeconds;
    members += 1;
  }
  if (outcome !== undefined) {
    if ((type !== 'finished' && type !== 'not_placed') || !isOutcome(outcome)) return null;
    event.outcome = outcome;
    members += 1;
  }
  // Whatever else it says, known or not, is for the schema.
  return Object.keys(given).length === members ? event : null;
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longestDialerId && isStorable(value);

const isType = (value: unknown): value is CallEventType => callEventTypes.includes(value as CallEventType);

const isOutcome = (value: unknown): value is CallOutcome => callOutcomes.includes(value as CallOutcome);

const isDuration = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= longestCallSeconds;

const usualTime = /^\d{4}-\d\d-(\d\d)T\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;

function timeOf(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  const day = usualTime.exec(value)?.[1];
  if (day === undefined) return null;
  const at = new Date(value);
  const away = at.getTime() - nowMs();
  // A day that its month does not have, and an hour of 24, would be taken for the next day.
  return at.getUTCDate() === Number(day) && away <= clockToleranceMs && away >= -oldestMs ? at : null;
}
