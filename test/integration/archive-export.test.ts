import type { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { Places } from '../../src/api/http/places.ts';
import { openDatabase } from '../../src/db/client.ts';
import { type ExportInput, openExport } from '../../src/export/open-export.ts';
import { RangeNotSatisfiableError } from '../../src/export/range.ts';
import { uuidv7 } from '../../src/ids.ts';
import { archive, bytesOf, makeCalls, makeContacts, recordsOf } from '../support/archive.ts';
import { bed, test } from '../support/archive-bed.ts';
import { waitFor } from '../support/wait-for.ts';

const open = (options: Partial<ExportInput> = {}, using = bed.sql) =>
  openExport(
    { sql: using, store: bed.store },
    { campaignId: bed.campaignId, kind: 'calls', acceptsGzip: false, ...options },
  );

/** Sealed in three parts. */
async function sealedCampaign() {
  await makeCalls(bed.sql, bed.campaignId, 250);
  await archive(bed.sql, bed.campaignId);
  await bed.seal({ rowsPerPart: 100 });
}

test('a sealed export is the same text whether it is compressed or not, with its exact length', async () => {
  await sealedCampaign();
  const plain = await open();
  const text = await bytesOf(plain.stream);
  expect(plain).toMatchObject({
    contentType: 'text/csv; charset=utf-8',
    filename: 'Test campaign - calls.csv',
    length: text.length,
    source: 'sealed',
  });
  expect(plain.contentEncoding).toBeUndefined();
  expect(recordsOf(text)).toHaveLength(250);

  const encoded = await open({ acceptsGzip: true });
  const bytes = await bytesOf(encoded.stream);
  expect(encoded).toMatchObject({ contentEncoding: 'gzip', length: bytes.length, source: 'sealed' });
  expect(gunzipSync(bytes)).toEqual(text);
  expect(encoded.etag).not.toBe(plain.etag);
  expect(encoded.lastModified?.toISOString()).toBe((await bed.manifest()).sealedAt);

  const file = await open({ form: 'csv.gz' });
  expect(file).toMatchObject({
    contentType: 'application/gzip',
    filename: 'Test campaign - calls.csv.gz',
    acceptsRanges: true,
  });
  expect(file.contentEncoding).toBeUndefined();
  expect(await bytesOf(file.stream)).toEqual(bytes);
});

test('the tag of an export stays while its files stay', async () => {
  await sealedCampaign();
  const { etag, stream } = await open();
  stream.destroy();
  await bed.seal({ kinds: ['receipts'] });
  const later = await open();
  later.stream.destroy();
  expect(later.etag).toBe(etag);
  expect(etag).toMatch(/^"[0-9a-f]{32}-csv"$/);
});

test('a download goes on from any byte, across the files it is made of', async () => {
  await sealedCampaign();
  const whole = await open({ form: 'csv.gz' });
  const bytes = await bytesOf(whole.stream);
  const total = bytes.length;
  const cuts = (await bed.manifest()).parts.map((part) => part.bytes);
  const border = cuts[0] ?? 0;
  const ranges: [number, number][] = [
    [0, 0],
    [0, total - 1],
    [5, 20],
    [border - 1, border],
    [border, border + (cuts[1] ?? 0) - 1],
    [border - 10, total - 10],
    [total - 1, total - 1],
  ];
  for (const [start, end] of ranges) {
    const part = await open({ form: 'csv.gz', range: `bytes=${start}-${end}` });
    expect(part).toMatchObject({ range: { start, end, total }, length: end - start + 1, etag: whole.etag });
    expect((await bytesOf(part.stream)).equals(bytes.subarray(start, end + 1))).toBe(true);
  }
  await expect(open({ form: 'csv.gz', range: `bytes=${total}-` })).rejects.toThrow(RangeNotSatisfiableError);
});

test('a range is not heeded where it would mix two versions', async () => {
  await sealedCampaign();
  const other = await open({ form: 'csv.gz', range: 'bytes=5-', ifRange: '"another"' });
  expect(other.range).toBeUndefined();
  const { etag = '' } = other;
  other.stream.destroy();
  const same = await open({ form: 'csv.gz', range: 'bytes=5-', ifRange: etag });
  expect(same.range?.start).toBe(5);
  same.stream.destroy();
  const text = await open({ range: 'bytes=5-' });
  expect(text).toMatchObject({ acceptsRanges: false });
  expect(text.range).toBeUndefined();
  text.stream.destroy();
});

test('a sealed export needs no rows in the database', async () => {
  await sealedCampaign();
  await bed.sql`delete from calls where campaign_id = ${bed.campaignId}`;
  expect(await bed.exported('calls')).toHaveLength(250);
});

test('what is not sealed is exported live: a draft, an active campaign, an archived one before its seal', async () => {
  const draft = uuidv7();
  await bed.sql`insert into campaigns (id, account_id, name, created_by)
    values (${draft}, ${bed.accountId}, 'Draft', 'test')`;
  await makeContacts(bed.sql, draft, 3);
  const contacts = await open({ campaignId: draft, kind: 'contacts' });
  expect(contacts.source).toBe('live');
  expect(recordsOf(await bytesOf(contacts.stream))).toHaveLength(3);

  await makeCalls(bed.sql, bed.campaignId, 20);
  const active = await open();
  expect(active).toMatchObject({
    source: 'live',
    acceptsRanges: false,
    contentType: 'text/csv; charset=utf-8',
  });
  expect(active.etag).toBeUndefined();
  const text = await bytesOf(active.stream);
  expect(recordsOf(text)).toHaveLength(20);

  await archive(bed.sql, bed.campaignId);
  const encoded = await open({ acceptsGzip: true });
  expect(encoded).toMatchObject({ source: 'live', contentEncoding: 'gzip' });
  expect(gunzipSync(await bytesOf(encoded.stream))).toEqual(text);

  await bed.seal({ kinds: ['calls'] });
  const receipts = await open({ kind: 'receipts' });
  expect(receipts.source).toBe('live');
  receipts.stream.destroy();
  // Sealed or live, the text is the same.
  expect(await bytesOf((await open()).stream)).toEqual(text);
});

test('a campaign of another account is not found', async () => {
  await expect(open({ accountId: uuidv7() })).rejects.toMatchObject({ code: 'not_found', status: 404 });
  await expect(open({ campaignId: uuidv7() })).rejects.toMatchObject({ code: 'not_found' });
});

/** Reads until `bytes` have come, then leaves the rest where it is. */
async function readSome(stream: Readable, bytes: number): Promise<number> {
  let taken = 0;
  const chunks = stream.iterator({ destroyOnReturn: false });
  while (taken < bytes) {
    const { value, done } = await chunks.next();
    if (done) break;
    taken += (value as Buffer).length;
  }
  return taken;
}

const oneConnection = () => openDatabase(bed.url, { maxConnections: 1, name: 'pool-of-one' });

/** More bytes than the sockets between a server and its reader hold. */
async function makeLongCalls(): Promise<void> {
  await bed.sql`
    insert into calls (campaign_id, id, placed, started_at, disposition)
    select ${bed.campaignId}, 'call-' || lpad(n::text, 6, '0'), true, now(), repeat('long ', 1000)
    from generate_series(1, 20000) n`;
}

const exportConnections = () => bed.sql<{ state: string }[]>`
  select state from pg_stat_activity where application_name = 'pool-of-one snapshot'`;

/** Waits until it was sent as many rows as the sockets hold; answers how many. */
async function rowsSentAhead(): Promise<number> {
  let sent = -1;
  await waitFor('the export to wait for its reader', async () => {
    const [copy] = await bed.sql<{ rows: number; waits: boolean }[]>`
      select p.tuples_processed::int as rows, a.wait_event = 'ClientWrite' as waits
      from pg_stat_progress_copy p join pg_stat_activity a using (pid)
      where a.application_name = 'pool-of-one snapshot'`;
    const waits = copy?.waits === true && copy.rows === sent;
    sent = copy?.rows ?? -1;
    return waits;
  });
  return sent;
}

const exportIsGone = () =>
  waitFor('the export to close its connection', async () => (await exportConnections()).length === 0);

test('a live export is read from the database no faster than its reader takes it', async () => {
  await makeLongCalls();
  const db = oneConnection();
  const { stream } = await open({}, db.sql);
  await readSome(stream, 1);
  expect(await rowsSentAhead()).toBeLessThan(5_000);
  await readSome(stream, 30_000_000);
  const sent = await rowsSentAhead();
  expect(sent).toBeGreaterThan(6_000);
  expect(sent).toBeLessThan(11_000);
  stream.destroy();
  await exportIsGone();
  await db.close();
});

test('a live export shows one moment, whatever happens while it is read', async () => {
  await makeCalls(bed.sql, bed.campaignId, 20_000);
  const db = oneConnection();
  const { stream } = await open({}, db.sql);
  const start = await readSome(stream, 1);
  await bed.sql`update calls set disposition = 'changed' where campaign_id = ${bed.campaignId}`;
  await bed.sql`insert into calls (campaign_id, id, placed, started_at) values (${bed.campaignId}, 'zzz', true, now())`;
  const rest = await bytesOf(stream);
  expect(start).toBeGreaterThan(0);
  expect(rest.includes('changed')).toBe(false);
  expect(rest.includes('zzz')).toBe(false);
  expect(rest.includes('call-020000')).toBe(true);
  await exportIsGone();
  await db.close();
});

test('a live export takes nothing from the pool, and gives back what it took when its reader leaves', async () => {
  await makeLongCalls();
  const db = oneConnection();
  for (const bytes of [0, 1, 500_000]) {
    for (const acceptsGzip of [false, true]) {
      const { stream } = await open({ acceptsGzip }, db.sql);
      await readSome(stream, bytes);
      expect(await db.sql`select 1 as one`).toEqual([{ one: 1 }]);
      stream.destroy();
      await exportIsGone();
    }
  }
  await db.close();
});

test('more live exports than there are places wait for their turn', async () => {
  await makeCalls(bed.sql, bed.campaignId, 5_000);
  const db = oneConnection();
  const places = new Places({ places: 8, each: 8, waitMs: 10 * 60_000 });
  const admit = () => places.take('account', new AbortController().signal);
  let mostConnections = 0;
  const read = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const { stream } = await open({ admit }, db.sql);
      await readSome(stream, 1);
      mostConnections = Math.max(mostConnections, (await exportConnections()).length);
      if (index % 3 === 0) stream.destroy();
      return stream.destroyed || (await bytesOf(stream)).length > 0;
    }),
  );
  expect(read).not.toContain(false);
  expect(mostConnections).toBeLessThanOrEqual(8);
  await exportIsGone();
  for (let place = 0; place < 8; place += 1) await admit();
  await db.close();
});

test('a live export whose connection breaks is an error for its reader, not an end', async () => {
  await makeLongCalls();
  const db = oneConnection();
  const { stream } = await open({}, db.sql);
  await readSome(stream, 1);
  await rowsSentAhead();
  await bed.sql`
    select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'pool-of-one snapshot'`;
  await exportIsGone();
  // What was on its way comes first.
  await expect(bytesOf(stream)).rejects.toMatchObject({
    cause: { message: 'The connection to the database was lost.' },
  });
  expect(await db.sql`select 1 as one`).toEqual([{ one: 1 }]);
  await db.close();
});

test('fifty readers that leave in the middle leave no connection and no snapshot behind', async () => {
  await makeLongCalls();
  const db = oneConnection();
  for (let round = 0; round < 5; round += 1) {
    const streams = await Promise.all(Array.from({ length: 10 }, () => open({}, db.sql)));
    await Promise.all(streams.map(({ stream }, at) => readSome(stream, at * 200_000)));
    for (const { stream } of streams) stream.destroy();
  }
  await exportIsGone();
  const held = await bed.sql`
    select from pg_stat_activity where backend_xmin is not null and application_name like 'pool-of-one%'`;
  expect(held).toHaveLength(0);
  expect(await db.sql`select 1 as one`).toEqual([{ one: 1 }]);
  await db.close();
});

test('an export that the database stops is an error for its reader, not an end', async () => {
  await makeLongCalls();
  const { stream } = await open({});
  await readSome(stream, 1);
  await bed.sql`
    select pg_cancel_backend(pid) from pg_stat_activity
    where application_name like '% snapshot' and datname = current_database() and state = 'active'`;
  await expect(bytesOf(stream)).rejects.toThrow('canceling statement due to user request');
});
