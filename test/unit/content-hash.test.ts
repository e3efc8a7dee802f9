import { expect, test } from 'vitest';
import { contentHash } from '../../src/db/calls/content-hash.ts';
import type { CallEvent } from '../../src/domain/calls.ts';

const event: CallEvent = {
  id: 'e',
  type: 'result',
  callId: 'c',
  occurredAt: new Date('2026-11-23T18:00:00Z'),
  answers: { vote: 'yes', signs: ['a', 'b'] },
};

test('the same content has the same hash, in whatever order it is told', () => {
  const { occurredAt, ...others } = event;
  expect(contentHash({ occurredAt, ...others, answers: { signs: ['a', 'b'], vote: 'yes' } })).toBe(
    contentHash(event),
  );
  expect(contentHash({ ...event, callerId: undefined })).toBe(contentHash(event));
});

test.each<Partial<CallEvent>>([
  { callId: 'd' },
  { type: 'finished' },
  { occurredAt: new Date('2026-11-23T18:00:00.001Z') },
  { to: '+12025550143' },
  { answers: { vote: 'yes' } },
  { answers: { vote: 'yes', signs: ['b', 'a'] } },
  { answers: { vote: 'no', signs: ['a', 'b'] } },
  { answers: undefined },
])('%j changes it', (change) => {
  expect(contentHash({ ...event, ...change })).not.toBe(contentHash(event));
});

test('it fits the database’s bigint', () => {
  for (let n = 0; n < 100; n += 1) {
    const hash = BigInt(contentHash({ ...event, id: String(n) }));
    expect(BigInt.asIntN(64, hash)).toBe(hash);
  }
});

test('what was kept before keeps its hash', () => {
  expect(contentHash(event)).toBe('6908260697578436808');
  const finished: CallEvent = {
    id: 'e-1',
    type: 'finished',
    callId: 'ü"',
    occurredAt: new Date('2026-11-23T18:00:00.5Z'),
    callerId: 'x',
    from: 'anonymous',
    to: '+12025550143',
    durationSeconds: 5,
    outcome: 'busy',
  };
  expect(contentHash(finished)).toBe('-1754450204924590128');
});
