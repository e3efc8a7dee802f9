import type { CallEvent } from '../../domain/calls.ts';
import { check } from '../http/validate.ts';
import { callEventSchema, type RefusedEvent } from './call-event-schema.ts';

/** Checks the events of a batch one by one. `places` has for each valid one where it stood in the request. */
export function checkEvents(all: readonly unknown[]): {
  events: CallEvent[];
  places: number[];
  invalid: RefusedEvent[];
} {
  const events: CallEvent[] = [];
  const places: number[] = [];
  const invalid: RefusedEvent[] = [];
  for (const [index, event] of all.entries()) {
    const checked = check(callEventSchema, event);
    if ('problem' in checked) {
      invalid.push({ id: idOf(event), index, code: 'invalid_event', detail: checked.problem });
    } else {
      events.push(checked.value);
      places.push(index);
    }
  }
  return { events, places, invalid };
}

const longestId = 128;

function idOf(event: unknown): string | null {
  if (typeof event !== 'object' || event === null || !('id' in event)) return null;
  return typeof event.id === 'string' ? event.id.slice(0, longestId) : null;
}
