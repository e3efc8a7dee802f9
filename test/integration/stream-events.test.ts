import { beforeEach, expect } from 'vitest';
import { dial } from '../support/campaigns.ts';
import { openEventStream } from '../support/event-stream.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, api, account } = fixtures('api', 'account');
test.override('apiOptions', { limits: { eventStreams: { places: 2, each: 1, waitMs: 3_000 } } });

let campaignId: string;
beforeEach(async () => {
  campaignId = (await account.as.owner.post('/v1/campaigns', { name: 'Calls' })).body.id;
  await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
});

const counts = async () => (await account.as.owner.get(`/v1/campaigns/${campaignId}`)).body.counts;
const open = (of = campaignId) => openEventStream(api.url, account.keys.dialer, of);

test('thousands of events in one request are answered commit by commit, and summed up at the end', async () => {
  const stream = open();
  const events = Array.from({ length: 5_000 }, () => dial());
  stream.send(events.map((event) => JSON.stringify(event)).join('\n'));
  stream.end();
  const lines = await stream.rest();
  expect(lines.at(-1)).toEqual({ done: true, lines: 5_000, recorded: 5_000, duplicates: 0, refused: 0 });
  const done = lines.slice(0, -1).map((line) => line['lines'] as number);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(done.at(-1)).toBe(5_000);
  expect(await counts()).toMatchObject({ callEvents: 5_000, dials: 5_000 });
});

test('a client that sends line by line is answered line by line, while the request goes on', async () => {
  const stream = open();
  for (const line of [1, 2, 3]) {
    const event = dial();
    stream.send(event);
    expect(await stream.next()).toEqual({
      lines: line,
      recorded: 1,
      duplicates: 0,
      refused: [],
      lastDialAt: event.occurredAt.toISOString(),
    });
  }
  stream.end();
  expect(await stream.rest()).toEqual([{ done: true, lines: 3, recorded: 3, duplicates: 0, refused: 0 }]);
});

test('lines that are no event are refused by their number, and the others are recorded', async () => {
  const stream = open();
  const [ada, zoe] = [dial({ callerId: 'Ada 😀' }), dial()];
  const nested = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
  for (const line of [
    JSON.stringify(ada),
    '',
    '{"id":',
    nested,
    '"text"',
    JSON.stringify({ ...dial(), type: 'sung' }),
  ])
    stream.send(`${line}\n`);
  stream.send(JSON.stringify(zoe));
  stream.end();
  const lines = await stream.rest();
  expect(lines.at(-1)).toEqual({ done: true, lines: 6, recorded: 2, duplicates: 0, refused: 4 });
  const refused = lines.flatMap((line) => (Array.isArray(line['refused']) ? line['refused'] : []));
  expect(refused.map(({ line, code }) => [line, code])).toEqual(
    [2, 3, 4, 5].map((line) => [line, 'invalid_event']),
  );
});

test('a text that arrives byte by byte is read as it was meant', async () => {
  const stream = open();
  const bytes = Buffer.from(`${JSON.stringify(dial({ callerId: 'Žofie 😀' }))}\n`);
  for (const byte of bytes) stream.send(Uint8Array.of(byte));
  stream.end();
  expect((await stream.rest()).at(-1)).toMatchObject({ done: true, lines: 1, recorded: 1 });
});

test('after a break everything is sent again, and counts once', async () => {
  const events = Array.from({ length: 50 }, () => dial());
  const broken = open();
  for (const event of events.slice(0, 20)) broken.send(event);
  expect(await broken.next()).toMatchObject({ recorded: expect.any(Number) });
  broken.destroy();
  const stream = open();
  for (const event of events) stream.send(event);
  stream.end();
  const last = (await stream.rest()).at(-1);
  expect(last).toMatchObject({ done: true, lines: 50, refused: 0 });
  expect(await counts()).toMatchObject({ callEvents: 50, dials: 50 });
});

test('a key that is revoked in the middle ends the stream with the reason, and records nothing more', async () => {
  const { body: key } = await account.as.owner.post('/v1/api-keys', { name: 'Dialer', role: 'dialer' });
  const stream = openEventStream(api.url, key.secret, campaignId);
  stream.send(dial());
  await stream.next();
  await account.as.owner.delete(`/v1/api-keys/${key.id}`);
  stream.send(dial());
  expect(await stream.rest()).toMatchObject([{ error: { code: 'unauthenticated', status: 401 } }]);
  stream.destroy();
  expect((await counts()).callEvents).toBe(1);
});

test('a line without an end is refused before it fills the memory', async () => {
  const stream = open();
  stream.send(dial());
  await stream.next();
  stream.send('x'.repeat(200_000));
  expect(await stream.next()).toMatchObject({ error: { code: 'body_too_large' } });
  stream.destroy();
  expect((await counts()).callEvents).toBe(1);
});

test('a campaign that is archived meanwhile refuses each line, and says so', async () => {
  const stream = open();
  stream.send(dial());
  await stream.next();
  await account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
  stream.send(dial({ occurredAt: new Date(Date.now() + 1_000) }));
  expect(await stream.next()).toMatchObject({
    lines: 2,
    recorded: 0,
    refused: [{ line: 2, code: 'campaign_archived' }],
  });
  stream.end();
  await stream.rest();
});

test('of another account’s campaign nothing is told', async () => {
  const other = await api.createAccount();
  const { body } = await other.as.owner.post('/v1/campaigns', { name: 'Foreign' });
  const stream = open(body.id);
  stream.end();
  expect(await stream.status()).toBe(404);
});

test('an account that has its streams open already is asked to retry, and served when one has ended', async () => {
  const first = open();
  first.send(dial());
  await first.next();
  const second = open();
  second.send(dial());
  expect(await second.status()).toBe(429);
  second.destroy();
  first.end();
  await first.rest();
  const third = open();
  third.send(dial());
  third.end();
  expect((await third.rest()).at(-1)).toMatchObject({ done: true, recorded: 1 });
});
