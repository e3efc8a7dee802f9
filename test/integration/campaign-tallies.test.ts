import { expect } from 'vitest';
import { callOutcomes, type CallEvent } from '../../src/domain/calls.ts';
import { recordCalls } from '../../src/db/calls/record-calls.ts';
import { uuidv7 } from '../../src/ids.ts';
import { fixtures } from '../support/fixtures.ts';
import { type TestAccount } from '../support/test-api.ts';

const { test, api } = fixtures('api');

let account: TestAccount;
test.beforeAll(async () => {
  account = await api.createAccount({ timeZone: 'America/Chicago' });
});

async function launched(of: TestAccount = account): Promise<string> {
  const { body } = await of.as.owner.post('/v1/campaigns', { name: 'Counted' });
  await of.as.owner.post(`/v1/campaigns/${body.id}/launch`);
  return body.id;
}

const record = (campaignId: string, events: CallEvent[], of: TestAccount = account) =>
  recordCalls(api.db.sql, { accountId: of.id, campaignId, events, coalesceMs: 0 });

const statistics = async (campaignId: string, of: TestAccount = account) =>
  (await of.as.moderator.get(`/v1/campaigns/${campaignId}/statistics`)).body;

/** A generator of numbers below `below` that tells the same story every time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // The low bits of such a generator repeat soon.
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('whatever order events come in, however often and in whatever batches, the tallies equal a count of the calls', async () => {
  const pick = chance(20_261_125);
  const types = ['started', 'finished', 'result', 'not_placed'] as const;
  for (let round = 0; round < 12; round += 1) {
    const campaignId = await launched();
    const nowMs = Date.now();
    const events: CallEvent[] = Array.from({ length: 160 }, (_, at) => {
      const type = types[pick(4)] ?? 'started';
      return {
        id: `event-${at}`,
        type,
        callId: `call-${pick(40)}`,
        occurredAt: new Date(nowMs - pick(36 * 60) * 60_000),
        ...(type === 'finished' && { durationSeconds: pick(2_000) }),
        ...(type !== 'started' && pick(4) > 0 && { outcome: callOutcomes[pick(callOutcomes.length)] }),
        ...(type === 'result' &&
          pick(4) > 0 && { disposition: ['Supports', 'Against', 'Call back', ''][pick(4)] }),
      };
    });
    for (let sent = 0; sent < 30; sent += 1) {
      const from = pick(events.length);
      await record(campaignId, events.slice(from, from + 1 + pick(25)));
    }
    const counted = await api.db.sql`
      select date_bin('15 minutes', started_at, 'epoch') as at, count(*)::int as n from calls
      where campaign_id = ${campaignId} and placed group by 1 order by 1`;
    const kept = await api.db.sql`
      select quarter_at as at, dials::int as n from dial_tally where campaign_id = ${campaignId} and dials <> 0 order by 1`;
    expect([...kept]).toEqual([...counted]);
    expect(counted.length).toBeGreaterThan(5);
    const countedResults = await api.db.sql`
      select disposition, count(*)::int as calls from calls
      where campaign_id = ${campaignId} and disposition is not null group by 1 order by 2 desc, 1`;
    const countedOutcomes = await api.db.sql`
      select outcome, count(*)::int as calls from calls
      where campaign_id = ${campaignId} and outcome is not null group by 1 order by 2 desc, 1`;
    expect(countedOutcomes.length).toBeGreaterThan(3);
    expect(await statistics(campaignId)).toMatchObject({
      dispositions: [...countedResults],
      outcomes: [...countedOutcomes],
    });
  }
});

test('recorded at the same time and in opposite orders, calls are counted once and nobody waits for ever', async () => {
  const campaignId = await launched();
  const events: CallEvent[] = Array.from({ length: 200 }, (_, at) => ({
    id: `event-${at}`,
    type: at % 2 === 0 ? 'finished' : 'result',
    callId: `call-${Math.floor(at / 2)}`,
    occurredAt: new Date(Date.now() - at * 10 * 60_000),
    ...(at % 2 === 0 && { outcome: at % 3 === 0 ? 'answered' : 'busy' }),
    ...(at % 2 === 1 && { disposition: at % 3 === 0 ? 'Supports' : 'Against' }),
  }));
  const batches = Array.from({ length: 40 }, (_, at) => {
    const batch = events.slice((at % 20) * 10, (at % 20) * 10 + 20);
    return at % 2 === 0 ? batch : batch.toReversed();
  });
  await Promise.all(batches.map((batch) => record(campaignId, batch)));
  const { dispositions, outcomes, dialsByDay } = await statistics(campaignId);
  expect(dialsByDay.reduce((sum: number, day: { dials: number }) => sum + day.dials, 0)).toBe(100);
  expect(dispositions).toEqual([
    { disposition: 'Against', calls: 67 },
    { disposition: 'Supports', calls: 33 },
  ]);
  expect(outcomes).toEqual([
    { outcome: 'busy', calls: 66 },
    { outcome: 'answered', calls: 34 },
  ]);
});

test('a result that comes after the archive counts, and one that corrects an earlier one moves it', async () => {
  const campaignId = await launched();
  const event = (type: CallEvent['type'], secondsAgo: number, disposition?: string): CallEvent => ({
    id: uuidv7(),
    type,
    callId: 'late',
    occurredAt: new Date(Date.now() - secondsAgo * 1_000),
    ...(disposition !== undefined && { disposition }),
  });
  await record(campaignId, [event('started', 90), event('result', 60, 'Undecided')]);
  await account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
  expect(await record(campaignId, [event('result', 1, 'Supports')])).toMatchObject({ recorded: 1 });
  const { dispositions, dialsByDay } = await statistics(campaignId);
  expect(dispositions).toEqual([{ disposition: 'Supports', calls: 1 }]);
  expect(dialsByDay).toMatchObject([{ dials: 1 }]);
});

test('a dial that was placed after all takes back the outcome of the try that was not', async () => {
  const campaignId = await launched();
  const event = (type: CallEvent['type'], secondsAgo: number, said: Partial<CallEvent> = {}): CallEvent => ({
    id: uuidv7(),
    type,
    callId: 'again',
    occurredAt: new Date(Date.now() - secondsAgo * 1_000),
    ...said,
  });
  await record(campaignId, [event('not_placed', 90, { outcome: 'failed' })]);
  expect((await statistics(campaignId)).outcomes).toEqual([{ outcome: 'failed', calls: 1 }]);
  await record(campaignId, [event('started', 60)]);
  expect((await statistics(campaignId)).outcomes).toEqual([]);
  await record(campaignId, [event('finished', 30, { outcome: 'busy' })]);
  await record(campaignId, [event('finished', 20, { outcome: 'voicemail' })]);
  expect((await statistics(campaignId)).outcomes).toEqual([{ outcome: 'voicemail', calls: 1 }]);
});

const dialAt = (iso: string): CallEvent => ({
  id: uuidv7(),
  type: 'started',
  callId: uuidv7(),
  occurredAt: new Date(iso),
});

test('days are those of the account’s zone, also across the change of summer time and in zones of half hours', async () => {
  const campaignId = await launched();
  // Chicago leaves summer time on 1 November 2026 at 07:00Z; the day has 25 hours.
  await record(campaignId, [
    dialAt('2026-11-01T04:59:00Z'),
    dialAt('2026-11-01T05:00:00Z'),
    dialAt('2026-11-02T05:59:00Z'),
    dialAt('2026-11-04T06:00:00Z'),
  ]);
  expect(await statistics(campaignId)).toMatchObject({
    timeZone: 'America/Chicago',
    dialsByDay: [
      { day: '2026-10-31', dials: 1 },
      { day: '2026-11-01', dials: 2 },
      { day: '2026-11-02', dials: 0 },
      { day: '2026-11-03', dials: 0 },
      { day: '2026-11-04', dials: 1 },
    ],
  });
  const kolkata = await api.createAccount({ timeZone: 'Asia/Kolkata' });
  const other = await launched(kolkata);
  await record(other, [dialAt('2026-11-20T18:29:00Z'), dialAt('2026-11-20T18:30:00Z')], kolkata);
  expect((await statistics(other, kolkata)).dialsByDay).toEqual([
    { day: '2026-11-20', dials: 1 },
    { day: '2026-11-21', dials: 1 },
  ]);
});

test('of a long campaign the last 90 days are shown', async () => {
  const campaignId = await launched();
  await record(campaignId, [dialAt('2026-07-01T15:00:00Z'), dialAt('2026-11-20T15:00:00Z')]);
  const { dialsByDay } = await statistics(campaignId);
  expect(dialsByDay).toHaveLength(90);
  expect(dialsByDay.at(0)).toEqual({ day: '2026-08-23', dials: 0 });
  expect(dialsByDay.at(-1)).toEqual({ day: '2026-11-20', dials: 1 });
});

test('a campaign without a call has empty charts, and another account’s has none', async () => {
  const campaignId = await launched();
  expect(await statistics(campaignId)).toEqual({
    timeZone: 'America/Chicago',
    dispositions: [],
    outcomes: [],
    dialsByDay: [],
  });
  const other = await api.createAccount();
  expect((await other.as.owner.get(`/v1/campaigns/${campaignId}/statistics`)).status).toBe(404);
});
