import { describe, expect } from 'vitest';
import type { CallEvent } from '../../src/domain/calls.ts';
import { ago, hourMs, launchedCampaign, record, type TestCampaign } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, db } = fixtures('db');
let campaign: TestCampaign;
test.beforeAll(async () => {
  campaign = await launchedCampaign(db.sql);
});

const placedAt = ago(2 * hourMs);
const after = (seconds: number) => new Date(placedAt.getTime() + seconds * 1000);

type Event = Omit<CallEvent, 'id' | 'callId'>;
let calls = 0;

/** Records events in the given parts, each a request of its own, and says what the call has become. */
async function callOf(...parts: Event[][]) {
  calls += 1;
  const callId = `call-${calls}`;
  let events = 0;
  for (const part of parts) {
    const { recorded } = await record(
      db.sql,
      campaign,
      part.map((event) => ({ ...event, id: `${callId}-${(events += 1)}`, callId })),
    );
    expect(recorded).toBe(part.length);
  }
  const [call] = await db.sql`
    select placed, started_at, ended_at, duration_seconds, outcome, disposition, answers
    from calls where campaign_id = ${campaign.campaignId} and id = ${callId}`;
  return { ...call! };
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

/** Every way to send these one after the other, all in one request, and in two. */
const ways = (events: Event[]) =>
  permutations(events).flatMap((order) => [
    [order],
    order.map((event) => [event]),
    [order.slice(0, 2), order.slice(2)],
  ]);

describe('the events of a call', () => {
  test('leave the newest answer to each question, however they arrive', async () => {
    const events: Event[] = [
      { type: 'result', occurredAt: after(10), answers: { vote: 'no', sign: 'yes' }, disposition: 'Unsure' },
      { type: 'result', occurredAt: after(20), answers: { sign: 'no' }, disposition: 'Supports' },
      { type: 'result', occurredAt: after(30), answers: { vote: 'yes', party: 'none' } },
      { type: 'result', occurredAt: after(40) },
    ];
    for (const way of ways(events)) {
      expect(await callOf(...way)).toMatchObject({
        answers: { vote: 'yes', sign: 'no', party: 'none' },
        disposition: 'Supports',
      });
    }
  });

  test('that are of the same moment leave the same answer, however they arrive', async () => {
    const events: Event[] = [
      { type: 'result', occurredAt: after(10), answers: { vote: 'no' }, disposition: 'Unsure' },
      { type: 'result', occurredAt: after(10), answers: { vote: 'yes' }, disposition: 'Supports' },
    ];
    const [first, ...others] = await Promise.all(ways(events).map((way) => callOf(...way)));
    for (const other of others) expect(other).toEqual(first);
  });

  test('of its two legs leave the longer one’s time, and what tells most', async () => {
    const events: Event[] = [
      { type: 'started', occurredAt: after(0) },
      {
        type: 'finished',
        occurredAt: after(62),
        startedAt: after(0),
        durationSeconds: 60,
        outcome: 'answered',
      },
      { type: 'finished', occurredAt: after(64), startedAt: after(0), durationSeconds: 0, outcome: 'failed' },
      { type: 'finished', occurredAt: after(63), startedAt: after(0) },
    ];
    for (const way of ways(events)) {
      expect(await callOf(...way)).toMatchObject({
        duration_seconds: 60,
        outcome: 'answered',
        ended_at: after(64),
        started_at: after(0),
      });
    }
  });

  test('say nothing of a try that failed once a dial was placed', async () => {
    const events: Event[] = [
      { type: 'not_placed', occurredAt: after(-5), outcome: 'failed' },
      { type: 'not_placed', occurredAt: after(-3), outcome: 'busy' },
      { type: 'started', occurredAt: after(0) },
    ];
    for (const way of ways(events)) {
      expect(await callOf(...way)).toMatchObject({ placed: true, outcome: null, started_at: after(0) });
    }
    expect(await callOf(events.slice(0, 1), events.slice(1, 2))).toMatchObject({
      placed: false,
      outcome: 'busy',
    });
  });
});

describe('what a caller says of the outcome', () => {
  const finished: Event = {
    type: 'finished',
    occurredAt: after(60),
    durationSeconds: 60,
    outcome: 'voicemail',
  };
  const first: Event = {
    type: 'result',
    occurredAt: after(70),
    outcome: 'answered',
    disposition: 'Supports',
  };
  const second: Event = { type: 'result', occurredAt: after(80), outcome: 'busy', disposition: '' };

  test('counts more than what was heard from the line, and the newest counts, however they arrive', async () => {
    for (const way of ways([finished, first])) {
      expect(await callOf(...way)).toMatchObject({ outcome: 'answered', disposition: 'Supports' });
    }
    for (const way of ways([finished, first, second])) {
      expect(await callOf(...way)).toMatchObject({
        outcome: 'busy',
        disposition: null,
        duration_seconds: 60,
      });
    }
  });

  test('can take a disposition back, and another can be given after that', async () => {
    const third: Event = { type: 'result', occurredAt: after(90), disposition: 'Unsure' };
    for (const way of ways([first, second, third])) {
      expect(await callOf(...way)).toMatchObject({ outcome: 'busy', disposition: 'Unsure' });
    }
  });
});

describe('an event id', () => {
  const event: CallEvent = {
    id: 'used',
    type: 'started',
    callId: 'first',
    occurredAt: after(0),
    to: '+12025550143',
  };

  test('that comes again with the same content is a duplicate', async () => {
    expect(await record(db.sql, campaign, [event, { ...event }])).toMatchObject({
      recorded: 1,
      duplicates: 1,
    });
    expect(await record(db.sql, campaign, [event])).toMatchObject({ recorded: 0, duplicates: 1, reused: [] });
  });

  test.each([
    ['another call', { callId: 'second' }],
    ['another type', { type: 'not_placed' }],
    ['another time', { occurredAt: after(1) }],
    ['another number', { to: '+12025550144' }],
    ['answers', { answers: { vote: 'yes' } }],
  ] as const)('that comes again with %s is refused, and the first stays', async (_, change) => {
    const other: CallEvent = { ...event, ...change };
    expect(await record(db.sql, campaign, [other])).toMatchObject({
      recorded: 0,
      duplicates: 0,
      reused: [0],
    });
    const [{ stored } = { stored: null }] = await db.sql`
      select count(*)::int as stored from calls where campaign_id = ${campaign.campaignId} and id = 'second'`;
    expect(stored).toBe(0);
    expect(await record(db.sql, campaign, [event])).toMatchObject({ duplicates: 1, reused: [] });
  });

  test('that is in one request twice with something else counts once, and the second is refused', async () => {
    const first: CallEvent = { ...event, id: 'twice', callId: 'twice' };
    const result = await record(db.sql, campaign, [first, { ...first, to: '+12025550144' }, first]);
    expect(result).toMatchObject({ recorded: 1, duplicates: 1, reused: [1] });
  });

  test('that several send at once with different contents is recorded once, and refused to the others', async () => {
    const contents = Array.from({ length: 8 }, (_, n) => ({ ...event, id: 'race', callId: `race-${n}` }));
    const results = await Promise.all(contents.map((each) => record(db.sql, campaign, [each])));
    expect(results.map(({ recorded, reused }) => recorded + reused.length)).toEqual(contents.map(() => 1));
    expect(results.filter(({ recorded }) => recorded === 1)).toHaveLength(1);
  });

  test('of before contents were compared is a duplicate as long as call, type and time agree', async () => {
    const old: CallEvent = { ...event, id: 'old', callId: 'old' };
    await record(db.sql, campaign, [old]);
    await db.sql`update call_events set content_hash = null where campaign_id = ${campaign.campaignId} and id = 'old'`;
    expect(await record(db.sql, campaign, [{ ...old, to: '+12025550144' }])).toMatchObject({ duplicates: 1 });
    expect(await record(db.sql, campaign, [{ ...old, callId: 'other' }])).toMatchObject({ reused: [0] });
  });
});
