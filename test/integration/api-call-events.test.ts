import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { uuidv7 } from '../../src/ids.ts';
import { ago, dayMs, dial, minuteMs } from '../support/campaigns.ts';

const { test, api, account } = fixtures('api', 'account');

let campaignId: string;
beforeEach(async () => {
  campaignId = (await account.as.owner.post('/v1/campaigns', { name: 'Calls' })).body.id;
  await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
  api.temporal.signals.length = 0;
});

const send = (body: unknown) => account.as.dialer.post(`/v1/campaigns/${campaignId}/call-events`, body);
const campaign = async () => (await account.as.dialer.get(`/v1/campaigns/${campaignId}`)).body;

describe('recording', () => {
  test('one event', async () => {
    const event = dial({ to: '+12025550143', from: '+14155550123', callerId: 'ada' });
    const answer = await send(event);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      recorded: 1,
      duplicates: 0,
      refused: [],
      lastDialAt: event.occurredAt.toISOString(),
    });
    expect(await campaign()).toMatchObject({
      counts: { callEvents: 1, dials: 1 },
      lastDialAt: answer.body.lastDialAt,
    });
  });

  test('a batch of a thousand, and the same thousand again', async () => {
    const events = Array.from({ length: 1000 }, (_, n) =>
      dial({
        type: 'result',
        disposition: 'yes',
        answers: { Question: 'x'.repeat(n % 50), other: [1, true, null] },
      }),
    );
    expect((await send({ events })).body).toMatchObject({ recorded: 1000, duplicates: 0 });
    expect((await send({ events })).body).toMatchObject({ recorded: 0, duplicates: 1000 });
    expect((await campaign()).counts).toMatchObject({ callEvents: 1000, dials: 1000 });
  });

  test('a full batch with the longest answers fits', async () => {
    const answers = { Question: 'ž'.repeat(3_400) };
    const events = Array.from({ length: 1000 }, () => dial({ type: 'result', answers }));
    expect(await send({ events })).toMatchObject({ status: 200, body: { recorded: 1000 } });
  });

  test('retries of several dialers at once count once', async () => {
    const events = Array.from({ length: 100 }, () => dial());
    const answers = await Promise.all(Array.from({ length: 8 }, () => send({ events })));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(answers.reduce((sum, { body }) => sum + body.recorded, 0)).toBe(100);
    expect((await campaign()).counts.dials).toBe(100);
  });

  test('text of any language and shape comes back from the export as it was', async () => {
    const answers = { 'Wie viele? "ungefähr"': '3,\n"vielleicht" 4; =SUM(A1) 😀', 多: ['a', '\\', '\u0001'] };
    await send(dial({ type: 'result', callId: 'odd', disposition: 'ja, "sicher"\n', answers }));
    const [call] = await api.db.sql`select disposition, answers from calls where campaign_id = ${campaignId}`;
    expect(call).toEqual({ disposition: 'ja, "sicher"\n', answers });
  });
});

test('what is sent in an unusual way is recorded, answered and refused in the same words', async () => {
  const path = `/v1/campaigns/${campaignId}/call-events`;
  const ways = [
    (event: unknown) => account.as.dialer.post(path, event),
    (event: unknown) =>
      account.as.dialer.send('POST', path, {
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(event),
      }),
    (event: unknown) =>
      account.as.dialer.send('POST', path, {
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
        body: gzipSync(JSON.stringify(event)),
      }),
  ];
  const told = async (event: unknown) =>
    Promise.all(
      ways.map(async (way) => {
        const { status, body, headers } = await way(event);
        const { requestId: _requestId, instance: _instance, ...said } = body;
        // Each counts towards the limit, so that less is left for the next one.
        const own = [
          'ratelimit',
          'content-length',
          'date',
          'x-request-id',
          'vary',
          'connection',
          'keep-alive',
        ];
        return { status, said, headers: [...headers].filter(([name]) => !own.includes(name)) };
      }),
    );
  const event = dial();
  await send(event);
  for (const body of [
    event,
    { ...event, type: 'sung' },
    { ...event, to: 5 },
    [],
    { ...event, callId: 'other' },
  ]) {
    const [usual, ...others] = await told(body);
    expect(others).toEqual([usual, usual]);
  }
});

describe('the signal', () => {
  test('the first dial tells Temporal its time; those that follow do not, until the interval is over', async () => {
    const first = dial();
    await send(first);
    for (let n = 0; n < 20; n += 1) await send(dial());
    expect(api.temporal.signals).toEqual([{ campaignId, dialAtMs: first.occurredAt.getTime() }]);
    await api.db
      .sql`update campaigns set signalled_at = now() - interval '15 minutes' where id = ${campaignId}`;
    await send(dial());
    await send(dial());
    expect(api.temporal.signals).toHaveLength(2);
  });

  test('it names the campaign as Temporal knows it, however the address is written', async () => {
    const { status } = await account.as.dialer.post(
      `/v1/campaigns/${campaignId.toUpperCase()}/call-events`,
      dial(),
    );
    expect(status).toBe(200);
    expect(api.temporal.signals).toMatchObject([{ campaignId }]);
  });

  test('neither a duplicate nor an attempt that was not placed sends one', async () => {
    const event = dial();
    await send(event);
    await api.db.sql`update campaigns set signalled_at = null where id = ${campaignId}`;
    await send(event);
    await send(dial({ type: 'not_placed' }));
    expect(api.temporal.signals).toHaveLength(1);
  });
});

const archive = () => account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);

describe('refusing', () => {
  test('a draft refuses all of them, with their ids', async () => {
    campaignId = (await account.as.owner.post('/v1/campaigns', { name: 'Draft' })).body.id;
    const event = dial();
    const answer = await send({ events: [event] });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'campaign_not_launched', refused: [{ id: event.id, code: 'campaign_not_launched' }] },
    });
    expect(answer.body.detail).toContain(`/v1/campaigns/${campaignId}/launch`);
  });

  test('an event that is twice in a request is refused twice, and never called a duplicate', async () => {
    await archive();
    const event = dial({ occurredAt: new Date(Date.now() + 1000) });
    expect(await send({ events: [event, event] })).toMatchObject({
      status: 409,
      body: {
        code: 'campaign_archived',
        refused: [
          { index: 0, id: event.id },
          { index: 1, id: event.id },
        ],
      },
    });
  });

  test('an archived campaign refuses a new dial, and nothing comes back to life', async () => {
    await archive();
    const event = dial({ occurredAt: new Date(Date.now() + 1000) });
    expect(await send(event)).toMatchObject({
      status: 409,
      body: { code: 'campaign_archived', refused: [{ id: event.id, code: 'campaign_archived' }] },
    });
    expect(await campaign()).toMatchObject({
      status: 'archived',
      counts: { callEvents: 0 },
      lastDialAt: null,
    });
    expect(api.temporal.signals).toEqual([]);
  });

  test('a batch of both kinds is 207: what belongs to calls before the archive is taken, the rest named', async () => {
    const known = dial({ callId: 'known', occurredAt: ago(minuteMs) });
    await send(known);
    await archive();
    const end = dial({ type: 'finished', callId: 'known', durationSeconds: 30, outcome: 'answered' });
    const fresh = dial({ occurredAt: new Date(Date.now() + 1000) });
    const answer = await send({ events: [end, fresh, known] });
    expect(answer).toMatchObject({
      status: 207,
      body: { recorded: 1, duplicates: 1, refused: [{ id: fresh.id, code: 'campaign_archived' }] },
    });
    expect(answer.body.lastDialAt).toBe(known.occurredAt.toISOString());
  });

  test('duplicates alone are no refusal, also after the archive', async () => {
    const known = dial({ occurredAt: ago(minuteMs) });
    await send(known);
    await archive();
    expect(await send(known)).toMatchObject({
      status: 200,
      body: { recorded: 0, duplicates: 1, refused: [] },
    });
  });

  const good = { id: 'e', type: 'started', callId: 'c', occurredAt: ago(60 * minuteMs) };
  test.each([
    [{ ...good, id: undefined }, '#/id', 'missing'],
    [{ ...good, id: '' }, '#/id', '>=1'],
    [{ ...good, id: 'x'.repeat(129) }, '#/id', '<=128'],
    [{ ...good, type: 'dialed' }, '#/type', 'started'],
    [{ ...good, occurredAt: Date.now() }, '#/occurredAt', 'time in ISO 8601'],
    [{ ...good, occurredAt: '2026-11-01 00:00' }, '#/occurredAt', 'ISO 8601'],
    [{ ...good, occurredAt: new Date(Date.now() + 6 * minuteMs) }, '#/occurredAt', 'future'],
    [{ ...good, occurredAt: '1970-01-20T00:00:00Z' }, '#/occurredAt', '7 days'],
    [{ ...good, occurredAt: ago(8 * 24 * 60 * minuteMs) }, '#/occurredAt', 'clock'],
    [{ ...good, startedAt: ago(59 * minuteMs) }, '#/startedAt', 'after occurredAt'],
    [{ ...good, to: '2025550143' }, '#/to', 'E.164'],
    [{ ...good, from: '' }, '#/from', '>=1'],
    [{ ...good, contactId: 'x' }, '#/contactId', 'UUID'],
    [{ ...good, callerId: 'a\0b' }, '#/callerId', 'NUL'],
    [{ ...good, durationSeconds: 5 }, '#/durationSeconds', 'belongs to finished'],
    [{ ...good, type: 'finished', durationSeconds: -1 }, '#/durationSeconds', '>=0'],
    [{ ...good, type: 'finished', durationSeconds: 1.5 }, '#/durationSeconds', 'int'],
    [{ ...good, outcome: 'answered' }, '#/outcome', 'belongs to finished or not_placed'],
    [{ ...good, disposition: 'yes' }, '#/disposition', 'belongs to result'],
    [{ ...good, answers: {} }, '#/answers', 'belongs to result'],
    [{ ...good, type: 'result', answers: { q: { deep: 1 } } }, '#/answers/q', 'text, a number'],
    [
      { ...good, type: 'result', answers: { q: 'x'.repeat(4000), r: 'x'.repeat(4000) } },
      '#/answers',
      'longer',
    ],
    [{ ...good, type: 'result', answers: { 'nul\0': 1 } }, '#/answers', 'NUL'],
    [{ ...good, duration: 5 }, '#/duration', 'not known'],
    [{ events: [] }, '#/events', '>=1'],
    [{ events: Array.from({ length: 1001 }, () => good) }, '#/events', '<=1000'],
    [{ events: [good], more: 1 }, '#/more', 'not known'],
    [{ events: 'none' }, '#/events', 'array'],
  ])('it refuses %j', async (body, pointer, detail) => {
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ pointer }] } });
    expect(answer.body.errors[0].detail).toContain(detail);
  });

  test('bad events of a batch are refused by their place and reason, and the others are recorded', async () => {
    const tooOld = dial({ occurredAt: ago(8 * dayMs) });
    const answer = await send({
      events: [
        dial(),
        { ...good, to: 'x' },
        tooOld,
        { ...good, id: 5 },
        null,
        { ...good, callerId: 'a\0b' },
        { ...good, id: 'x'.repeat(129) },
        dial(),
      ],
    });
    expect(answer).toMatchObject({
      status: 207,
      body: {
        recorded: 2,
        duplicates: 0,
        refused: [
          {
            index: 1,
            id: 'e',
            code: 'invalid_event',
            detail: expect.stringMatching(/^#\/to: must be .*E\.164/),
          },
          { index: 2, id: tooOld.id, code: 'invalid_event', detail: expect.stringContaining('7 days') },
          { index: 3, id: null, code: 'invalid_event', detail: expect.stringContaining('#/id') },
          { index: 4, id: null, code: 'invalid_event' },
          { index: 5, id: 'e', code: 'invalid_event', detail: expect.stringContaining('NUL') },
          { index: 6, id: null, code: 'invalid_event', detail: expect.stringContaining('<=128') },
        ],
      },
    });
    expect((await campaign()).counts.callEvents).toBe(2);
  });

  test('a batch of nothing but bad events is answered as well, so that its sender goes on', async () => {
    expect(await send({ events: [{ ...good, to: 'x' }] })).toMatchObject({
      status: 207,
      body: { recorded: 0, refused: [{ index: 0, code: 'invalid_event' }] },
    });
  });

  test('an event id that comes again with something else is refused by its place', async () => {
    const first = dial();
    await send(first);
    const again = { ...dial(), id: first.id };
    expect(await send({ events: [{ ...good, to: 'x' }, first, again, dial()] })).toMatchObject({
      status: 207,
      body: {
        recorded: 1,
        duplicates: 1,
        refused: [
          { index: 0, code: 'invalid_event' },
          { index: 2, id: first.id, code: 'event_id_reused' },
        ],
      },
    });
  });

  test('sent alone, an event whose id was used for something else is an error with its code', async () => {
    const first = dial();
    await send(first);
    const answer = await send({ ...dial(), id: first.id });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'event_id_reused', refused: [{ index: 0, id: first.id, code: 'event_id_reused' }] },
    });
    expect(answer.body.detail).toContain(first.id);
    expect((await campaign()).counts).toMatchObject({ callEvents: 1, dials: 1 });
  });

  test('an event that is written another way is the same event', async () => {
    const contactId = uuidv7();
    const event = { ...good, type: 'result', occurredAt: ago(minuteMs), contactId, answers: { a: 1, b: -0 } };
    await send(event);
    const local = `${new Date(event.occurredAt.getTime() + 2 * 60 * minuteMs).toISOString().slice(0, -1)}+02:00`;
    const others = [
      { ...event, contactId: contactId.toUpperCase() },
      { ...event, answers: { b: 0, a: 1 } },
      { ...event, occurredAt: local },
      Object.fromEntries(Object.entries(event).toReversed()),
    ];
    for (const other of others) {
      expect(await send(other)).toMatchObject({ status: 200, body: { duplicates: 1, refused: [] } });
    }
    expect(await send({ events: others })).toMatchObject({ status: 200, body: { duplicates: 4 } });
  });

  test.each(['anonymous', 'client:ada', 'sip:ada@bank.example', '+14155550123'])(
    'a call from %s is recorded as the dialer has it',
    async (from) => {
      expect(await send(dial({ callId: 'odd', from }))).toMatchObject({ status: 200 });
      const [call] = await api.db.sql`select from_number from calls where campaign_id = ${campaignId}`;
      expect(call).toEqual({ from_number: from });
    },
  );

  test('a dialer’s clock may be five minutes ahead: the dial counts as of now', async () => {
    const answer = await send(dial({ occurredAt: new Date(Date.now() + 4 * minuteMs) }));
    expect(answer.status).toBe(200);
    expect(Date.parse(answer.body.lastDialAt)).toBeLessThanOrEqual(Date.now() + 1000);
  });

  test('a dial of days ago, reported now, is taken and moves no deadline back', async () => {
    await send(dial({ occurredAt: ago(minuteMs) }));
    const before = await campaign();
    expect((await send(dial({ occurredAt: ago(6 * dayMs) }))).body).toMatchObject({ recorded: 1 });
    expect((await campaign()).deadline).toBe(before.deadline);
  });
});
