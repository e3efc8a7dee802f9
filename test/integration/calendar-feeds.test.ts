import ICAL from 'ical.js';
import { beforeEach, describe, expect } from 'vitest';
import { hashOfFeed } from '../../src/db/calendar-feeds/calendar-feeds.ts';
import { mostEntries } from '../../src/db/calendar-feeds/read-feed.ts';
import { noteMovedDeadlines } from '../../src/db/campaigns/deadline-moves.ts';
import { uuidv7 } from '../../src/ids.ts';
import { addContact, ago, dayMs, dial, launchedCampaign, record } from '../support/campaigns.ts';
import { makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import type { TestPerson } from '../support/people.ts';
import type { TestAccount } from '../support/test-api.ts';
import { clockChanges, wallMinutes } from '../support/zones.ts';

const { test, api } = fixtures('api');

let account: TestAccount;
let owner: TestPerson;
beforeEach(async () => {
  account = await api.createAccount({ name: 'Riverside; north, east' });
  owner = await account.signIn('owner');
});

async function feedOf({ client }: TestPerson, name = 'My phone') {
  const { status, body } = await client.post('/v1/calendar-feeds', { name });
  expect(status).toBe(201);
  return { ...body, path: new URL(body.address).pathname } as { id: string; address: string; path: string };
}

const launched = async (idleDays = 0, name = 'Door knock') => {
  const { campaignId } = await launchedCampaign(api.db.sql, {
    accountId: account.id,
    launchedMsAgo: idleDays * dayMs,
  });
  await api.db.sql`update campaigns set name = ${name} where id = ${campaignId}`;
  return campaignId;
};

/** As a calendar does: without a key, without a session. */
const read = (path: string, headers: Record<string, string> = {}) => fetch(`${api.url}${path}`, { headers });

/** What an independent library makes of a calendar. */
function opened(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: event.getFirstPropertyValue('uid'),
    summary: event.getFirstPropertyValue('summary'),
    start: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate(),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    lastModified: (event.getFirstPropertyValue('last-modified') as ICAL.Time).toJSDate(),
    stamp: (event.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate(),
  }));
  // Of what it does not know it leaves the text as it is.
  const name = String(calendar.getFirstPropertyValue('x-wr-calname')).replace(/\\(.)/g, '$1');
  return { name, calendar, events };
}
const calendarAt = async (path: string) => opened(await (await read(path)).text());
const deadlineOf = async (campaignId: string) =>
  Date.parse((await account.as.owner.get(`/v1/campaigns/${campaignId}`)).body.deadline);
/** A calendar knows whole seconds. */
const seconds = (ms: number) => Math.floor(ms / 1000) * 1000;
const noteAll = async () => {
  for (let after: string | null = null; ;) {
    after = await noteMovedDeadlines(api.db.sql, after);
    if (after === null) return;
  }
};

const gone = { status: 404, code: 'calendar_not_found' };
async function answerAt(path: string) {
  const answer = await read(path);
  const { code, detail } = (await answer.json()) as { code: string; detail: string };
  return { status: answer.status, code, detail };
}

describe('the calendar', () => {
  test('it has the deadlines of active campaigns, under the UIDs of the mails’ entries, and nothing else of them', async () => {
    const active = await launched(3, 'Door knock, “north”; 2nd\r\nBEGIN:VEVENT of the Łódź 🗳️ committee');
    await addContact(api.db.sql, active, '+12025550143');
    await makeNumbers(api.db.sql, active, [{ e164: '+14155550987', carrier: 'sandbox' }]);
    const archived = await launched(3, 'Over');
    await account.as.owner.post(`/v1/campaigns/${archived}/archive`);
    await account.as.owner.post('/v1/campaigns', { name: 'A draft' });
    const exempt = await launched(3, 'Exempt');
    await account.as.owner.put(`/v1/campaigns/${exempt}/exemption`, { reason: 'So' });
    await launchedCampaign(api.db.sql);

    const answer = await read((await feedOf(owner)).path);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(text).not.toMatch(/2025550143|4155550987/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    const { name, calendar, events } = opened(text);
    expect(name).toBe('Riverside; north, east: campaigns that archive themselves');
    expect(calendar.getFirstPropertyValue('method')).toBeNull();
    expect(events).toEqual([
      {
        uid: `campaign-${active}`,
        summary: 'Door knock, “north”; 2nd BEGIN:VEVENT of the Łódź 🗳️ committee archives itself',
        start: new Date(seconds(await deadlineOf(active))),
        sequence: 0,
        lastModified: expect.any(Date),
        stamp: events[0]!.lastModified,
      },
    ]);
  });

  test('a deadline that a dial moved shows up, with a later change and a higher sequence, before and after its history is told', async () => {
    const campaignId = await launched(20);
    const still = await launched(10, 'Still');
    await noteAll();
    const { path } = await feedOf(owner);
    const of = async (uid: string) =>
      (await calendarAt(path)).events.find((event) => event.uid === `campaign-${uid}`)!;
    const [before, stillBefore] = [await of(campaignId), await of(still)];
    await record(api.db.sql, { accountId: account.id, campaignId }, [dial()]);
    const after = await of(campaignId);
    expect(after.start).toEqual(new Date(seconds(await deadlineOf(campaignId))));
    expect(after.start.getTime() - before.start.getTime()).toBeGreaterThan(19 * dayMs);
    expect(after.sequence).toBeGreaterThanOrEqual(before.sequence);
    await noteAll();
    const told = await of(campaignId);
    expect(told.start).toEqual(after.start);
    expect(told.sequence).toBeGreaterThanOrEqual(after.sequence);
    expect(told.lastModified.getTime()).toBeGreaterThanOrEqual(after.lastModified.getTime());
    expect(await of(still)).toEqual(stillBefore);

    await account.as.owner.patch('/v1/account', { inactivityDays: 20 });
    const nearer = await of(campaignId);
    expect(told.start.getTime() - nearer.start.getTime()).toBe(10 * dayMs);
    expect(nearer.sequence).toBeGreaterThanOrEqual(told.sequence);
  });

  test('each move, however small, counts up, and a new name changes the entry without a move', async () => {
    const campaignId = await launched(20);
    await noteAll();
    const { path } = await feedOf(owner);
    const entries: ReturnType<typeof opened>['events'] = [];
    const look = async () => void entries.push((await calendarAt(path)).events[0]!);
    await api.db.sql`update campaigns set noted_at = ${ago(10 * dayMs)} where id = ${campaignId}`;
    await look();
    for (const hoursAgo of [9 * 24, 9 * 24 - 1, 9 * 24 - 5]) {
      const occurredAt = ago(hoursAgo * 3_600_000);
      await api.db.sql`update campaigns set last_dial_at = ${occurredAt} where id = ${campaignId}`;
      await look();
    }
    const sequences = entries.map(({ sequence }) => sequence);
    expect(new Set(sequences).size).toBe(4);
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    const before = entries.at(-1)!;
    await account.as.owner.patch(`/v1/campaigns/${campaignId}`, { name: 'Another name' });
    await look();
    const { summary, sequence, start, lastModified } = entries.at(-1)!;
    expect({ summary, sequence, start }).toEqual({
      summary: 'Another name archives itself',
      sequence: before.sequence,
      start: before.start,
    });
    expect(lastModified.getTime()).toBeGreaterThan(before.lastModified.getTime());
  });

  test('a calendar that has it already is told so until something changes', async () => {
    const campaignId = await launched(20);
    await noteAll();
    const { path } = await feedOf(owner);
    const first = await read(path);
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    const again = await read(path, { 'if-none-match': etag });
    expect({ status: again.status, etag: again.headers.get('etag'), body: await again.text() }).toEqual({
      status: 304,
      etag,
      body: '',
    });
    const head = await fetch(`${api.url}${path}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
    await record(api.db.sql, { accountId: account.id, campaignId }, [dial()]);
    const changed = await read(path, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  test.each(['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'])(
    'in %s entries are within the night, on both sides of a change of clocks',
    async (timeZone) => {
      const policy = { timeZone, archiveWindow: { from: '01:00', to: '04:00' } };
      expect((await account.as.owner.patch('/v1/account', policy)).body).toMatchObject(policy);
      // In India clocks are never changed: there the same dates are as any other.
      const zone = timeZone === 'Asia/Kolkata' ? 'America/New_York' : timeZone;
      const changes = clockChanges(zone, new Date(Date.now() + 35 * dayMs), 2);
      const wanted = changes.flatMap((change) =>
        [-3, -1, 0, 1, 3].map((days) => change.getTime() + days * dayMs),
      );
      const ids = new Map<string, number>();
      for (const at of wanted) {
        const campaignId = await launched(0);
        await api.db.sql`update campaigns set kept_until = ${new Date(at)} where id = ${campaignId}`;
        ids.set(`campaign-${campaignId}`, at);
      }
      const { events } = await calendarAt((await feedOf(owner)).path);
      expect(events).toHaveLength(wanted.length);
      for (const { uid, start } of events) {
        const minutes = wallMinutes(start, timeZone);
        expect(minutes).toBeGreaterThanOrEqual(60);
        expect(minutes).toBeLessThan(240);
        const campaignId = String(uid).slice('campaign-'.length);
        expect(start.getTime()).toBe(seconds(await deadlineOf(campaignId)));
        expect(start.getTime()).toBeGreaterThanOrEqual(seconds(ids.get(String(uid))!));
      }
    },
  );

  test('of an account with 5,000 campaigns it has those that come first, and says so', async () => {
    await api.db.sql`
      insert into campaigns (id, account_id, name, status, created_by, launched_at)
      select uuidv7(), ${account.id}, 'Campaign ' || n, 'active', 'test', now() - n * interval '1 minute'
      from generate_series(1, 5000) n`;
    await api.db.sql`analyze campaigns`;
    const { calendar, events } = await calendarAt((await feedOf(owner)).path);
    expect(events).toHaveLength(mostEntries);
    expect(events.map(({ summary }) => summary)).toContain('Campaign 5000 archives itself');
    expect(events.map(({ summary }) => summary)).not.toContain('Campaign 4000 archives itself');
    expect(String(calendar.getFirstPropertyValue('x-wr-caldesc'))).toContain('There are more');
  });
});

describe('its address', () => {
  test('the secret is shown once; only its hash is kept, and neither log nor audit log has it', async () => {
    await launched();
    const { id, address, path } = await feedOf(owner, 'Family tablet');
    const secret = /([\w-]{43})\.ics$/.exec(address)![1]!;
    await read(path);
    await read(`${path}?x=1`);
    await fetch(`${api.url}${path}`, { method: 'POST' });
    const listed = await owner.client.get('/v1/calendar-feeds');
    expect(listed.body.items).toMatchObject([
      { id, name: 'Family tablet', userId: owner.userId, userName: owner.name, revokedAt: null },
    ]);
    expect(Date.parse(listed.body.items[0].lastUsedAt)).toBeGreaterThan(Date.now() - dayMs);
    const audit = await account.as.owner.get('/v1/audit-log');
    expect(audit.body.items[0]).toMatchObject({
      action: 'calendar_feed.created',
      actor: `user:${owner.userId}`,
      details: { calendarFeedId: id, name: 'Family tablet' },
    });
    const rows = await api.db.sql`select * from calendar_feeds`;
    const kept = [listed.text, audit.text, JSON.stringify(rows), ...api.logged].join('\n');
    expect(kept).not.toContain(secret);
    expect(kept).toContain('/v1/calendars/{secret}.ics');
    expect(listed.text).not.toContain(hashOfFeed(secret));
  });

  test('a revoked one is answered as one that never was, at once; revoking it again changes nothing', async () => {
    await launched();
    const { id, path } = await feedOf(owner);
    expect((await read(path)).status).toBe(200);
    const revoked = await owner.client.delete(`/v1/calendar-feeds/${id}`);
    expect(revoked).toMatchObject({ status: 200, body: { id } });
    expect(await owner.client.delete(`/v1/calendar-feeds/${id}`)).toMatchObject({ body: revoked.body });
    const answers = await Promise.all(
      [path, `/v1/calendars/${'A'.repeat(43)}.ics`, '/v1/calendars/x.ics', `/v1/calendars/${id}.ics`].map(
        answerAt,
      ),
    );
    for (const answer of answers) expect(answer).toEqual({ ...gone, detail: answers[0]!.detail });
    const { body } = await account.as.owner.get('/v1/audit-log');
    expect(body.items.map(({ action }: { action: string }) => action).slice(0, 2)).toEqual([
      'calendar_feed.revoked',
      'calendar_feed.created',
    ]);
  });

  test.each(['removed', 'a caller'])(
    'it ends when who made it is %s, and stays so when they are back',
    async (how) => {
      await launched();
      const moderator = await account.signIn('moderator');
      const { path } = await feedOf(moderator);
      const at = `/v1/members/${moderator.userId}`;
      expect((await read(path)).status).toBe(200);
      await (how === 'removed' ? owner.client.delete(at) : owner.client.patch(at, { role: 'caller' }));
      expect(await answerAt(path)).toMatchObject(gone);
      await api.db.sql`
      insert into members (account_id, user_id, role) values (${account.id}, ${moderator.userId}, 'admin')
      on conflict (account_id, user_id) do update set role = 'admin'`;
      expect(await answerAt(path)).toMatchObject(gone);
    },
  );

  test('whatever took the membership away, the statement that reads asks for it', async () => {
    const moderator = await account.signIn('moderator');
    const { path } = await feedOf(moderator);
    await api.db.sql`delete from members where user_id = ${moderator.userId}`;
    expect(await answerAt(path)).toMatchObject(gone);
  });

  test('of removing a person and making an address in the same moment nothing is left that works', async () => {
    const addresses: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const moderator = await account.signIn('moderator');
      const [made] = await Promise.all([
        moderator.client.post('/v1/calendar-feeds', { name: 'Late' }),
        owner.client.delete(`/v1/members/${moderator.userId}`),
      ]);
      expect([201, 401, 403]).toContain(made.status);
      if (made.status === 201) addresses.push(made.body.address);
    }
    for (const address of addresses) expect(await answerAt(new URL(address).pathname)).toMatchObject(gone);
    expect(
      await api.db.sql`select from calendar_feeds where revoked_at is null and account_id = ${account.id}`,
    ).toHaveLength(0);
  });

  test('a moderator sees and revokes their own, owners and admins all of the account, nobody those of another', async () => {
    const [moderator, admin] = [await account.signIn('moderator'), await account.signIn('admin')];
    const other = await (await api.createAccount()).signIn('owner');
    const [mine, theirs] = [await feedOf(moderator, 'Mo'), await feedOf(owner, 'Olga')];
    const seen = async ({ client }: TestPerson) =>
      (await client.get('/v1/calendar-feeds')).body.items.map(({ name }: { name: string }) => name);
    expect([await seen(moderator), await seen(admin), await seen(other)]).toEqual([
      ['Mo'],
      ['Olga', 'Mo'],
      [],
    ]);
    const missing = { status: 404, body: { code: 'not_found' } };
    expect(await moderator.client.delete(`/v1/calendar-feeds/${theirs.id}`)).toMatchObject(missing);
    expect(await other.client.delete(`/v1/calendar-feeds/${mine.id}`)).toMatchObject(missing);
    expect((await account.as.moderator.get('/v1/calendar-feeds')).body.items).toEqual([]);
    expect((await read(theirs.path)).status).toBe(200);
    expect((await admin.client.delete(`/v1/calendar-feeds/${mine.id}`)).status).toBe(200);
    expect(await answerAt(mine.path)).toMatchObject(gone);
  });

  test('a person has ten at most, also when asking for many at once; a revoked one makes room', async () => {
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, n) => owner.client.post('/v1/calendar-feeds', { name: `No. ${n}` })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.find(({ status }) => status !== 201)).toMatchObject({
      status: 409,
      body: { code: 'too_many_calendar_feeds' },
    });
    const { id } = answers.find(({ status }) => status === 201)!.body;
    await owner.client.delete(`/v1/calendar-feeds/${id}`);
    expect((await owner.client.post('/v1/calendar-feeds', { name: 'One more' })).status).toBe(201);
  });

  test('keys and callers make none', async () => {
    const body = { name: 'Machine' };
    expect(await account.as.owner.post('/v1/calendar-feeds', body)).toMatchObject({
      status: 403,
      body: { code: 'persons_only' },
    });
    const caller = await account.signIn('caller');
    expect((await caller.client.post('/v1/calendar-feeds', body)).status).toBe(403);
  });

  test.each([{}, { name: '' }, { name: ' ' }, { name: 'x'.repeat(101) }, { name: 'x', userId: uuidv7() }])(
    '%j is refused',
    async (body) => {
      expect((await owner.client.post('/v1/calendar-feeds', body)).status).toBe(400);
      expect((await owner.client.get('/v1/calendar-feeds')).body.items).toEqual([]);
    },
  );
});
