import { expect } from 'vitest';
import { resealLate } from '../../src/seals/seal.ts';
import { verifySeal } from '../../src/seals/verify.ts';
import { recordCalls } from '../../src/db/calls/record-calls.ts';
import type { CallEvent } from '../../src/domain/calls.ts';
import { archive, makeCalls, makeContacts } from '../support/archive.ts';
import { bed, test } from '../support/archive-bed.ts';
import { makeNumbers } from '../support/factories.ts';
import { readBackReceipt } from '../support/receipts.ts';

const event = (callId: string, more: Partial<CallEvent> = {}): CallEvent => ({
  id: `${callId}-result`,
  type: 'result',
  callId,
  occurredAt: new Date(),
  startedAt: new Date(Date.now() - 60_000),
  disposition: 'came late',
  ...more,
});
const report = (events: CallEvent[]) =>
  recordCalls(bed.sql, {
    accountId: bed.accountId,
    campaignId: bed.campaignId,
    events,
    coalesceMs: 1_000_000,
  });

test('a late result is sealed in a further revision of its own part alone', async () => {
  await makeCalls(bed.sql, bed.campaignId, 30);
  const [contactId = ''] = await makeContacts(bed.sql, bed.campaignId, 5);
  await bed.sql`update campaigns set contact_count = 5 where id = ${bed.campaignId}`;
  await archive(bed.sql, bed.campaignId);
  await bed.seal({ rowsPerPart: 10 });
  const before = await bed.manifest();

  expect(await report([event('call-000015')])).toMatchObject({ recorded: 1, refused: [] });
  expect(await resealLate(bed, bed)).toMatchObject({ version: 2 });
  const after = await bed.manifest();
  expect(after.parts.map(({ kind, sequence, revision }) => [kind, sequence, revision])).toEqual([
    ['calls', 1, 1],
    ['calls', 2, 2],
    ['calls', 3, 1],
    ['contacts', 1, 1],
  ]);
  expect([after.parts[0], after.parts[2], after.parts[3]]).toEqual([
    before.parts[0],
    before.parts[2],
    before.parts[3],
  ]);
  expect((await bed.exported('calls'))[14]).toMatchObject({
    call_id: 'call-000015',
    disposition: 'came late',
  });
  // The part that was replaced still stands.
  expect(await bed.store.stat(before.parts[1]?.key ?? '')).not.toBeNull();

  // Again without anything new: the version stays.
  expect(await resealLate(bed, bed)).toMatchObject({ version: 2 });

  // A call nobody knew of, in the middle, beyond the end, and the first to its contact.
  await report([
    event('call-000005-b', { contactId }),
    event('zzz', {
      id: 'zzz-started',
      type: 'started',
      startedAt: undefined,
      occurredAt: new Date(Date.now() - 60_000),
    }),
  ]);
  expect(await resealLate(bed, bed)).toMatchObject({
    version: 3,
    rows: { calls: 32, contacts: 5 },
  });
  expect((await bed.manifest()).parts.map(({ kind, revision, rows }) => [kind, revision, rows])).toEqual([
    ['calls', 2, 11],
    ['calls', 2, 10],
    ['calls', 2, 11],
    ['contacts', 2, 5],
  ]);
  const calls = await bed.exported('calls');
  expect(calls[5]).toMatchObject({ call_id: 'call-000005-b', contact_id: contactId });
  expect(calls.at(-1)).toMatchObject({ call_id: 'zzz' });
  expect((await bed.exported('contacts'))[0]?.['dialled_at']).not.toBe('');
  expect(await verifySeal(bed, bed.campaignId)).toMatchObject({ version: 3, ok: true });
});

test('receipts come as a kind of their own in a version of their own, and nothing else changes', async () => {
  await makeCalls(bed.sql, bed.campaignId, 10);
  const numbers = ['+15551110000', '+15551110001'].map((e164) => ({
    e164,
    carrier: 'sandbox',
    carrierRef: `PN${e164}`,
  }));
  const [numberId = ''] = await makeNumbers(bed.sql, bed.campaignId, numbers);
  await archive(bed.sql, bed.campaignId);
  await bed.seal();
  const before = await bed.manifest();
  const steps = [
    {
      request: 'release',
      at: '2026-03-01T10:00:00.000Z',
      durationMs: 5,
      outcome: 'released',
      httpStatus: 204,
    },
    {
      request: 'read_back',
      at: '2026-03-01T10:00:01.000Z',
      durationMs: 4,
      outcome: 'already_gone',
      httpStatus: 404,
    },
  ];
  await bed.sql`insert into release_attempts (number_id, attempt, started_at, finished_at, steps, outcome) values
    (${numberId}, 1, '2026-03-01T09:00:00Z', '2026-03-01T09:00:01.5Z', '[]', 'retry_after'),
    (${numberId}, 2, '2026-03-01T10:00:00Z', null, ${bed.sql.json(steps)}, 'released')`;
  const receipt = readBackReceipt({ orderRef: 'or-1', attempts: 2 });
  await bed.sql`
    update releases set status = 'released', attempts = 2, released_at = '2026-03-01T10:00:01Z', receipt = ${bed.sql.json(receipt)}
    where number_id = ${numberId}`;

  expect(await bed.seal({ kinds: ['receipts'] })).toEqual({
    version: 2,
    rows: { calls: 10, contacts: 0, receipts: 2 },
  });
  expect((await bed.manifest()).parts.slice(0, 2)).toEqual(before.parts);
  const [first, second] = await bed.exported('receipts');
  expect(first).toMatchObject({
    number_id: numberId,
    number: '+15551110000',
    carrier: 'sandbox',
    carrier_ref: 'PN+15551110000',
    status: 'released',
    outcome: 'released',
    proof: 'read_back',
    released_at: '2026-03-01T10:00:01.000Z',
    read_back_at: '2026-03-01T10:00:01.000Z',
    attempts: '2',
    order_ref: 'or-1',
    reason: '',
  });
  expect(JSON.parse(first?.['attempt_log'] ?? '')).toEqual([
    {
      attempt: 1,
      startedAt: '2026-03-01T09:00:00.000Z',
      finishedAt: '2026-03-01T09:00:01.500Z',
      steps: [],
      outcome: 'retry_after',
    },
    { attempt: 2, startedAt: '2026-03-01T10:00:00.000Z', finishedAt: null, steps, outcome: 'released' },
  ]);
  expect(second).toMatchObject({
    number: '+15551110001',
    status: 'pending',
    attempts: '0',
    attempt_log: '[]',
  });
});

test('a late seal and the receipts at once both end up in the newest version', async () => {
  await makeCalls(bed.sql, bed.campaignId, 10);
  await makeNumbers(bed.sql, bed.campaignId, [{ e164: '+15551110002', carrier: 'sandbox' }]);
  await archive(bed.sql, bed.campaignId);
  await bed.seal();
  await report([event('call-000003')]);
  await Promise.all([resealLate(bed, bed), bed.seal({ kinds: ['receipts'] })]);
  expect(await bed.exported('receipts')).toHaveLength(1);
  expect((await bed.exported('calls'))[2]?.['disposition']).toBe('came late');
  expect(await verifySeal(bed, bed.campaignId)).toMatchObject({ ok: true });
});
