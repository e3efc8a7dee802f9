import { z } from 'zod';
import type { CallEvent } from '../../domain/calls.ts';
import { check } from '../http/validate.ts';
import { callEventSchema, dialerId, type RefusedEvent } from './call-event-schema.ts';
import { usualEvent } from './usual-event.ts';

export interface CheckedEvents {
  events: CallEvent[];
  /** For each of them, where it stood in the request. */
  places: number[];
  invalid: RefusedEvent[];
}

/** Checks the events of a batch one by one. */
export function checkEvents(all: readonly unknown[]): CheckedEvents {
  const events: CallEvent[] = [];
  const places: number[] = [];
  const invalid: RefusedEvent[] = [];
  for (const [index, event] of all.entries()) {
    const usual = usualEvent(event);
    const checked = usual ? { value: usual } : check(callEventSchema, event);
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
