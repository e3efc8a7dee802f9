import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeAccountExport } from '../../src/account-exports/make-account-export.ts';
import type { CallEvent } from '../../src/domain/calls.ts';
import { campaignsOfCalls } from '../../src/db/call-sources/campaigns-of-calls.ts';
import { eraseLive } from '../../src/db/erasures/erase-live.ts';
import { readErasure, requestErasure } from '../../src/db/erasures/erasures.ts';
import { deleteExpired } from '../../src/erasure/delete-expired.ts';
import { eraseSealed } from '../../src/erasure/erase-sealed.ts';
import { numberPattern } from '../../src/erasure/number-pattern.ts';
import { createLog } from '../../src/log.ts';
import { resealLate } from '../../src/seals/seal.ts';
import { makeCalls, nastyTexts } from '../support/archive.ts';
import { ago, campaignRow, dial, hourMs } from '../support/campaigns.ts';
import { clear, hotRows, sealLongAgo } from '../support/cleared.ts';
import { fixtures } from '../support/fixtures.ts';
import { testKeyring } from '../support/keyring.ts';

const { test, api, account } = fixtures('api', 'account');

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const phoneAt = (at: number) => `+1202555${1000 + at}`;
const contactsFile = [
  'phone,first_name,email,external_id,note',
  ...nastyTexts.map((text, at) =>
    [phoneAt(at), cell(text), `p${at}@example.org`, `V-${at}`, cell(text)].join(','),
  ),
  ...Array.from({ length: 20 }, (_, at) => `${phoneAt(100 + at)},Ann ${at},,,plain`),
].join('\r\n');

const disposed = nastyTexts.filter((text) => text.trim() !== '');

/** Events of a campaign that its contacts were called for, with answers. */
const eventsOf = (): CallEvent[] =>
  Array.from({ length: 24 }, (_, at) => [
    dial({
      callId: `c${at}`,
      to: phoneAt(at % 2 ? at : 100 + (at % 20)),
      from: '+12025550100',
      type: 'finished',
      outcome: at % 3 ? 'answered' : 'no_answer',
      durationSeconds: at,
    }),
    dial({
      callId: `c${at}`,
      type: 'result',
      disposition: (at % 4 ? disposed[at % disposed.length] : undefined) ?? 'Undecided',
      answers: { 'Will you vote?': at % 2 ? 'yes' : 'no', age: at },
    }),
  ]).flat();

async function filled(name: string): Promise<{ campaignId: string; events: CallEvent[] }> {
  const { owner, dialer } = account.as;
  const { body } = await owner.post('/v1/campaigns', { name });
  const campaignId = body.id as string;
  const csv = { headers: { 'content-type': 'text/csv' }, body: contactsFile };
  expect((await owner.send('POST', `/v1/campaigns/${campaignId}/contacts/import`, csv)).status).toBe(200);
  await owner.post(`/v1/campaigns/${campaignId}/launch`);
  const events = eventsOf();
  const { body: taken } = await dialer.post(`/v1/campaigns/${campaignId}/call-events`, { events });
  expect(taken).toMatchObject({ recorded: events.length, refused: [] });
  await makeCalls(api.db.sql, campaignId, 40);
  return { campaignId, events };
}

async function sealed(name: string) {
  const made = await filled(name);
  await sealLongAgo(api.db.sql, api.store, made.campaignId);
  return made;
}

const clearIt = (campaignId: string, options?: Parameters<typeof clear>[3]) =>
  clear(api.db.sql, api.store, campaignId, options);

type Row = Record<string, unknown>;

/** Every page of the list. */
async function contacts(campaignId: string, query = ''): Promise<Row[]> {
  const all: Row[] = [];
  let cursor: string | null = null;
  do {
    const at: string = cursor === null ? '' : `&cursor=${cursor}`;
    const { status, body } = await account.as.owner.get(
      `/v1/campaigns/${campaignId}/contacts?limit=7${query}${at}`,
    );
    expect(status).toBe(200);
    all.push(...(body.items as Row[]));
    cursor = body.nextCursor as string | null;
  } while (cursor !== null);
  return all;
}

const people = async (campaignId: string) =>
  (await contacts(campaignId)).map((person) => ({ ...person, id: null, dialledAt: null }));

async function exported(campaignId: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const kind of ['calls', 'contacts', 'receipts', 'results']) {
    for (const form of ['csv', 'csv.gz', 'jsonl', 'parquet', 'csv?layout=spreadsheet']) {
      const path = `/v1/campaigns/${campaignId}/exports/${kind}.${form}`;
      const response = await fetch(`${api.url}${path}`, {
        headers: { authorization: `Bearer ${account.keys.owner}` },
      });
      expect(response.status, path).toBe(200);
      files[path] = Buffer.from(await response.arrayBuffer()).toString('base64');
    }
  }
  return files;
}

async function accountExports(): Promise<string[]> {
  const files: string[] = [];
  for (const kind of ['dials', 'results', 'caller_activity']) {
    for (const format of ['csv', 'jsonl']) {
      const { body } = await account.as.owner.post('/v1/account-exports', { kind, format });
      await makeAccountExport({ sql: api.db.sql, store: api.store }, body.id as string, { rowsPerPart: 9 });
      const { body: link } = await account.as.owner.post(`/v1/account-exports/${body.id}/link`, {});
      files.push(await (await fetch(`${api.url}${link.url}`)).text());
    }
  }
  return files;
}

/** What somebody is told, by whatever way they ask. */
async function everything(campaignId: string, others: string[], events: CallEvent[]) {
  const { owner, dialer } = account.as;
  const campaignIds = [campaignId, ...others];
  const targeting = { campaignIds, dispositions: ['Undecided', nastyTexts[4]] };
  const draft = await owner.post('/v1/targeted-campaigns', { name: 'Again', ...targeting });
  const clone = await owner.post(`/v1/campaigns/${campaignId}/clone`, { copyContacts: true });
  expect([draft.status, clone.status]).toEqual([201, 201]);
  const [first, ...rest] = events;
  const sent = [
    first,
    { ...first!, occurredAt: ago(5_000) },
    dial({ id: 'nobody knows it', callId: 'c1', occurredAt: ago(50) }),
    ...rest,
  ];
  const resent = await dialer.post(`/v1/campaigns/${campaignId}/call-events`, { events: sent });
  const { body: campaign } = await owner.get(`/v1/campaigns/${campaignId}`);
  return {
    campaign,
    exported: await exported(campaignId),
    accountExports: await accountExports(),
    contacts: await contacts(campaignId),
    found: await contacts(campaignId, '&search=ann%201'),
    byEmail: await contacts(campaignId, '&search=P3@example'),
    none: await contacts(campaignId, '&search=nobody'),
    byPhone: await contacts(campaignId, `&phone=${encodeURIComponent(phoneAt(105))}`),
    suppressed: await contacts(campaignId, '&doNotCall=true'),
    draft: await people(draft.body.id as string),
    clone: await people(clone.body.id as string),
    preview: (await owner.post('/v1/targeted-campaigns/preview', targeting)).body,
    choices: (await owner.post('/v1/targeted-campaigns/choices', { campaignIds })).body,
    resent: { status: resent.status, ...resent.body, instance: null, requestId: null },
  };
}

test('what is asked of a campaign whose rows have left is answered as before, row by row', async () => {
  const { sql } = api.db;
  const { campaignId, events } = await sealed('Leaves');
  const stays = await sealed('Stays');
  await account.as.owner.post('/v1/do-not-call', { phone: phoneAt(101), reason: 'asked' });
  const before = await everything(campaignId, [stays.campaignId], events);
  expect(before.contacts).toHaveLength(38);
  expect(before.found.length).toBeGreaterThan(1);
  expect(before.resent).toMatchObject({ status: 207 });

  expect(await clearIt(campaignId)).toBe('cleared');
  expect(await hotRows(sql, campaignId)).toBe(0);
  expect(await hotRows(sql, stays.campaignId)).toBeGreaterThan(0);
  expect(await everything(campaignId, [stays.campaignId], events)).toEqual(before);
});

test('half way it is answered from the seal alone, and a worker that takes it over goes on', async () => {
  const { sql } = api.db;
  const { campaignId, events } = await sealed('Half');
  const before = await everything(campaignId, [], events);
  const all = await hotRows(sql, campaignId);
  const killed = new AbortController();
  const [files] = await sql<{ count: number }[]>`
    select count(*)::int as count from archive_parts where campaign_id = ${campaignId}`;
  // As a worker that dies between two batches.
  const store = { ...api.store };
  const dying = new Proxy(killed.signal, {
    get: (signal, name) =>
      name === 'throwIfAborted'
        ? () => {
            if (checks++ > files!.count + 6) throw new Error('killed');
          }
        : Reflect.get(signal, name),
  });
  let checks = 0;
  await expect(clear(sql, store, campaignId, { signal: dying })).rejects.toThrow('killed');
  const left = await hotRows(sql, campaignId);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(all);
  expect(await everything(campaignId, [], events)).toEqual(before);
  // Its own workflow, begun again, seals nothing of what is left.
  await sql`update calls set late_at = now() where campaign_id = ${campaignId}`;
  expect(await resealLate({ sql, store: api.store }, { campaignId })).toMatchObject({ version: 1 });

  expect(await clearIt(campaignId)).toBe('cleared');
  expect(await hotRows(sql, campaignId)).toBe(0);
});

test('an old event is a duplicate, one of another content reused, and an unknown one refused', async () => {
  const { campaignId, events } = await sealed('Old events');
  await clearIt(campaignId);
  const send = (some: object[]) =>
    account.as.dialer.post(`/v1/campaigns/${campaignId}/call-events`, { events: some });
  expect(await send(events)).toMatchObject({ status: 200, body: { recorded: 0, duplicates: events.length } });
  expect(await send([dial({ callId: 'c1' })])).toMatchObject({
    status: 409,
    body: { code: 'campaign_archived' },
  });
  expect(await send([{ ...events[0], callId: 'other' }])).toMatchObject({
    status: 207,
    body: { refused: [{ code: 'event_id_reused' }] },
  });
  // Also where rows of before 0.2 told nothing of the content.
  const old = await sealed('Of before');
  await api.db.sql`update call_events set content_hash = null where campaign_id = ${old.campaignId}`;
  await clearIt(old.campaignId);
  const again = await account.as.dialer.post(`/v1/campaigns/${old.campaignId}/call-events`, {
    events: old.events,
  });
  expect(again).toMatchObject({ status: 200, body: { duplicates: old.events.length } });
});

const kept: [string, (campaignId: string) => Promise<unknown>][] = [
  [
    'its late window was over a moment ago',
    (id) => api.db.sql`update campaigns set archived_at = ${ago(30 * hourMs)} where id = ${id}`,
  ],
  [
    'a number is not given back yet',
    (id) => api.db.sql`update campaigns set stage = 'releasing', completed_at = null where id = ${id}`,
  ],
  [
    'it is under a legal hold',
    (id) => account.as.owner.put(`/v1/campaigns/${id}/legal-hold`, { reason: 'a trial' }),
  ],
  ['its account is under a legal hold', () => account.as.owner.put('/v1/legal-hold', { reason: 'a trial' })],
  [
    'an export of the account is under way',
    () => account.as.owner.post('/v1/account-exports', { kind: 'dials' }),
  ],
  ['its data was deleted', (id) => api.db.sql`update campaigns set data_deleted_at = now() where id = ${id}`],
];
test.each(kept)('its rows stay while %s', async (_, keep) => {
  const { campaignId } = await sealed('Kept');
  const all = await hotRows(api.db.sql, campaignId);
  await keep(campaignId);
  expect(await clearIt(campaignId)).toBe('kept');
  expect(await hotRows(api.db.sql, campaignId)).toBe(all);
  expect(await api.db.sql`select clearing_at, clear_problem from campaigns where id = ${campaignId}`).toEqual(
    [{ clearing_at: null, clear_problem: null }],
  );
});

test('an active campaign keeps its rows', async () => {
  const { campaignId } = await filled('Active');
  expect(await clearIt(campaignId, { afterMs: 0 })).toBe('kept');
  expect(await hotRows(api.db.sql, campaignId)).toBeGreaterThan(0);
});

test('an event that was recorded while the files were read back keeps the rows, and is sealed the next time', async () => {
  const { sql } = api.db;
  const { campaignId } = await sealed('Late');
  const store = {
    ...api.store,
    async open(...file: Parameters<typeof api.store.open>) {
      // As a recording that was under way when the window ended.
      await sql`update calls set disposition = 'late', late_at = now() where campaign_id = ${campaignId} and id = 'c1'`;
      await sql`update campaigns set event_count = event_count + 1 where id = ${campaignId}`;
      return api.store.open(...file);
    },
  };
  expect(await clear(sql, store, campaignId)).toBe('kept');
  expect(await clearIt(campaignId)).toBe('cleared');
  const { text } = await account.as.owner.get(`/v1/campaigns/${campaignId}/exports/calls.jsonl`);
  expect(text).toContain('"disposition":"late"');
});

test('a sealed file that is wrong or missing keeps the rows, shows in the inbox and is looked at again on demand', async () => {
  const { sql } = api.db;
  const { campaignId } = await sealed('Damaged');
  const all = await hotRows(sql, campaignId);
  const [part] = await sql<{ key: string }[]>`
    select store_key as key from archive_parts where campaign_id = ${campaignId} and kind = 'calls' and sequence = 2`;
  const path = join(api.storeFolder, part!.key);
  const chunks: Buffer[] = [];
  for await (const chunk of await api.store.open(part!.key)) chunks.push(chunk as Buffer);
  const whole = Buffer.concat(chunks);

  const inbox = async () => (await account.as.owner.get('/v1/inbox/workflows')).body.items as Row[];
  const turned = Buffer.from(whole);
  turned[20]! ^= 1;
  for (const damage of [async () => writeFile(path, turned), async () => {}]) {
    await rm(path, { force: true });
    await damage();
    expect(await clearIt(campaignId)).toBe('kept');
    expect(await hotRows(sql, campaignId)).toBe(all);
    expect(await inbox()).toMatchObject([
      {
        campaign: { id: campaignId },
        reason: 'seal_damaged',
        resumable: true,
        whatToDo: expect.stringContaining('lastcall verify'),
      },
    ]);
  }
  await writeFile(path, whole);
  expect((await account.as.owner.post(`/v1/campaigns/${campaignId}/resume`)).status).toBe(204);
  expect(await inbox()).toEqual([]);
  await expect
    .poll(() => sql`select from outbox where topic = 'clear' and campaign_id = ${campaignId}`)
    .toHaveLength(1);
  expect(await clearIt(campaignId)).toBe('cleared');
});

test('a file that was read wrong once is read again before anybody is told', async () => {
  const { campaignId } = await sealed('Once');
  const seen = new Set<string>();
  const store = {
    ...api.store,
    async open(key: string, ...rest: [{ start: number; end: number }?]) {
      const isFirst = !seen.has(key);
      seen.add(key);
      return api.store.open(key, ...(isFirst ? [{ start: 1, end: 9 }] : rest));
    },
  };
  expect(await clear(api.db.sql, store, campaignId)).toBe('cleared');
});

test('a person is erased from a campaign whose rows have left, and from what is left of its events', async () => {
  const { sql } = api.db;
  const { campaignId, events } = await sealed('Erased');
  await clearIt(campaignId);
  const phone = phoneAt(102);
  const person = { phone, pattern: new RegExp(numberPattern(phone), 'g'), contactIds: new Set<string>() };
  const reason = 'request_of_person' as const;
  const asked = { accountId: account.id, phone, reason, actor: 'cli' };
  const erasure = await requestErasure(sql, testKeyring('test'), asked);
  if (typeof erasure === 'string') throw new Error(erasure);
  const live = await eraseLive(sql, {
    erasureId: erasure.id,
    accountId: account.id,
    campaignId,
    phone,
    pattern: numberPattern(phone),
  });
  expect(live).toEqual([]);
  const deps = { sql, store: api.store };
  const input = { erasure, accountId: account.id, campaignId, person, signal: new AbortController().signal };
  const theirs = events.filter(({ to }) => to === phone).map(({ callId }) => callId);
  expect(theirs.length).toBeGreaterThan(0);
  const before = await campaignRow(sql, campaignId);
  expect(await readErasure(sql, account.id, erasure.id)).toMatchObject({ contacts: 0, calls: 0 });
  expect(await eraseSealed(deps, input)).toBe(true);
  expect(await readErasure(sql, account.id, erasure.id)).toMatchObject({ contacts: 1, calls: theirs.length });
  expect(await contacts(campaignId, `&phone=${encodeURIComponent(phone)}`)).toEqual([]);
  expect(await campaignRow(sql, campaignId)).toMatchObject({
    contactCount: before.contactCount - 1,
    dialledContactCount: before.dialledContactCount - 1,
  });
  const { body } = await account.as.dialer.post(`/v1/campaigns/${campaignId}/call-events`, { events });
  const gone = events.filter(({ callId }) => theirs.includes(callId)).map(({ id }) => id);
  expect(body.refused.map(({ id }: { id: string }) => id)).toEqual(gone);
  expect(body.duplicates).toBe(events.length - gone.length);
});

test('a call of a call source stays its campaign’s after the rows have left, and no other account’s', async () => {
  const { sql } = api.db;
  const { campaignId } = await filled('Carrier');
  await sql`insert into calls (campaign_id, id, placed, started_at) values (${campaignId}, 'source:abc', true, now())`;
  await sealLongAgo(sql, api.store, campaignId);
  const asked = [{ callId: 'source:abc', from: null, to: null }];
  const before = await campaignsOfCalls(sql, account.id, asked);
  expect(before).toEqual([{ campaignId, inbound: false }]);
  expect(await clearIt(campaignId)).toBe('cleared');
  expect(await campaignsOfCalls(sql, account.id, asked)).toEqual(before);
  const other = await api.createAccount();
  expect(await campaignsOfCalls(sql, other.id, asked)).toMatchObject([{ campaignId: null }]);
});

test('what is left of a campaign goes with its data when its time is over', async () => {
  const { sql } = api.db;
  const { campaignId } = await sealed('Over');
  await clearIt(campaignId);
  await account.as.owner.patch('/v1/account', { retentionDays: 1 });
  await sql`update campaigns set completed_at = ${ago(48 * hourMs)} where id = ${campaignId}`;
  const signal = new AbortController().signal;
  await deleteExpired({ sql, store: api.store, log: createLog('silent') }, signal);
  expect(await sql`select from cleared_events where campaign_id = ${campaignId}`).toHaveLength(0);
  expect(await contacts(campaignId)).toEqual([]);
});

test('a seal with other rows than the database keeps them, and shows in the inbox', async () => {
  const { campaignId } = await sealed('Differs');
  await api.db.sql`
    insert into calls (campaign_id, id, placed, started_at) values (${campaignId}, 'nobody sealed it', true, now())`;
  expect(await clearIt(campaignId)).toBe('kept');
  expect((await account.as.owner.get('/v1/inbox/workflows')).body.items).toMatchObject([
    { reason: 'seal_differs' },
  ]);
});

test('calls of other campaigns are recorded while a campaign leaves, and while somebody clones it', async () => {
  const { sql } = api.db;
  const { campaignId } = await sealed('Leaving');
  const active = await filled('Active');
  let answers = 0;
  const store = {
    ...api.store,
    async open(...file: Parameters<typeof api.store.open>) {
      const events = [dial({ callId: `during-${answers}` })];
      const { status } = await account.as.dialer.post(`/v1/campaigns/${active.campaignId}/call-events`, {
        events,
      });
      expect(status).toBe(200);
      answers += 1;
      return api.store.open(...file);
    },
  };
  expect(await clear(sql, store, campaignId)).toBe('cleared');
  expect(answers).toBeGreaterThan(5);
  // Whoever copies its rows is waited for.
  const other = await sealed('Cloned');
  let clearing: Promise<string> | undefined;
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock_shared(hashtext('lastcall.clearing'), hashtext(${other.campaignId}))`;
    clearing = clearIt(other.campaignId);
    await expect
      .poll(
        () =>
          sql`select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
      )
      .not.toHaveLength(0);
    const [row] = await tx`select clearing_at from campaigns where id = ${other.campaignId}`;
    expect(row).toEqual({ clearing_at: null });
  });
  expect(await clearing).toBe('cleared');
});
