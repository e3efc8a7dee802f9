import { describe, expect } from 'vitest';
import {
  type CallEvent,
  type Campaign,
  Lastcall,
  type LastcallEvent,
} from '../../clients/typescript/src/index.ts';
import { partKinds } from '../../src/domain/manifest.ts';
import { sealCampaign } from '../../src/seals/seal.ts';
import { makeCalls } from '../support/archive.ts';
import { numberAll } from '../support/events.ts';
import { fixtures } from '../support/fixtures.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, api, account } = fixtures('api', 'account');

const client = (baseUrl = api.url, apiKey = account.keys.owner) =>
  new Lastcall({ baseUrl, apiKey, retryDelayMs: 10, maxRetries: 30 });

const drafts = async (lastcall: Lastcall, count: number): Promise<[Campaign, ...Campaign[]]> => {
  const made = [await lastcall.campaigns.create({ name: 'Ward 1' })] as [Campaign, ...Campaign[]];
  for (let n = 2; n <= count; n += 1) made.push(await lastcall.campaigns.create({ name: `Ward ${n}` }));
  return made;
};

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test('a list has every item once, over all of its pages', async () => {
  const lastcall = client();
  await drafts(lastcall, 5);
  const listed = await collect(lastcall.campaigns.list({ limit: 2, sort: 'name' }));
  expect(listed.map(({ name }) => name)).toEqual(['Ward 1', 'Ward 2', 'Ward 3', 'Ward 4', 'Ward 5']);
});

test('a campaign is found by its id and by the short one, in any case', async () => {
  const lastcall = client();
  const [wanted] = await drafts(lastcall, 3);
  expect(await lastcall.campaigns.get(wanted.id)).toMatchObject({ name: 'Ward 1' });
  expect(await lastcall.campaigns.get(wanted.shortId.toUpperCase())).toMatchObject({ id: wanted.id });
  await expect(lastcall.campaigns.get('0000-0000')).rejects.toMatchObject({ code: 'not_found', status: 404 });
});

test('a change is made to what was seen, and to nothing else', async () => {
  const lastcall = client();
  const [seen] = await drafts(lastcall, 1);
  await lastcall.campaigns.update(seen.id, { name: 'Ward 9' }, { etag: seen.etag });
  await expect(
    lastcall.campaigns.update(seen.id, { name: 'Ward 10' }, { etag: seen.etag }),
  ).rejects.toMatchObject({
    code: 'changed_meanwhile',
    status: 412,
    problem: { current: { name: 'Ward 9' } },
  });
});

test('a change under a key of one’s own is made once, by whichever client', async () => {
  const [first, second] = [client(), client()];
  const made = await first.campaigns.create({ name: 'Ward 7' }, { idempotencyKey: 'order-1' });
  expect(await second.campaigns.create({ name: 'Ward 7' }, { idempotencyKey: 'order-1' })).toEqual(made);
  await expect(
    second.campaigns.create({ name: 'Ward 8' }, { idempotencyKey: 'order-1' }),
  ).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  expect(await collect(first.campaigns.list())).toHaveLength(1);
});

test('a key that is not valid is told so, with the id of the request', async () => {
  await expect(collect(client(api.url, 'lc_none').campaigns.list())).rejects.toMatchObject({
    code: 'unauthenticated',
    status: 401,
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  });
});

describe('events', () => {
  const launched = async (lastcall: Lastcall, name: string) => {
    const { id } = await lastcall.campaigns.create({ name });
    await lastcall.campaigns.launch(id);
    return id;
  };

  test('are listed from the oldest on, and a program that was down goes on behind what it had', async () => {
    const lastcall = client();
    const ids = [
      await launched(lastcall, 'One'),
      await launched(lastcall, 'Two'),
      await launched(lastcall, 'Three'),
    ];
    await numberAll(api.db.sql);
    expect((await collect(lastcall.events.list())).map(({ campaignId }) => campaignId)).toEqual(ids);
    const [first] = await collect(lastcall.events.pages({ limit: 2 }));
    expect(first).toMatchObject({ items: [{ type: 'campaign.launched' }, {}], more: true });
    const rest = await collect(lastcall.events.list({ after: first?.next ?? '' }));
    expect(rest.map(({ campaignId }) => campaignId)).toEqual(ids.slice(2));
    const of = { types: ['campaign.launched', 'campaign.archived'], campaignId: ids[1] ?? '' } as const;
    const [found] = await collect(lastcall.events.list(of));
    expect(await lastcall.events.get(found?.id ?? '')).toEqual(found);
  });

  test('are waited for, until a signal ends it', async () => {
    const lastcall = client();
    await launched(lastcall, 'Before');
    await numberAll(api.db.sql);
    const stop = new AbortController();
    const tail = lastcall.events.tail({ pollMs: 10, signal: stop.signal });
    const told: (string | null)[] = [];
    const next = tail.next().then(({ value }) => told.push((value as LastcallEvent).campaignId));
    // Nobody sees when the tail has begun: so something happens again and again.
    await waitFor('an event that is told', async () => {
      await launched(lastcall, 'After');
      await numberAll(api.db.sql);
      return told.length > 0;
    });
    await next;
    expect(await lastcall.campaigns.get(told[0] ?? '')).toMatchObject({ name: 'After' });
    const waiting = collect(tail);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});

describe('over connections that break', () => {
  test('30,000 events are recorded once each, and those that were refused are named', async ({
    onTestFinished,
  }) => {
    const lastcall = client();
    const { id } = await lastcall.campaigns.create({ name: 'Ward 7' });
    await lastcall.campaigns.launch(id);
    const proxy = await startTcpProxy(Number(new URL(api.url).port));
    onTestFinished(() => proxy.close());
    const total = 30_000;
    const wrong = 20_001;
    function* events(): Generator<CallEvent> {
      for (let n = 0; n < total; n += 1) {
        const occurredAt = n === wrong ? 'yesterday' : new Date().toISOString();
        yield { id: `e${n}`, type: 'started', callId: `c${n}`, occurredAt };
      }
    }
    let [commits, recorded] = [0, 0];
    const refused: number[] = [];
    const stream = client(`http://127.0.0.1:${proxy.port}`, account.keys.dialer).calls.stream(id, events());
    for await (const progress of stream) {
      commits += 1;
      recorded += progress.recorded;
      refused.push(...progress.refused.map(({ index }) => index));
      if (commits % 10 === 7) proxy.breakConnections();
    }
    expect(refused).toEqual([wrong]);
    const [{ calls, counted } = {}] = await api.db.sql`
      select (select count(*)::int from calls where campaign_id = ${id}) as calls,
        (select count(*)::int from call_events where campaign_id = ${id}) as counted`;
    expect({ calls, counted }).toEqual({ calls: total - 1, counted: total - 1 });
    // What was recorded without an answer counts as a duplicate when it comes again.
    expect(recorded).toBeLessThan(total);
  });

  test('a sealed file arrives whole', async ({ onTestFinished }) => {
    const { id } = await client().campaigns.create({ name: 'Ward 7' });
    await client().campaigns.launch(id);
    await makeCalls(api.db.sql, id, 30_000);
    await client().campaigns.archive(id);
    await sealCampaign({ sql: api.db.sql, store: api.store }, { campaignId: id, kinds: partKinds });
    const unbroken = await client().exports.download(id, 'calls.csv.gz');
    const wanted = Buffer.from(await unbroken.arrayBuffer());

    let passed = 0;
    const proxy = await startTcpProxy(Number(new URL(api.url).port));
    onTestFinished(() => proxy.close());
    const response = await client(`http://127.0.0.1:${proxy.port}`).exports.download(id, 'calls.csv.gz');
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      passed += 1;
      if (passed % 3 === 1) proxy.breakConnections();
    }
    expect(passed).toBeGreaterThan(3);
    expect(Buffer.concat(chunks).equals(wanted)).toBe(true);
  });
});
