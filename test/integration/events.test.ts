import { describe, expect } from 'vitest';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import { writeEvent } from '../../src/db/events/write-events.ts';
import { forgetEvents } from '../../src/db/events/forget-events.ts';
import { numberEvents } from '../../src/db/events/number-events.ts';
import { uuidv7 } from '../../src/ids.ts';
import { apiClient } from '../support/api-client.ts';
import { launchedCampaign } from '../support/campaigns.ts';
import { numberAll } from '../support/events.ts';
import { fixtures } from '../support/fixtures.ts';
import { holdLock } from '../support/hold-lock.ts';

const { test, api, account } = fixtures('api', 'account');

interface Listed {
  id: string;
  type: string;
  campaignId: string | null;
}

const list = async (query = '', as = account.as.owner) => (await as.get(`/v1/events${query}`)).body;

/** A client that goes on from where it was until there is no more, a few at a time. */
async function poll(seen: string[], after: string | null): Promise<string> {
  for (;;) {
    const { items, next, more } = await list(`?limit=3${after === null ? '' : `&after=${after}`}`);
    seen.push(...items.map(({ id }: Listed) => id));
    after = next as string;
    if (!more) return after;
  }
}

/** Events of the account, so many, with campaigns that nobody has. */
async function write(count: number, type: 'campaign.launched' | 'campaign.archived' = 'campaign.launched') {
  const campaignId = uuidv7();
  const event = type === 'campaign.archived' ? ({ type, data: { reason: 'person' } } as const) : { type };
  for (let at = 0; at < count; at += 1)
    await writeEvent(api.db.sql, { accountId: account.id, campaignId, ...event });
  return campaignId;
}

/** Events that were written so many days ago, in a place already. */
async function writtenDaysAgo(days: number, count: number) {
  await api.db.sql`
    insert into events (id, account_id, type, occurred_at, data)
    select uuidv7(make_interval(days => ${-days})), ${account.id}, 'campaign.launched', now() - make_interval(days => ${days}), '{}'
    from generate_series(1, ${count})`;
  await numberAll(api.db.sql);
}

const ids = (body: { items: Listed[] }) => body.items.map(({ id }) => id);

describe('following the list', () => {
  test('an event is listed with all that it tells, once it is committed and numbered', async () => {
    const { campaignId } = await launchedCampaign(api.db.sql, { accountId: account.id });
    const [row] = await api.db
      .sql`select id, occurred_at as at from events where campaign_id = ${campaignId}`;
    const event = {
      id: row!['id'],
      type: 'campaign.launched',
      occurredAt: row!['at'].toISOString(),
      campaignId,
      clockShiftMs: 0,
      data: {},
    };
    expect(await list()).toMatchObject({ items: [], more: false });
    expect(await account.as.owner.get(`/v1/events/${event.id}`)).toMatchObject({ status: 404 });
    await numberAll(api.db.sql);
    expect(await list()).toEqual({ items: [event], next: expect.any(String), more: false });
    expect(await account.as.owner.get(`/v1/events/${event.id}`)).toMatchObject({ status: 200, body: event });
  });

  test('what a transaction that is held open has written comes when it is committed, and is passed over by nobody', async () => {
    const seen: string[] = [];
    const early = uuidv7();
    // Its event has an older id and time than all that come after it.
    const commit = await holdLock(api.db.sql, (tx) =>
      writeEvent(tx, { accountId: account.id, campaignId: early, type: 'campaign.launched' }),
    );
    await write(5);
    await numberAll(api.db.sql);
    const cursor = await poll(seen, null);
    expect(seen).toHaveLength(5);

    await commit();
    await write(2);
    await numberAll(api.db.sql);
    await poll(seen, cursor);
    const [held] = await api.db.sql<{ id: string }[]>`select id from events where campaign_id = ${early}`;
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
    expect(seen[5]).toBe(held!.id);
    expect(held!.id < seen[0]!).toBe(true);
  });

  test('a client that polls while many write and several workers number sees every event once, in one order', async () => {
    const { sql } = api.db;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let round = 0; round < 8; round += 1)
        await api.db.sql.begin(async (tx) => {
          await writeEvent(tx, { accountId: account.id, campaignId: uuidv7(), type: 'campaign.launched' });
          // Some commit late, so that others which came later are there before them.
          if ((writer + round) % 3 === 0) await tx`select pg_sleep(0.03)`;
        });
    });
    const written = new AbortController();
    const work = async (step: () => Promise<unknown>) => {
      while (!written.signal.aborted) await step();
    };
    const seen: string[] = [];
    let cursor: string | null = null;
    const others = [
      work(() => numberEvents(sql)),
      work(() => numberEvents(sql)),
      work(async () => (cursor = await poll(seen, cursor))),
    ];
    await Promise.all(writers);
    written.abort();
    await Promise.all(others);
    await numberAll(sql);
    await poll(seen, cursor);

    const rows = await sql<{ id: string; place: number }[]>`
      select id, place::int from events where account_id = ${account.id} order by place`;
    expect(rows.map(({ place }) => place)).toEqual(Array.from({ length: 64 }, (_, at) => at + 1));
    expect(seen).toEqual(rows.map(({ id }) => id));
    const again: string[] = [];
    await poll(again, null);
    expect(again).toEqual(seen);
  });

  test('“now” begins at the end: what was before is not listed, what comes next is', async () => {
    await write(3);
    await numberAll(api.db.sql);
    const { items, next, more } = await list('?after=now');
    expect({ items, more }).toEqual({ items: [], more: false });
    const campaignId = await write(1);
    await numberAll(api.db.sql);
    expect((await list(`?after=${next}`)).items).toMatchObject([{ campaignId }]);
  });

  test('a filter leaves out others, and a client with one goes on past them', async () => {
    const archived = await write(1, 'campaign.archived');
    const { campaignId } = await launchedCampaign(api.db.sql, { accountId: account.id });
    await closeCampaign(api.db.sql, { campaignId, reason: 'person', actor: 'test', tellWorkflow: false });
    await write(4);
    await numberAll(api.db.sql);
    const types = (body: { items: Listed[] }) => body.items.map(({ type }) => type);
    expect(types(await list(`?campaignId=${campaignId}`))).toEqual([
      'campaign.launched',
      'campaign.archived',
    ]);
    const [one, two] = ['campaign.archived', 'campaign.sealed'];
    const some = await list(`?type=${one}&type=${two}`);
    expect(some.items.map((item: Listed) => item.campaignId)).toEqual([archived, campaignId]);
    const { next, items } = await list(`?type=${two}`);
    expect(items).toEqual([]);
    // It has passed them by, also when it looks at everything from here on.
    expect((await list(`?after=${next}`)).items).toEqual([]);
    expect(await account.as.owner.get('/v1/events?type=campaign.exploded')).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ parameter: 'type' }] },
    });
  });

  test('the newest come first for who looks back, page by page to the oldest', async () => {
    await write(5);
    await numberAll(api.db.sql);
    const oldestFirst = ids(await list());
    const first = await list('?sort=-occurred&limit=3');
    const second = await list(`?sort=-occurred&limit=3&after=${first.next}`);
    expect([first.more, second.more]).toEqual([true, false]);
    expect([...ids(first), ...ids(second)]).toEqual(oldestFirst.toReversed());
    expect((await list(`?sort=-occurred&after=${second.next}`)).items).toEqual([]);
    const crossed = await account.as.owner.get(`/v1/events?after=${first.next}`);
    expect(crossed).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
  });
});

describe('after 30 days', () => {
  test('events are gone, and a client that was away for longer is told so instead of missing some', async () => {
    await writtenDaysAgo(31, 2);
    const away = (await list('?limit=1')).next as string;
    await writtenDaysAgo(29, 2);
    const upToDate = (await list()).next as string;
    expect((await list(`?after=${away}`)).items).toHaveLength(3);

    expect(await forgetEvents(api.db.sql)).toBe(false);
    const refused = await account.as.owner.get(`/v1/events?after=${away}`);
    expect(refused).toMatchObject({ status: 410, body: { code: 'events_gone' } });
    expect(refused.body.detail).toContain('after=now');
    expect((await list()).items).toHaveLength(2);
    expect((await list(`?after=${upToDate}`)).items).toEqual([]);
  });

  test('a client that has seen all goes on, however long nothing happens', async () => {
    await writtenDaysAgo(31, 2);
    const { next } = await list();
    // With a filter that none of them passes, too.
    const filtered = (await list('?type=export.ready')).next as string;
    await forgetEvents(api.db.sql);
    const campaignId = await write(1);
    await numberAll(api.db.sql);
    for (const cursor of [next, filtered])
      expect((await list(`?after=${cursor}`)).items).toMatchObject([{ campaignId }]);
  });

  test('an event that has no place yet is kept, so that it is listed before it is deleted', async () => {
    const { sql } = api.db;
    await sql`
      insert into events (id, account_id, type, occurred_at, data)
      values (uuidv7(interval '-31 days'), ${account.id}, 'campaign.launched', now() - interval '31 days', '{}')`;
    await forgetEvents(sql);
    await numberAll(sql);
    expect((await list()).items).toHaveLength(1);
    await forgetEvents(sql);
    expect((await list()).items).toEqual([]);
  });

  test('thousands are deleted in several goes, and only the old ones', async () => {
    const { sql } = api.db;
    await writtenDaysAgo(31, 1_500);
    await writtenDaysAgo(1, 3);
    expect(await forgetEvents(sql)).toBe(true);
    expect(await forgetEvents(sql)).toBe(false);
    expect((await list()).items).toHaveLength(3);
  });

  test('a cursor from before the database was put back to an older state is refused, not waited for', async () => {
    await write(3);
    await numberAll(api.db.sql);
    const { next } = await list();
    await api.db.sql`delete from events where account_id = ${account.id}`;
    await api.db.sql`delete from event_places where account_id = ${account.id}`;
    await write(1);
    await numberAll(api.db.sql);
    const refused = await account.as.owner.get(`/v1/events?after=${next}`);
    expect(refused).toMatchObject({ status: 410, body: { code: 'events_gone' } });
  });
});

describe('who may', () => {
  test('another account sees none, finds none, and has no use for a cursor', async () => {
    const campaignId = await write(2);
    await launchedCampaign(api.db.sql, { accountId: account.id });
    await numberAll(api.db.sql);
    const { items, next } = await list();
    const stranger = await api.createAccount();
    expect(await list('', stranger.as.owner)).toMatchObject({ items: [], more: false });
    expect(await stranger.as.owner.get(`/v1/events/${items[0].id}`)).toMatchObject({ status: 404 });
    expect(await stranger.as.owner.get(`/v1/events?after=${next}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_cursor' },
    });
    const theirs = items.find((item: Listed) => item.campaignId !== campaignId);
    const ofTheirs = await stranger.as.owner.get(`/v1/events?campaignId=${theirs.campaignId}`);
    expect(ofTheirs).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test('a key needs the scope for events, and no other one gives it', async () => {
    const { sql } = api.db;
    const keyWith = async (...scopes: ('events:read' | 'events:write' | 'account:read')[]) => {
      const key = { accountId: account.id, name: 'key', role: 'admin', scopes, actor: 'cli' } as const;
      return apiClient(api.url, (await createApiKey(sql, key)).secret);
    };
    expect(await (await keyWith('events:read')).get('/v1/events')).toMatchObject({ status: 200 });
    const others = await keyWith('events:write', 'account:read');
    expect(await others.get('/v1/events')).toMatchObject({ status: 403 });
    for (const role of ['owner', 'admin', 'moderator'] as const)
      expect(await account.as[role].get('/v1/events')).toMatchObject({ status: 200 });
    for (const role of ['caller', 'dialer'] as const)
      expect(await account.as[role].get('/v1/events')).toMatchObject({ status: 403 });
  });
});

test('an event of a demo campaign tells how far its clock was ahead', async () => {
  const demo = await api.createAccount({ demo: true });
  const { campaignId } = await launchedCampaign(api.db.sql, { accountId: demo.id });
  await api.db.sql`
    insert into audit_log (id, account_id, campaign_id, actor, action, details)
    values (uuidv7(), ${demo.id}, ${campaignId}, 'test', 'campaign.clock_advanced', '{"byMs": 86400000}')`;
  await api.db.sql`update campaigns set clock_shift_ms = 86400000 where id = ${campaignId}`;
  await closeCampaign(api.db.sql, { campaignId, reason: 'person', actor: 'test', tellWorkflow: false });
  await numberAll(api.db.sql);
  expect(await list('', demo.as.owner)).toMatchObject({
    items: [
      { type: 'campaign.launched', clockShiftMs: 0 },
      { type: 'campaign.archived', clockShiftMs: 86_400_000 },
    ],
  });
});
