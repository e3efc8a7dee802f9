import { beforeEach, describe, expect } from 'vitest';
import { readDigest } from '../../src/db/digests/read-digest.ts';
import { setMailPreference } from '../../src/db/mails/preferences.ts';
import { writeDigest } from '../../src/db/digests/write-digests.ts';
import type { Digest } from '../../src/domain/digest.ts';
import { uuidv7 } from '../../src/ids.ts';
import { fromLocalTime } from '../../web/src/ui/zone.ts';
import { dayMs, hourMs, launchedCampaign, minuteMs, noticed } from '../support/campaigns.ts';
import { makeAccount, makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeMember, sendAllDue } from '../support/mails.ts';
import { clockChanges } from '../support/zones.ts';

const { test, db, otherDb, mailServer } = fixtures('db', 'otherDb', 'mailServer');

let accountId: string;
let owner: Awaited<ReturnType<typeof makeMember>>;
beforeEach(async () => {
  accountId = await madeLongAgo({ name: 'Riverside' });
  owner = await makeMember(db.sql, accountId, 'owner', 'Olga Owner');
});

async function madeLongAgo(options: Parameters<typeof makeAccount>[1]) {
  const id = await makeAccount(db.sql, options);
  await db.sql`update accounts set created_at = '2020-01-01' where id = ${id}`;
  return id;
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10);
/** The Monday on which last week ends, in UTC, and that at its hour. */
const thisMonday = () => Date.parse(day(Date.now() - ((new Date().getUTCDay() + 6) % 7) * dayMs));
const monday = () => day(thisMonday());
const mondayMorning = () => new Date(thisMonday() + 7 * hourMs);
const inLastWeek = (days = 3) => new Date(thisMonday() - days * dayMs);

/** Writes all that is due at a time. */
async function write(at: Date | null, sql = db.sql) {
  while (await writeDigest(sql, at));
}
const digests = (of = accountId) =>
  db.sql<{ occasion: string; address: string; state: string; subject: string; text: string; html: string }[]>`
    select occasion, address, state, subject, text, html from mails
    where account_id = ${of} and kind = 'digest' order by id`;
const weekOf = async (of: string) =>
  (
    await db.sql<{ week: string | null }[]>`select digest_week::text as week from accounts where id = ${of}`
  )[0]!.week;

async function archived(
  at: Date,
  { reason = 'person', name = 'Door knock', of = accountId, shiftMs = 0 } = {},
) {
  const { campaignId } = await launchedCampaign(db.sql, { accountId: of });
  await db.sql`
    update campaigns set name = ${name}, status = 'archived', archived_at = ${at}, archive_reason = ${reason},
      archived_by = 'cli', stage = 'complete', clock_shift_ms = ${shiftMs}
    where id = ${campaignId}`;
  return campaignId;
}

let digits = 5_550_000;
async function rented(campaignId: string, cents: (number | null)[], state = 'assigned') {
  const numbers = await makeNumbers(
    db.sql,
    campaignId,
    cents.map(() => ({ e164: `+1415${(digits += 1)}`, carrier: 'sandbox' })),
  );
  for (const [at, id] of numbers.entries())
    await db.sql`update phone_numbers set state = ${state}, monthly_cost_cents = ${cents[at]!} where id = ${id}`;
  return numbers;
}
async function givenBack(campaignId: string, cents: (number | null)[], at: Date) {
  for (const id of await rented(campaignId, cents, 'released')) {
    await db.sql`update phone_numbers set released_at = ${at} where id = ${id}`;
    await db.sql`
      insert into releases (number_id, campaign_id, status, released_at)
      values (${id}, ${campaignId}, 'released', ${at})`;
  }
}
const finding = (kind: string, cents: number | null) => db.sql`
  insert into findings (id, account_id, carrier, kind, e164, monthly_cost_cents, first_seen_at, last_seen_at)
  values (${uuidv7()}, ${accountId}, 'sandbox', ${kind}, ${`+1415${(digits += 1)}`}, ${cents}, now(), now())`;

describe('when it is written', () => {
  test.each(['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'UTC'])(
    'in %s from seven on Monday until Wednesday is over, also when clocks are changed',
    async (timeZone) => {
      const start = new Date('2026-01-01T00:00:00Z');
      const changed = ['America/New_York', 'Australia/Lord_Howe'].includes(timeZone);
      const days = changed ? clockChanges(timeZone, start, 2) : [start];
      const mondays = days.flatMap((change) => {
        const next = change.getTime() + ((8 - change.getUTCDay()) % 7) * dayMs;
        return [-7, 0, 7].map((off) => day(next + off * dayMs));
      });
      const id = await madeLongAgo({ timeZone });
      for (const each of mondays) {
        const local = (dayOff: number, time: string) =>
          new Date(String(fromLocalTime(`${day(Date.parse(each) + dayOff * dayMs)}T${time}`, timeZone)));
        const due: [Date, boolean][] = [
          [new Date(local(0, '07:00').getTime() - minuteMs), false],
          [local(0, '07:00'), true],
          [local(2, '23:59'), true],
          [local(3, '00:00'), false],
          [local(6, '23:59'), false],
        ];
        for (const [at, expected] of due) {
          await db.sql`update accounts set digest_week = null where id = ${id}`;
          await write(at);
          expect([at, await weekOf(id)]).toEqual([at, expected ? each : null]);
        }
        const digest = await readDigest(db.sql, id, each);
        expect([digest!.from, digest!.to]).toEqual([local(-7, '00:00'), local(0, '00:00')]);
      }
    },
  );

  test('after weeks without a worker last week’s is written, and none that is older', async () => {
    for (const days of [3, 10, 17]) await archived(inLastWeek(days));
    await db.sql`update accounts set digest_week = ${day(thisMonday() - 28 * dayMs)} where id = ${accountId}`;
    await write(mondayMorning());
    expect(await digests()).toMatchObject([{ occasion: monday() }]);
  });

  test('a zone that is changed brings none twice', async () => {
    await archived(inLastWeek());
    await db.sql`update accounts set time_zone = 'Pacific/Kiritimati' where id = ${accountId}`;
    await write(new Date(mondayMorning().getTime() - 14 * hourMs));
    for (const zone of ['America/Los_Angeles', 'UTC', 'Asia/Kolkata']) {
      await db.sql`update accounts set time_zone = ${zone} where id = ${accountId}`;
      for (let hours = -14; hours < 48; hours += 7)
        await write(new Date(mondayMorning().getTime() + hours * hourMs));
    }
    expect(await digests()).toHaveLength(1);
  });

  test('an account that is made in the week has its first one after its first Monday', async () => {
    const young = await makeAccount(db.sql);
    await db.sql`update accounts set created_at = ${new Date(thisMonday() + hourMs)} where id = ${young}`;
    await write(mondayMorning());
    expect(await weekOf(young)).toBeNull();
    await write(new Date(mondayMorning().getTime() + 7 * dayMs));
    expect(await weekOf(young)).toBe(day(thisMonday() + 7 * dayMs));
  });
});

describe('to whom', () => {
  test('owners and admins have one each, whatever is tried at once or again', async () => {
    await archived(inLastWeek());
    const admin = await makeMember(db.sql, accountId, 'admin');
    const unwilling = await makeMember(db.sql, accountId, 'owner');
    await setMailPreference(db.sql, {
      accountId,
      userId: unwilling.userId,
      kind: 'digest',
      wanted: false,
      byLink: false,
    });
    await makeMember(db.sql, accountId, 'moderator');
    await makeMember(db.sql, accountId, 'caller');
    await Promise.all([db, otherDb, db, otherDb].map(({ sql }) => write(mondayMorning(), sql)));
    await db.sql`update accounts set digest_week = null where id = ${accountId}`;
    await write(mondayMorning());
    expect((await digests()).map(({ address }) => address).toSorted()).toEqual(
      [owner.email, admin.email].toSorted(),
    );
  });

  test('what fails half-way has written nothing, and is written the next time', async () => {
    await archived(inLastWeek());
    await db.sql`create function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$`;
    await db.sql`create trigger fail before update of digest_week on accounts for each row execute function fail()`;
    await expect(write(mondayMorning())).rejects.toThrow('no');
    expect(await digests()).toEqual([]);
    await db.sql`drop trigger fail on accounts`;
    await write(mondayMorning());
    expect(await digests()).toHaveLength(1);
  });

  test('who has left, or is a moderator now, is sent nothing', async () => {
    await archived(inLastWeek());
    await makeMember(db.sql, accountId, 'admin');
    await write(mondayMorning());
    await db.sql`update members set role = 'moderator' where account_id = ${accountId} and role = 'admin'`;
    await db.sql`delete from members where account_id = ${accountId} and role = 'owner'`;
    await sendAllDue(db.sql, mailServer.url);
    expect((await digests()).map(({ state }) => state)).toEqual(['dropped', 'dropped']);
  });
});

describe('what it tells', () => {
  const read = async () => (await readDigest(db.sql, accountId, monday()))!;

  test('it has the week’s archives and releases, what they save, what waits and what costs', async () => {
    const own = await archived(inLastWeek(1), { name: 'Over\r\nBcc: x', reason: 'inactivity' });
    await archived(inLastWeek(7), { name: 'At its beginning' });
    await archived(inLastWeek(7.01), { name: 'Before' });
    await archived(inLastWeek(0), { name: 'After' });
    await givenBack(own, [100, 150, null], inLastWeek(2));
    await givenBack(own, [9_999], inLastWeek(8));
    const [stuck] = await rented(own, [200], 'releasing');
    await db.sql`
      insert into releases (number_id, campaign_id, status) values (${stuck!}, ${own}, 'needs_operator')`;
    const { campaignId } = await launchedCampaign(db.sql, { accountId, launchedMsAgo: 27 * dayMs });
    await noticed(db.sql, campaignId, 4 * dayMs - minuteMs);
    await rented(campaignId, [300, null]);
    await launchedCampaign(db.sql, { accountId });
    await finding('leak', 400);
    await finding('stranger', null);

    const digest = await read();
    expect(digest).toMatchObject({
      archived: { total: 2, byThemselves: 1 },
      released: { numbers: 3, monthly: [{ currency: 'USD', cents: 250, numbers: 2 }] },
      waits: {
        stuckNumbers: 1,
        findings: [
          { kind: 'leak', count: 1 },
          { kind: 'stranger', count: 1 },
        ],
        standingStill: 0,
      },
      costs: {
        leaks: { numbers: 1, monthly: [{ cents: 400 }] },
        rented: { numbers: 3, monthly: [{ cents: 500, numbers: 2 }] },
        unassigned: { numbers: 0, monthly: [] },
        releasing: { numbers: 1, monthly: [{ cents: 200 }] },
      },
      deadlines: { total: 1, first: [{ id: campaignId }] },
    } satisfies Partial<Record<keyof Digest, unknown>>);
    const soon = digest.deadlines.first[0]!.deadline.getTime() - Date.now();
    expect(Math.round(soon / dayMs)).toBe(3);

    await write(mondayMorning());
    await sendAllDue(db.sql, mailServer.url);
    const [mail] = await digests();
    expect(mail).toMatchObject({
      state: 'sent',
      subject: 'Riverside, last week: 2 campaigns archived, 3 numbers given back',
    });
    const text = mail!.text.replaceAll(/\s+/g, ' ');
    for (const words of [
      'Over Bcc: x',
      'saves $2.50 a month, for the 2 numbers whose price the carrier tells',
      '1 number cannot be given back without a person',
      'https://lastcall.example/inbox',
      'https://lastcall.example/comparisons',
      `https://lastcall.example/campaign/${campaignId}`,
      '3 numbers rented: $5.00 a month for 2 numbers, the others are not told',
      'are still charged: $4.00 a month',
    ])
      expect(text).toContain(words);
    expect(`${text}${mail!.html}`).not.toMatch(/\+?1415\d{7}/);
    const received = mailServer.received.filter(({ subject }) => subject === mail!.subject);
    expect(received).toHaveLength(1);
    expect(received[0]!.attachments).toEqual([]);
  });

  test('where no carrier tells a price, it counts and says so', async () => {
    const campaignId = await archived(inLastWeek());
    await givenBack(campaignId, [null, null], inLastWeek());
    await write(mondayMorning());
    await sendAllDue(db.sql, null);
    expect(await digests()).toMatchObject([
      { state: 'kept', text: expect.stringContaining('do not tell what they cost') },
    ]);
  });

  test('of many campaigns it names ten and counts the others', async () => {
    for (let n = 0; n < 13; n += 1) await archived(inLastWeek(1 + n / 10), { name: `No. ${n}` });
    await write(mondayMorning());
    await sendAllDue(db.sql, null);
    const [{ text } = { text: '' }] = await digests();
    expect([...text.matchAll(/No\. \d+/g)].map(([name]) => name)).toEqual(
      Array.from({ length: 10 }, (_, n) => `No. ${n}`),
    );
    expect(text).toContain('and 3 more');
  });

  test('in a week in which nothing happened there is none, however much is rented', async () => {
    const { campaignId } = await launchedCampaign(db.sql, { accountId });
    await rented(campaignId, [300, 300]);
    await archived(inLastWeek(20));
    await write(mondayMorning());
    expect(await digests()).toEqual([]);
    expect(await weekOf(accountId)).toBe(monday());
  });

  test('what is over when it is sent is not told: a digest of nothing is dropped', async () => {
    await finding('ghost', null);
    await write(mondayMorning());
    await db.sql`update findings set resolved_at = now(), resolution = 'not_seen' where account_id = ${accountId}`;
    await sendAllDue(db.sql, mailServer.url);
    expect(await digests()).toMatchObject([{ state: 'dropped' }]);
  });

  test('another account’s week is not told', async () => {
    const other = await madeLongAgo({ name: 'Other' });
    await archived(inLastWeek(), { of: other });
    expect(await read()).toMatchObject({ archived: { total: 0 }, accountName: 'Riverside' });
  });

  test('a demo campaign counts for the week in which it was really archived', async () => {
    accountId = await madeLongAgo({ demo: true });
    await archived(new Date(inLastWeek().getTime() + 31 * dayMs), { shiftMs: 31 * dayMs });
    expect(await read()).toMatchObject({ archived: { total: 1 } });
  });
});
