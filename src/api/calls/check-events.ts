import { z } from 'zod';
import type { CallEvent } from '../../domain/calls.ts';
import { check } from '../http/validate.ts';
import { callEventSchema, dialerId, type RefusedEvent } from './call-event-schema.ts';

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

const withId = z.object({ id: dialerId() });

const idOf = (event: unknown) => withId.safeParse(event).data?.id ?? null;
