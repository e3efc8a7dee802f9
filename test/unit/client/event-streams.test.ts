import { expect, onTestFinished, test } from 'vitest';
import { type CallEvent, Lastcall, type StreamProgress } from '../../../clients/typescript/src/index.ts';
import { blocksOf } from '../../../clients/typescript/src/event-blocks.ts';
import { deferred } from '../../support/deferred.ts';
import { cut, problem, type Script, scriptedServer } from '../../support/scripted-server.ts';

const event = (n: number): CallEvent => ({
  id: `e${n}`,
  type: 'started',
  callId: `c${n}`,
  occurredAt: '2026-11-23T18:00:00.000Z',
});
const events = (count: number) => Array.from({ length: count }, (_, n) => event(n));

async function start(...scripts: [Script, ...Script[]]) {
  const { url, asked } = await scriptedServer(onTestFinished, ...scripts);
  const lastcall = new Lastcall({ baseUrl: url, retryDelayMs: 1, maxRetries: 3 });
  const sent = () =>
    asked.map(({ body }) =>
      body
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as CallEvent).id),
    );
  return { lastcall, asked, sent };
}

/** Answers commits of two lines each; of so many, and then breaks off unless it is given a last line. */
const commits =
  (many: number, last?: object): Script =>
  (res, { body }) => {
    const lines = body.trimEnd().split('\n').length;
    res.writeHead(200, { 'content-type': 'application/jsonl' });
    for (let n = 1; n <= many; n += 1) {
      const told = {
        lines: Math.min(lines, n * 2),
        recorded: 2,
        duplicates: 0,
        refused: [],
        lastDialAt: null,
      };
      res.write(`${JSON.stringify(told)}\n`);
    }
    res.end(last && `${JSON.stringify(last)}\n`);
  };
const whole: Script = (res, asked) =>
  commits(asked.body.trimEnd().split('\n').length, { done: true })(res, asked);

async function all(stream: AsyncIterable<StreamProgress>) {
  const told = [];
  for await (const progress of stream) told.push(progress);
  return told;
}

test('after a break only what was not answered is sent again', async () => {
  const { lastcall, sent } = await start(commits(1), cut, commits(1), whole);
  const told = await all(lastcall.calls.stream('c-1', events(6)));
  expect(sent()).toEqual([
    ['e0', 'e1', 'e2', 'e3', 'e4', 'e5'],
    ['e2', 'e3', 'e4', 'e5'],
    ['e2', 'e3', 'e4', 'e5'],
    ['e4', 'e5'],
  ]);
  expect(told.map(({ done }) => done)).toEqual([2, 4, 6, 6]);
});

test('many events go in several requests, and are counted through all of them', async () => {
  const refusing: Script = (res) => {
    const refused = [{ line: 2, id: null, code: 'invalid_event', detail: 'no' }];
    res.write(`${JSON.stringify({ lines: 3, recorded: 2, duplicates: 0, refused, lastDialAt: null })}\n`);
    res.end('{"done":true}\n');
  };
  const { lastcall, sent } = await start(refusing);
  const told = await all(lastcall.calls.stream('c-1', events(6), { eventsPerRequest: 3 }));
  expect(sent().map((ids) => ids.length)).toEqual([3, 3]);
  expect(told.map(({ done, refused }) => [done, refused[0]?.index])).toEqual([
    [3, 1],
    [6, 4],
  ]);
});

const refusal = (status: number, code: string, more: object = {}) => ({
  error: { type: 't', title: 't', status, detail: 'd', code, instance: 'i', requestId: 'r', ...more },
});

test('a problem in the middle of a stream that will pass is waited for', async () => {
  const passing = refusal(429, 'rate_limit_exceeded', { retryAfterSeconds: 0 });
  const { lastcall, sent } = await start(commits(1, passing), whole);
  await all(lastcall.calls.stream('c-1', events(4)));
  expect(sent()).toEqual([
    ['e0', 'e1', 'e2', 'e3'],
    ['e2', 'e3'],
  ]);
});

test('one that will not, or not for long, is thrown', async () => {
  const { lastcall, asked } = await start(
    commits(1, refusal(409, 'campaign_archived')),
    commits(1, refusal(429, 'rate_limit_exceeded', { retryAfterSeconds: 3_600 })),
  );
  const stream = () => all(lastcall.calls.stream('c-1', events(4)));
  await expect(stream()).rejects.toMatchObject({ code: 'campaign_archived', status: 409 });
  await expect(stream()).rejects.toMatchObject({ code: 'rate_limit_exceeded', retryAfterMs: 3_600_000 });
  expect(asked).toHaveLength(2);
});

test('a stream that never gets further has an end', async () => {
  const { lastcall, asked } = await start(commits(0));
  await expect(all(lastcall.calls.stream('c-1', events(2)))).rejects.toMatchObject({
    code: 'connection_failed',
  });
  expect(asked).toHaveLength(4);
});

test('a refused request is thrown, and nothing more is read of the events', async () => {
  const { lastcall } = await start(problem(403, 'forbidden'));
  let read = 0;
  let ended = false;
  function* source() {
    try {
      for (;;) yield event((read += 1));
    } finally {
      ended = true;
    }
  }
  const stream = lastcall.calls.stream('c-1', source(), { eventsPerRequest: 5 });
  await expect(all(stream)).rejects.toMatchObject({ code: 'forbidden' });
  expect([read, ended]).toEqual([5, true]);
});

test('an event waits for others only so long', async () => {
  const went = deferred();
  async function* slow() {
    yield 1;
    yield 2;
    // Not before those before it have gone without it.
    await went.promise;
    yield 3;
  }
  const blocks = [];
  for await (const block of blocksOf(slow(), { events: 10, length: 1_000, waitMs: 20 })) {
    blocks.push(block);
    went.resolve();
  }
  expect(blocks).toEqual([['1', '2'], ['3']]);
});

test('what the source throws is thrown, behind what it had given before', async () => {
  function* broken() {
    yield 1;
    throw new Error('the cursor is gone');
  }
  const blocks = blocksOf(broken(), { events: 1, length: 9, waitMs: 9 });
  expect(await blocks.next()).toMatchObject({ value: ['1'] });
  await expect(blocks.next()).rejects.toThrow('the cursor is gone');
});
