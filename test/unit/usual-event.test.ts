import { expect, test } from 'vitest';
import { callEventSchema } from '../../src/api/calls/call-event-schema.ts';
import { usualEvent } from '../../src/api/calls/usual-event.ts';
import { findTextProblem } from '../../src/api/http/text-check.ts';

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const dayMs = 24 * 60 * 60 * 1000;
const usual = { id: 'e', type: 'started', callId: 'c', occurredAt: ago(0) };
const thisYear = new Date().getUTCFullYear();

const ids = ['e', '', 'x'.repeat(128), 'x'.repeat(129), 'a\0', '\ud800', '😀', 5, null, ['e'], { a: 1 }];
const times = [
  ...[0, 60_000, -60_000, -10 * 60_000, 6.99 * dayMs, 7.01 * dayMs].map(ago),
  ago(0).replace(/\.\d+Z$/, 'Z'),
  ago(0).replace('Z', '+00:00'),
  ago(0).replace('Z', '000Z'),
  ...['02-29', '02-30', '02-31', '04-31', '13-01', '00-10'].map((day) => `${thisYear}-${day}T00:00:00Z`),
  ...['24:00:00', '23:59:60', '25:00:00', '00:61:00'].map((time) => `${ago(0).slice(0, 10)}T${time}Z`),
  'yesterday',
  '',
  0,
  null,
];

/** Values to try of each member, right ones and wrong ones. */
const tried: Record<string, readonly unknown[]> = {
  id: ids,
  callId: ids,
  callerId: ids,
  from: ids,
  type: ['started', 'finished', 'result', 'not_placed', 'ringing', '', null, 1],
  occurredAt: times,
  startedAt: times,
  to: ['+12025550143', '+0', '12025550143', '+1202555014312345', ' +12025550143', '', null, 12025550143],
  durationSeconds: [0, 86_400, 86_401, -1, 1.5, '5', null],
  outcome: ['busy', 'voicemail', 'rang', null],
  disposition: ['yes', ''],
  answers: [{ a: 'b' }],
  contactId: ['019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11', 'x'],
  unknown: [1],
  ['__proto__']: [1],
};

const bySchema = (event: unknown) =>
  findTextProblem(event) ? null : (callEventSchema.safeParse(event).data ?? null);

test('an event that is read without the schema is read as the schema reads it', () => {
  const differing: unknown[] = [];
  let read = 0;
  const attempt = (event: unknown) => {
    const found = usualEvent(event);
    if (found === null) return;
    read += 1;
    if (JSON.stringify(inOrder(found)) !== JSON.stringify(inOrder(bySchema(event)))) differing.push(event);
  };
  const types = ['started', 'finished', 'result', 'not_placed'];
  for (const [member, values] of Object.entries(tried)) {
    for (const value of values) {
      for (const type of types) attempt(parsed({ ...usual, type, [member]: value }));
      for (const [other, others] of Object.entries(tried)) {
        for (const another of others)
          attempt(parsed({ ...usual, type: 'finished', [member]: value, [other]: another }));
      }
    }
    attempt(parsed(Object.fromEntries(Object.entries(usual).filter(([name]) => name !== member))));
  }
  expect(differing).toEqual([]);
  // Else nothing was compared.
  expect(read).toBeGreaterThan(1_000);
});

test.each([null, [], 'text', 5, [usual], { events: [usual] }])('%j is left to the schema', (body) => {
  expect(usualEvent(body)).toBeNull();
});

test('usual events of each type are read without the schema', () => {
  const said = { ...usual, callerId: 'a', from: 'anonymous', to: '+12025550143' };
  expect(usualEvent(said)).not.toBeNull();
  expect(
    usualEvent({ ...said, type: 'finished', startedAt: usual.occurredAt, durationSeconds: 5 }),
  ).not.toBeNull();
  expect(usualEvent({ ...said, type: 'not_placed', outcome: 'failed' })).not.toBeNull();
});

/** As it comes from the network: also with a member that JavaScript would not keep otherwise. */
const parsed = (event: Record<string, unknown>): unknown => JSON.parse(JSON.stringify(event));

const inOrder = (event: object | null) =>
  event && Object.fromEntries(Object.entries(event).toSorted(([a], [b]) => (a < b ? -1 : 1)));
