import type { ISql } from 'postgres';
import { describe, expect, onTestFinished, vi } from 'vitest';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { createCampaign } from '../../src/db/campaigns/create-campaign.ts';
import { analyzeContacts } from '../../src/db/contacts/analyze-contacts.ts';
import { recordRequests } from '../../src/db/calls/record-requests.ts';
import type { CallEvent } from '../../src/domain/calls.ts';
import {
  addContact,
  ago,
  campaignRow,
  dayMs,
  dial,
  hourMs,
  launchedCampaign,
  minuteMs,
  noticed,
  record,
  type TestCampaign,
} from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, db } = fixtures('db');
test.override('databaseOptions', { maxConnections: 20 });

const callsOf = (campaignId: string) =>
  db.sql`
    select id, caller_id, from_number, to_number, placed, started_at, ended_at, duration_seconds, outcome, disposition,
      answers, result_at, late_at
    from calls where campaign_id = ${campaignId} order by id`;

/** Their numbers are +12022000001 and what follows. */
async function addContacts({ campaignId }: TestCampaign, count: number): Promise<{ id: string }[]> {
  await db.sql`update campaigns set contact_count = ${count} where id = ${campaignId}`;
  return db.sql<{ id: string }[]>`
    insert into contacts (campaign_id, id, phone)
    select ${campaignId}, uuidv7(), '+1202' || (2000000 + n) from generate_series(1, ${count}::int) n
    returning id`;
}

async function archive({ campaignId }: TestCampaign, reason: 'person' | 'inactivity') {
  const closed = await closeCampaign(db.sql, { campaignId, reason, actor: 'test', tellWorkflow: false });
  expect(closed.outcome).toBe('closed');
}

describe('folding', () => {
  const placedAt = ago(2 * hourMs);
  const after = (seconds: number) => new Date(placedAt.getTime() + seconds * 1000);
  const events: CallEvent[] = [
    { id: 'attempt', type: 'not_placed', callId: 'a', occurredAt: after(-5), outcome: 'failed' },
    {
      id: 'start',
      type: 'started',
      callId: 'a',
      occurredAt: placedAt,
      from: '+14155550123',
      to: '+12025550143',
    },
    {
      id: 'finish',
      type: 'finished',
      callId: 'a',
      occurredAt: after(60),
      startedAt: placedAt,
      durationSeconds: 60,
      outcome: 'answered',
    },
    {
      id: 'result',
      type: 'result',
      callId: 'a',
      occurredAt: after(90),
      startedAt: placedAt,
      callerId: 'caller-1',
      disposition: 'undecided',
    },
    {
      id: 'correction',
      type: 'result',
      callId: 'a',
      occurredAt: after(300),
      startedAt: placedAt,
      disposition: 'yes',
      answers: { 'Will you vote?': 'yes' },
    },
  ];
  const folded = {
    placed: true,
    from_number: '+14155550123',
    to_number: '+12025550143',
    caller_id: 'caller-1',
    ended_at: after(60),
    duration_seconds: 60,
    outcome: 'answered',
    disposition: 'yes',
    answers: { 'Will you vote?': 'yes' },
    result_at: after(300),
    late_at: null,
  };

  test('a call is the same in whatever order its events come, alone or in batches', async () => {
    for (const [index, order] of permutations(events).entries()) {
      const cut = 1 + (index % order.length);
      const campaign = await launchedCampaign(db.sql);
      const contact = await addContact(db.sql, campaign.campaignId, '+12025550143');
      await record(db.sql, campaign, order.slice(0, cut));
      for (const event of order.slice(cut)) await record(db.sql, campaign, [event]);
      const [call] = await callsOf(campaign.campaignId);
      expect(call).toMatchObject({ ...folded, started_at: placedAt });
      const [{ contactId } = {}] = await db.sql`
        select contact_id as "contactId" from calls where campaign_id = ${campaign.campaignId}`;
      expect(contactId).toBe(contact);
      expect(await campaignRow(db.sql, campaign.campaignId)).toMatchObject({
        eventCount: 5,
        dialCount: 1,
        contactCount: 1,
        dialledContactCount: 1,
        lastDialAt: placedAt,
      });
    }
  });

  test('an older result that comes late overwrites nothing, but fills what the newer one left open', async () => {
    const campaign = await launchedCampaign(db.sql);
    await record(db.sql, campaign, [
      { id: 'new', type: 'result', callId: 'a', occurredAt: after(300), answers: { Ride: 'no' } },
    ]);
    await record(db.sql, campaign, [
      {
        id: 'old',
        type: 'result',
        callId: 'a',
        occurredAt: after(90),
        disposition: 'yes',
        answers: { Ride: 'yes' },
      },
    ]);
    const [call] = await callsOf(campaign.campaignId);
    expect(call).toMatchObject({ disposition: 'yes', answers: { Ride: 'no' }, result_at: after(300) });
  });

  test('a call of which only the end was reported began its duration before', async () => {
    const campaign = await launchedCampaign(db.sql);
    const finished = dial({ type: 'finished', durationSeconds: 60, occurredAt: after(60) });
    const { lastDialAt } = await record(db.sql, campaign, [finished]);
    expect(lastDialAt).toEqual(placedAt);
    expect((await callsOf(campaign.campaignId))[0]).toMatchObject({
      started_at: placedAt,
      ended_at: after(60),
    });
  });

  test('a contact keeps the time of its first dial, whichever call of it was reported first', async () => {
    const campaign = await launchedCampaign(db.sql);
    const contactId = await addContact(db.sql, campaign.campaignId, '+12025550143');
    await record(db.sql, campaign, [dial({ contactId, occurredAt: ago(minuteMs) })]);
    await record(db.sql, campaign, [dial({ contactId, occurredAt: placedAt })]);
    const [contact] = await db.sql`select dialled_at from contacts where id = ${contactId}`;
    expect(contact).toEqual({ dialled_at: placedAt });
    expect(await campaignRow(db.sql, campaign.campaignId)).toMatchObject({
      dialCount: 2,
      dialledContactCount: 1,
    });
  });

  test('a contact of another campaign is not taken for one of this', async () => {
    const [campaign, other] = [await launchedCampaign(db.sql), await launchedCampaign(db.sql)];
    const contactId = await addContact(db.sql, other.campaignId, '+12025550143');
    await record(db.sql, campaign, [dial({ contactId, to: '+12025550143' })]);
    const [call] = await db.sql`select contact_id from calls where campaign_id = ${campaign.campaignId}`;
    expect(call).toEqual({ contact_id: null });
    expect(await campaignRow(db.sql, other.campaignId)).toMatchObject({ dialledContactCount: 0 });
  });
});

test('what an event says is kept to the letter, whatever is in it', async () => {
  const campaign = await launchedCampaign(db.sql);
  const strange = ['NULL', '{a,b}', `"'\\ \\"`, '\\', ' é\u{1F642},\n\t', 'null'];
  const events = strange.map((text) =>
    dial({
      id: text,
      callId: text,
      type: 'result',
      callerId: text,
      disposition: text,
      answers: { [text]: text },
    }),
  );
  expect((await record(db.sql, campaign, events)).recorded).toBe(strange.length);
  const rows = await callsOf(campaign.campaignId);
  for (const text of strange) {
    expect(rows.find(({ id }) => id === text)).toMatchObject({
      caller_id: text,
      disposition: text,
      answers: { [text]: text },
    });
  }
  expect((await record(db.sql, campaign, events)).duplicates).toBe(strange.length);
});

describe('idempotency', () => {
  test('an event counts once, within a batch and across batches', async () => {
    const campaign = await launchedCampaign(db.sql);
    const [one, two] = [dial(), dial()];
    expect(await record(db.sql, campaign, [one, two, one, one])).toMatchObject({
      recorded: 2,
      duplicates: 2,
      refused: [],
      reused: [],
    });
    expect(await campaignRow(db.sql, campaign.campaignId)).toMatchObject({ dialCount: 2 });
    const again = await record(db.sql, campaign, [two, one, dial()]);
    expect(again).toMatchObject({ recorded: 1, duplicates: 2 });
    expect(await campaignRow(db.sql, campaign.campaignId)).toMatchObject({ eventCount: 3, dialCount: 3 });
  });

  test('a batch of nothing but duplicates changes nothing and still tells the last dial', async () => {
    const campaign = await launchedCampaign(db.sql);
    const event = dial({ occurredAt: ago(minuteMs) });
    await record(db.sql, campaign, [event], 0);
    expect(await record(db.sql, campaign, [event], 0)).toEqual({
      status: 'active',
      admitted: true,
      recorded: 0,
      duplicates: 1,
      refused: [],
      reused: [],
      lastDialAt: event.occurredAt,
      signalDue: false,
    });
  });

  test('the same events over many connections at once count once', async () => {
    const campaign = await launchedCampaign(db.sql);
    const events = Array.from({ length: 40 }, () => dial());
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, turn) =>
        record(db.sql, campaign, turn % 2 === 0 ? events : events.toReversed()),
      ),
    );
    expect(results.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(40);
    expect(await campaignRow(db.sql, campaign.campaignId)).toMatchObject({ eventCount: 40, dialCount: 40 });
  });

  test('the same event id in two campaigns is two events', async () => {
    const [one, two] = [await launchedCampaign(db.sql), await launchedCampaign(db.sql)];
    const event = dial();
    expect(await record(db.sql, one, [event])).toMatchObject({ recorded: 1 });
    expect(await record(db.sql, two, [event])).toMatchObject({ recorded: 1 });
  });
});

describe('the last dial', () => {
  test('an attempt that was never placed is no dial', async () => {
    const campaign = await launchedCampaign(db.sql);
    const result = await record(db.sql, campaign, [dial({ type: 'not_placed', outcome: 'failed' })], 0);
    expect(result).toMatchObject({ recorded: 1, lastDialAt: null, signalDue: false });
    expect(await campaignRow(db.sql, campaign.campaignId)).toMatchObject({
      eventCount: 1,
      dialCount: 0,
      lastDialAt: null,
    });
  });

  test('an attempt that turns out to have been placed counts then, once', async () => {
    const campaign = await launchedCampaign(db.sql);
    await record(db.sql, campaign, [dial({ type: 'not_placed', callId: 'late-ring' })]);
    const dials = async () => (await campaignRow(db.sql, campaign.campaignId)).dialCount;
    expect(await dials()).toBe(0);
    await record(db.sql, campaign, [dial({ callId: 'late-ring' })]);
    expect(await dials()).toBe(1);
    await record(db.sql, campaign, [dial({ type: 'finished', callId: 'late-ring' })]);
    expect(await dials()).toBe(1);
  });

  test('it never goes back', async () => {
    const campaign = await launchedCampaign(db.sql);
    const newest = dial({ occurredAt: ago(minuteMs) });
    await record(db.sql, campaign, [newest]);
    const { lastDialAt } = await record(db.sql, campaign, [dial({ occurredAt: ago(3 * hourMs) })]);
    expect(lastDialAt).toEqual(newest.occurredAt);
  });

  test('it is never later than the database’s now, whatever the dialer’s clock says', async () => {
    const campaign = await launchedCampaign(db.sql);
    const { lastDialAt } = await record(db.sql, campaign, [
      dial({ occurredAt: new Date(Date.now() + dayMs) }),
    ]);
    const [{ now } = {}] = await db.sql<{ now: Date }[]>`select now() as now`;
    expect(lastDialAt?.getTime()).toBeLessThanOrEqual(now?.getTime() ?? 0);
    expect(lastDialAt?.getTime()).toBeGreaterThan(Date.now() - minuteMs);
  });

  test('a result that comes days after its dial is no dial of now', async () => {
    const campaign = await launchedCampaign(db.sql, { launchedMsAgo: 12 * dayMs });
    const started = dial({ callId: 'slow', occurredAt: ago(10 * dayMs) });
    await record(db.sql, campaign, [started]);
    const { lastDialAt } = await record(db.sql, campaign, [
      dial({ type: 'result', callId: 'slow', disposition: 'yes' }),
    ]);
    expect(lastDialAt).toEqual(started.occurredAt);
  });

  test('on a demo campaign it is on the campaign’s clock', async () => {
    const campaign = await launchedCampaign(db.sql, { demo: true });
    await db.sql`update campaigns set clock_shift_ms = ${5 * dayMs} where id = ${campaign.campaignId}`;
    const event = dial({ occurredAt: ago(minuteMs) });
    const { lastDialAt } = await record(db.sql, campaign, [event]);
    expect(lastDialAt).toEqual(new Date(event.occurredAt.getTime() + 5 * dayMs));
  });

  test('nobody but a demo account has a clock that can be moved', async () => {
    const campaign = await launchedCampaign(db.sql);
    const { campaignId } = campaign;
    await expect(
      db.sql`update campaigns set clock_shift_ms = 1 where id = ${campaignId}`,
    ).rejects.toMatchObject({
      constraint_name: 'campaigns_clock',
    });
    await expect(
      db.sql`update campaigns set clock_shift_ms = 1, demo = true where id = ${campaignId}`,
    ).rejects.toMatchObject({ code: '23503' });
  });
});

describe('the signal', () => {
  test('it is due at most once in the coalescing time', async () => {
    const campaign = await launchedCampaign(db.sql);
    const due = async () => (await record(db.sql, campaign, [dial()])).signalDue;
    expect([await due(), await due(), await due()]).toEqual([true, false, false]);
    await db.sql`update campaigns set signalled_at = now() - interval '16 minutes' where id = ${campaign.campaignId}`;
    expect([await due(), await due()]).toEqual([true, false]);
  });

  test('of many batches at once, one owes it', async () => {
    const campaign = await launchedCampaign(db.sql);
    const results = await Promise.all(Array.from({ length: 20 }, () => record(db.sql, campaign, [dial()])));
    expect(results.filter(({ signalDue }) => signalDue)).toHaveLength(1);
  });

  test('it is due at once after a notice, which the dial takes back', async () => {
    const campaign = await launchedCampaign(db.sql, { launchedMsAgo: 25 * dayMs });
    await record(db.sql, campaign, [dial({ occurredAt: ago(24 * dayMs) })]);
    await db.sql`update campaigns set noticed_at = now(), signalled_at = now() where id = ${campaign.campaignId}`;
    expect(await record(db.sql, campaign, [dial()])).toMatchObject({ signalDue: true });
    expect(await campaignRow(db.sql, campaign.campaignId)).toMatchObject({ noticedAt: null });
  });

  test('a dial older than the last one owes none, and takes back no notice', async () => {
    const campaign = await launchedCampaign(db.sql, { launchedMsAgo: 25 * dayMs });
    await record(db.sql, campaign, [dial({ occurredAt: ago(24 * dayMs) })]);
    await db.sql`update campaigns set noticed_at = now() where id = ${campaign.campaignId}`;
    const older = await record(db.sql, campaign, [dial({ occurredAt: ago(24.5 * dayMs) })], 0);
    expect(older.signalDue).toBe(false);
    expect((await campaignRow(db.sql, campaign.campaignId)).noticedAt).not.toBeNull();
  });

  test('a dial dated before the launch neither owes one nor brings the deadline nearer', async () => {
    const campaign = await launchedCampaign(db.sql, { launchedMsAgo: dayMs });
    const early = await record(db.sql, campaign, [dial({ occurredAt: ago(40 * dayMs) })], 0);
    expect(early).toMatchObject({ recorded: 1, signalDue: false });
    const close = await closeCampaign(db.sql, {
      ...campaign,
      reason: 'inactivity',
      actor: 'workflow',
      tellWorkflow: false,
    });
    expect(close.outcome).toBe('still_in_use');
  });
});

describe('what is refused', () => {
  test('a draft takes no events', async () => {
    const { accountId } = await launchedCampaign(db.sql);
    const draft = { accountId, name: 'Draft', startsAt: null, endsAt: null, actor: 'cli' };
    const campaign = { accountId, campaignId: await createCampaign(db.sql, draft) };
    const event = dial();
    expect(await record(db.sql, campaign, [event, event])).toEqual({
      status: 'draft',
      admitted: true,
      recorded: 0,
      duplicates: 0,
      refused: [0, 1],
      reused: [],
      lastDialAt: null,
      signalDue: false,
    });
  });

  test('another account’s campaign is not there', async () => {
    const [mine, foreign] = [await launchedCampaign(db.sql), await launchedCampaign(db.sql)];
    const result = await record(db.sql, { ...foreign, accountId: mine.accountId }, [dial()]);
    expect(result).toMatchObject({ status: null, recorded: 0, refused: [] });
    expect(await campaignRow(db.sql, foreign.campaignId)).toMatchObject({ eventCount: 0 });
  });

  test('after a person’s close: new dials; what was placed before it still reports', async () => {
    const campaign = await launchedCampaign(db.sql);
    const known = dial({ callId: 'known', occurredAt: ago(minuteMs) });
    await record(db.sql, campaign, [known]);
    await archive(campaign, 'person');
    const before = await campaignRow(db.sql, campaign.campaignId);

    const fresh = dial({ occurredAt: new Date(Date.now() + 1000) });
    const late = dial({ occurredAt: ago(2 * minuteMs) });
    const end = dial({ type: 'finished', callId: 'known', durationSeconds: 30 });
    expect(await record(db.sql, campaign, [fresh, known, late, end], 0)).toMatchObject({
      status: 'archived',
      recorded: 2,
      duplicates: 1,
      refused: [0],
      lastDialAt: known.occurredAt,
      signalDue: false,
    });
    const calls = await callsOf(campaign.campaignId);
    expect(new Set(calls.map(({ id }) => id))).toEqual(new Set(['known', late.callId]));
    expect(calls.every(({ late_at }) => late_at instanceof Date)).toBe(true);
    expect(await campaignRow(db.sql, campaign.campaignId)).toEqual({
      ...before,
      eventCount: 3,
      dialCount: 2,
    });
  });

  test('after a close for inactivity: every dial that was not known, also an old one', async () => {
    const campaign = await launchedCampaign(db.sql, { launchedMsAgo: 40 * dayMs });
    await record(db.sql, campaign, [dial({ callId: 'known', occurredAt: ago(31 * dayMs) })]);
    await noticed(db.sql, campaign.campaignId, 7 * dayMs + hourMs);
    await archive(campaign, 'inactivity');
    const unknown = dial({ occurredAt: ago(minuteMs) });
    const result = dial({ type: 'result', callId: 'known', disposition: 'yes' });
    expect(await record(db.sql, campaign, [unknown, result])).toMatchObject({
      recorded: 1,
      refused: [0],
    });
  });

  test('24 hours after the close: everything but duplicates', async () => {
    const campaign = await launchedCampaign(db.sql, { demo: true });
    const known = dial({ callId: 'known', occurredAt: ago(hourMs) });
    await record(db.sql, campaign, [known]);
    await archive(campaign, 'person');
    await db.sql`update campaigns set clock_shift_ms = ${dayMs + minuteMs} where id = ${campaign.campaignId}`;
    const end = dial({ type: 'finished', callId: 'known' });
    expect(await record(db.sql, campaign, [known, end, end])).toMatchObject({
      recorded: 0,
      duplicates: 1,
      refused: [1, 2],
    });
  });
});

test('a dial reads a handful of rows, however many contacts the campaign has', async () => {
  const campaign = await launchedCampaign(db.sql);
  await addContacts(campaign, 20000);
  // Else it depends on whether autovacuum has looked at the table before these rows or after.
  await db.sql`analyze contacts`;
  await db.sql.begin(async (tx) => {
    const before = await rowsRead(tx);
    const { recorded } = await record(tx as unknown as typeof db.sql, campaign, [
      dial({ to: '+12022000017' }),
    ]);
    expect(recorded).toBe(1);
    expect((await rowsRead(tx)) - before).toBeLessThan(10);
  });
});

test('a plan that was made while the tables were empty reads a handful of rows when they are full', async () => {
  const connection = await db.recording.reserve();
  onTestFinished(() => connection.release());
  const campaign = await launchedCampaign(db.sql);
  await record(connection, campaign, [dial()]);
  const contacts = await addContacts(campaign, 20000);
  // As each large import does.
  await analyzeContacts(db.sql, campaign.campaignId);
  await db.sql`
    insert into calls (campaign_id, id, placed, started_at)
    select ${campaign.campaignId}, 'old-' || n, true, now() - interval '1 hour' from generate_series(1, 20000) n`;
  for (const said of [{ to: '+12022000017' }, { contactId: contacts[18]?.id ?? '' }]) {
    await connection`begin`;
    const before = await rowsRead(connection);
    expect(await record(connection, campaign, [dial({ ...said })])).toMatchObject({ recorded: 1 });
    const after = await rowsRead(connection);
    await connection`commit`;
    expect(after - before).toBeLessThan(20);
  }
});

test('requests of several campaigns read nothing of those between them, nor all calls of one that is archived', async () => {
  const campaigns = [];
  for (let made = 0; made < 3; made += 1) campaigns.push(await launchedCampaign(db.sql));
  const [first, between, last] = campaigns as [TestCampaign, TestCampaign, TestCampaign];
  for (const campaign of campaigns) await addContacts(campaign, 5000);
  await db.sql`
    insert into calls (campaign_id, id, placed, started_at)
    select ${last.campaignId}, 'old-' || n, true, now() - interval '1 hour' from generate_series(1, 5000) n`;
  await archive(last, 'person');
  await db.sql`analyze contacts, calls, campaigns`;
  for (let time = 0; time < 8; time += 1) {
    await db.recording.begin(async (tx) => {
      const requests = [
        { ...first, events: [dial({ to: `+120220000${20 + time}` })] },
        { ...last, events: [dial({ type: 'result', callId: `old-${time + 1}` })] },
      ];
      const before = await rowsRead(tx);
      const rows = await recordRequests(tx, requests, { skipLocked: true, coalesceMs: 0 });
      expect(rows.map(({ recorded }) => recorded)).toEqual([1, 1]);
      expect((await rowsRead(tx)) - before).toBeLessThan(30);
    });
  }
  expect(await campaignRow(db.sql, between.campaignId)).toMatchObject({ eventCount: 0 });
});

test('a recording that waited for somebody who changed the campaign finds contacts and calls as ever', async () => {
  // A plan that left partitions out while it ran ended the server here: a segmentation fault of Postgres 18.
  for (const end of ['commit', 'late'] as const) {
    const campaign = await launchedCampaign(db.sql);
    await addContacts(campaign, 20);
    const known = dial({ to: '+12022000007' });
    await record(db.sql, campaign, [known]);
    if (end === 'late') await archive(campaign, 'person');
    const holder = await db.sql.reserve();
    await holder`begin`;
    await holder`update campaigns set noticed_at = now() where id = ${campaign.campaignId}`;
    const waiting = recordRequests(
      db.recording,
      [
        {
          ...campaign,
          events: [dial({ type: 'result', callId: known.callId, to: '+12022000007', outcome: 'busy' })],
        },
      ],
      { skipLocked: false, coalesceMs: 0 },
    );
    await vi.waitFor(async () => {
      const [lock] =
        await db.sql`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%requests as materialized%'`;
      expect(lock).toBeDefined();
    });
    await holder`commit`;
    holder.release();
    expect(await waiting).toMatchObject([{ recorded: 1 }]);
    expect((await callsOf(campaign.campaignId))[0]).toMatchObject({ outcome: 'busy' });
  }
});

describe('in a campaign of many', () => {
  const many = 20_000;
  const few = 20;

  /** How many pages of the database recording these events touches. */
  async function pagesFor({ accountId, campaignId }: TestCampaign, events: readonly CallEvent[]) {
    const explaining = {
      unsafe: (text: string, parameters: never[]) =>
        db.sql.unsafe(`explain (analyze, buffers, format json) ${text}`, parameters),
    };
    const [row] = await recordRequests(explaining as unknown as ISql, [{ accountId, campaignId, events }], {
      skipLocked: false,
      coalesceMs: 0,
    });
    const [{ Plan: plan }] = (row as unknown as { 'QUERY PLAN': [{ Plan: Record<string, number> }] })[
      'QUERY PLAN'
    ];
    return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  }

  test('the last contacts are found as fast as the first ones', async () => {
    const campaign = await launchedCampaign(db.sql);
    const contacts = await addContacts(campaign, many);
    await db.sql`analyze contacts`;
    const dials = (those: { id: string }[]) =>
      those.map(({ id }, n): CallEvent => ({
        id,
        type: 'started',
        callId: id,
        occurredAt: new Date(),
        ...(n % 2 === 0 ? { contactId: id } : { to: `+1202${2000000 + n}` }),
      }));
    const first = await pagesFor(campaign, dials(contacts.slice(0, few)));
    const last = await pagesFor(campaign, dials(contacts.slice(-few)));
    expect(last).toBeLessThan(2 * first);
  });

  test('the last calls are found as fast as the first ones after the campaign has ended', async () => {
    const campaign = await launchedCampaign(db.sql);
    const placedAt = ago(hourMs);
    await db.sql`
      insert into calls (campaign_id, id, placed, started_at)
      select ${campaign.campaignId}, 'call-' || lpad(n::text, 6, '0'), true, ${placedAt} from generate_series(1, ${many}::int) n`;
    await db.sql`analyze calls`;
    await archive(campaign, 'person');
    const ends = (from: number) =>
      Array.from({ length: few }, (_, n): CallEvent => {
        const callId = `call-${String(from + n).padStart(6, '0')}`;
        return {
          id: `end of ${callId}`,
          type: 'finished',
          callId,
          occurredAt: new Date(),
          durationSeconds: 31,
        };
      });
    const first = await pagesFor(campaign, ends(1));
    const last = await pagesFor(campaign, ends(many - few));
    expect(last).toBeLessThan(2 * first);
  });
});

/** Rows of contacts and calls that a connection has read. It forgets them now and then, but not within a transaction. */
async function rowsRead(sql: ISql): Promise<number> {
  const [read] = await sql<{ rows: number }[]>`
    select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows
    from pg_stat_xact_user_tables where relname like 'contacts%' or relname like 'calls%'`;
  return read?.rows ?? 0;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
