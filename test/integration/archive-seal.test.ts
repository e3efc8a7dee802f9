import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { ArchiveFileError } from '../../src/archive-store/errors.ts';
import { NotArchivedError } from '../../src/seals/not-archived.ts';
import { resealLate } from '../../src/seals/seal.ts';
import type { ArchiveStore } from '../../src/archive-store/store.ts';
import { keepPart, writePart } from '../../src/seals/write-part.ts';
import { verifySeal } from '../../src/seals/verify.ts';
import { readNewestManifest, readSealedParts } from '../../src/db/seals/read-manifest.ts';
import { recordSeal } from '../../src/db/seals/record-seal.ts';
import type { Manifest, ManifestPart } from '../../src/domain/manifest.ts';
import { exportChunks } from '../../src/export/export-chunks.ts';
import { openExport } from '../../src/export/open-export.ts';
import { archive, bytesOf, countingStore, makeCalls, makeContacts } from '../support/archive.ts';
import { bed, test } from '../support/archive-bed.ts';

test('what is sealed is exactly what was there, whatever the text', async () => {
  await makeCalls(bed.sql, bed.campaignId, 2_345);
  await makeContacts(bed.sql, bed.campaignId, 1_234);
  await archive(bed.sql, bed.campaignId);
  expect(await bed.seal({ rowsPerPart: 1_000 })).toEqual({
    version: 1,
    rows: { calls: 2_345, contacts: 1_234, receipts: 0 },
  });

  const calls = await bed.sql<Stored[]>`
    select id as call_id, contact_id, caller_id, from_number, to_number, placed, started_at, ended_at,
      duration_seconds, outcome, disposition, answers::text, result_at
    from calls where campaign_id = ${bed.campaignId} order by id`;
  expect(await bed.exported('calls')).toEqual(calls.map(asText));
  const contacts = await bed.sql<Stored[]>`
    select id as contact_id, phone, first_name, last_name, email, external_id, fields::text, dialled_at, created_at
    from contacts where campaign_id = ${bed.campaignId} order by id`;
  expect(await bed.exported('contacts')).toEqual(contacts.map(asText));
});

/** What is hard for readers of CSV; that an apostrophe stands there already is what must not get lost. */
const hard = [
  'Ann;=1+1',
  "Ann;'=1+1",
  ';=HYPERLINK(1)',
  "a\t'@x",
  '\n=1',
  "''=1",
  '+15551234567',
  "'",
  ';"=1',
];

/** Every contact as it was stored; made of the sealed files where there are some. */
const asJson = (parts: readonly ManifestPart[] | null) =>
  bed.sql.begin(async (tx) => {
    const chunks: Buffer[] = [];
    const input = { campaignId: bed.campaignId, kind: 'contacts', layout: { name: 'jsonl' } } as const;
    const sealed = parts && { store: bed.store, parts };
    const { signal: stop } = new AbortController();
    for await (const chunk of exportChunks(tx, { ...input, sealed, stop })) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  });

test.each(['everywhere', 'beginning'] as const)(
  'what keeps spreadsheets from running a text is taken off exactly, in an archive that was begun with guards: %s',
  async (guard) => {
    await makeContacts(bed.sql, bed.campaignId, hard.length * 2);
    const ids = await bed.sql<{ id: string }[]>`
      select id from contacts where campaign_id = ${bed.campaignId} order by id`;
    for (const [at, { id }] of ids.entries()) {
      const text = hard[at % hard.length]!;
      await bed.sql`
        update contacts set first_name = ${text}, fields = ${bed.sql.json({ [text]: text, 'a;=1': ';=2' })} where id = ${id}`;
    }
    const live = await asJson(null);
    await archive(bed.sql, bed.campaignId);
    // As a worker of before has sealed the first part, and then the newer version goes on.
    const { accountId, campaignId } = bed;
    const lastKey = ids[hard.length - 1]!.id;
    const place = { kind: 'contacts', sequence: 1, afterKey: null, lastKey, guard } as const;
    const first = { accountId, campaignId, ...place };
    await keepPart(bed, first, await writePart(bed, first, {}));
    await bed.seal({ rowsPerPart: 5 });
    const parts = (await readSealedParts(bed.sql, bed.campaignId)).filter(({ kind }) => kind === 'contacts');
    expect(parts.map((part) => part.guard)).toEqual([guard, guard, guard]);
    const named = (await bed.manifest()).parts.filter(({ kind }) => kind === 'contacts');
    expect(await asJson(named)).toBe(live);
    expect(named.every((part) => part.guard === (guard === 'everywhere' ? guard : undefined))).toBe(true);
  },
);

type Stored = Record<string, string | number | boolean | Date | null>;
const asText = (row: Stored) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : `${value ?? ''}`,
    ]),
  );

test('the manifest tells who archived what when, and names every file with its rows, size and hash', async () => {
  await makeCalls(bed.sql, bed.campaignId, 25);
  await archive(bed.sql, bed.campaignId);
  await bed.seal({ rowsPerPart: 10 });
  const written = await bed.manifest();
  expect(written).toMatchObject({
    schema: 'lastcall.archive/1',
    campaignId: bed.campaignId,
    accountId: bed.accountId,
    campaignName: 'Test campaign',
    version: 1,
    reason: 'person',
    archivedBy: 'key:test',
    rows: { calls: 25, contacts: 0, receipts: 0 },
  });
  expect(written.parts.map(({ kind, sequence, revision, rows }) => [kind, sequence, revision, rows])).toEqual(
    [
      ['calls', 1, 1, 10],
      ['calls', 2, 1, 10],
      ['calls', 3, 1, 5],
      ['contacts', 1, 1, 0],
    ],
  );
  const newest = await readNewestManifest(bed.sql, bed.campaignId);
  expect(JSON.parse(await readFile(bed.fileOf(newest?.key ?? ''), 'utf8'))).toEqual(written);
  expect(await verifySeal(bed, bed.campaignId)).toMatchObject({ version: 1, ok: true });
  const [campaign] = await bed.sql`select sealed_at from campaigns where id = ${bed.campaignId}`;
  expect(campaign?.['sealed_at']).toBeInstanceOf(Date);
});

test('a campaign with no rows is sealed as files with nothing but a header', async () => {
  await archive(bed.sql, bed.campaignId);
  expect(await bed.seal({ kinds: ['calls', 'contacts', 'receipts'] })).toEqual({
    version: 1,
    rows: { calls: 0, contacts: 0, receipts: 0 },
  });
  expect((await bed.manifest()).parts).toHaveLength(3);
  expect(await bed.exported('calls')).toEqual([]);
});

test('rows that fill their last part exactly need no further part', async () => {
  await makeCalls(bed.sql, bed.campaignId, 20);
  await archive(bed.sql, bed.campaignId);
  await bed.seal({ rowsPerPart: 10, kinds: ['calls'] });
  const parts = await readSealedParts(bed.sql, bed.campaignId);
  expect(parts.map(({ afterKey, lastKey, rows }) => [afterKey, lastKey, rows])).toEqual([
    [null, 'call-000010', 10],
    ['call-000010', null, 10],
  ]);
});

test('the same rows are the same bytes', async () => {
  await makeCalls(bed.sql, bed.campaignId, 3_000);
  await makeContacts(bed.sql, bed.campaignId, 50);
  await archive(bed.sql, bed.campaignId);
  await bed.seal({ rowsPerPart: 1_500 });
  const first = (await bed.manifest()).parts;
  const files = await Promise.all(first.map(({ key }) => readFile(bed.fileOf(key))));
  for (const { key } of first) await rm(bed.fileOf(key));
  await bed.sql`delete from archives where campaign_id = ${bed.campaignId}`;
  await bed.sql`delete from archive_parts where campaign_id = ${bed.campaignId}`;

  await bed.seal({ rowsPerPart: 1_500 });
  expect((await bed.manifest()).parts).toEqual(first);
  expect(await Promise.all(first.map(({ key }) => readFile(bed.fileOf(key))))).toEqual(files);
});

test('a seal that was interrupted goes on after its last finished part and ends with the same files', async () => {
  await makeCalls(bed.sql, bed.campaignId, 2_500);
  await archive(bed.sql, bed.campaignId);
  const interrupted = new AbortController();
  const stopped = bed.seal({
    rowsPerPart: 1_000,
    signal: interrupted.signal,
    onProgress: ({ sequence }) => {
      if (sequence === 2) interrupted.abort(new Error('killed'));
    },
  });
  await expect(stopped).rejects.toThrow('killed');
  const [finished, ...others] = await readSealedParts(bed.sql, bed.campaignId);
  expect(others).toEqual([]);
  expect(await readNewestManifest(bed.sql, bed.campaignId)).toBeNull();

  const { store: counting, counted } = countingStore(bed.store);
  await bed.seal({ store: counting, rowsPerPart: 1_000 });
  const names = counted.written.map((key) => key.split('/')[2]?.replace(/-[0-9a-f]{16}\..*/, ''));
  expect(names).toEqual(['calls-00002-r1', 'calls-00003-r1', 'contacts-00001-r1', 'manifest-v1']);
  const { parts } = await bed.manifest();
  expect(parts[0]?.key).toBe(finished?.key);
  const keysAfterInterruption = parts.map(({ key }) => key);

  await bed.sql`delete from archives where campaign_id = ${bed.campaignId}`;
  await bed.sql`delete from archive_parts where campaign_id = ${bed.campaignId}`;
  await bed.seal({ rowsPerPart: 1_000 });
  expect((await bed.manifest()).parts.map(({ key }) => key)).toEqual(keysAfterInterruption);
});

test('a crash between the manifest file and its record ends with that same manifest', async () => {
  await makeCalls(bed.sql, bed.campaignId, 10);
  await archive(bed.sql, bed.campaignId);
  await bed.seal();
  const before = await readNewestManifest(bed.sql, bed.campaignId);
  await bed.sql`delete from archives where campaign_id = ${bed.campaignId}`;
  await bed.seal();
  expect(await readNewestManifest(bed.sql, bed.campaignId)).toEqual(before);
});

test('sealing again with nothing new writes nothing and answers the version that stands', async () => {
  await makeCalls(bed.sql, bed.campaignId, 30);
  await archive(bed.sql, bed.campaignId);
  const first = await bed.seal({ rowsPerPart: 10 });
  const { store: counting, counted } = countingStore(bed.store);
  expect(await bed.seal({ store: counting })).toEqual(first);
  expect(await resealLate({ sql: bed.sql, store: counting }, bed)).toEqual(first);
  expect(counted.written).toEqual([]);
});

test('several that seal one campaign at once end with one archive that verifies', async () => {
  await makeCalls(bed.sql, bed.campaignId, 5_000);
  await makeContacts(bed.sql, bed.campaignId, 500);
  await archive(bed.sql, bed.campaignId);
  const results = await Promise.all(
    [700, 1_000, 700, 5_000].map((rowsPerPart, at) => bed.seal({ rowsPerPart, partsAtOnce: 1 + at })),
  );
  expect(new Set(results.map(({ version }) => version))).toEqual(new Set([1]));
  expect(await bed.exported('calls')).toHaveLength(5_000);
  expect(await bed.exported('contacts')).toHaveLength(500);
  expect(await verifySeal(bed, bed.campaignId)).toMatchObject({ version: 1, ok: true });
});

test('a campaign that is not archived is not sealed', async () => {
  await expect(bed.seal()).rejects.toThrow(NotArchivedError);
  await expect(resealLate(bed, bed)).rejects.toThrow(NotArchivedError);
  expect(await readSealedParts(bed.sql, bed.campaignId)).toEqual([]);
});

test('a file that does not read back as it was written is never recorded', async () => {
  await makeCalls(bed.sql, bed.campaignId, 10);
  await archive(bed.sql, bed.campaignId);
  const lying: ArchiveStore = {
    ...bed.store,
    async put(key, content) {
      const file = await bed.store.put(key, content);
      await writeFile(bed.fileOf(file.key), 'x'.repeat(file.bytes));
      return file;
    },
  };
  await expect(bed.seal({ store: lying })).rejects.toThrow(ArchiveFileError);
  expect(await readSealedParts(bed.sql, bed.campaignId)).toEqual([]);
});

test('the database refuses a manifest that names a part it does not know, or skips a version', async () => {
  await makeCalls(bed.sql, bed.campaignId, 10);
  await archive(bed.sql, bed.campaignId);
  await bed.seal();
  const standing = await bed.manifest();
  const attempt = (changed: Partial<Manifest>) =>
    recordSeal(bed.sql, { manifest: { ...standing, version: 2, ...changed }, key: 'x', sha256: 'x' });
  const [part] = standing.parts;
  if (!part) throw new Error('no part');
  expect(await attempt({ parts: [{ ...part, sha256: 'other' }] })).toBe(false);
  expect(await attempt({ parts: [{ ...part, revision: 2 }] })).toBe(false);
  expect(await attempt({ version: 3 })).toBe(false);
  expect(await attempt({ version: 1 })).toBe(false);
  expect(await attempt({})).toBe(true);
});

test('verifying finds a file that was changed, cut short or lost, and no other', async () => {
  await makeCalls(bed.sql, bed.campaignId, 40);
  await archive(bed.sql, bed.campaignId);
  await bed.seal({ rowsPerPart: 10, kinds: ['calls'] });
  const { parts } = await bed.manifest();
  const [intact, changed, cut, lost] = parts.map(({ key }) => key) as [string, string, string, string];
  const bytes = await readFile(bed.fileOf(changed));
  bytes[20]! ^= 1;
  await writeFile(bed.fileOf(changed), bytes);
  await truncate(bed.fileOf(cut), 30);
  await rm(bed.fileOf(lost));

  const { ok, files } = await verifySeal(bed, bed.campaignId);
  expect(ok).toBe(false);
  expect(files.slice(1).map(({ key, problem }) => [key, problem])).toEqual([
    [intact, null],
    [changed, 'wrong_hash'],
    [cut, 'wrong_size'],
    [lost, 'missing'],
  ]);
  expect(files[0]?.problem).toBeNull();
});

test('a damaged file is an error for whoever downloads it, not an end', async () => {
  await makeCalls(bed.sql, bed.campaignId, 40);
  await archive(bed.sql, bed.campaignId);
  await bed.seal({ kinds: ['calls'] });
  const [part] = (await bed.manifest()).parts;
  const file = bed.fileOf(part?.key ?? '');
  const bytes = await readFile(file);
  bytes[9] = 3;
  await writeFile(file, bytes);
  for (const acceptsGzip of [true, false]) {
    const { stream } = await openExport(bed, { campaignId: bed.campaignId, kind: 'calls', acceptsGzip });
    await expect(bytesOf(stream)).rejects.toThrow(ArchiveFileError);
  }
});

test('a quarter of a million calls pass through in small pieces', async () => {
  await makeCalls(bed.sql, bed.campaignId, 250_000);
  await archive(bed.sql, bed.campaignId);
  const { store: counting, counted } = countingStore(bed.store);
  const rowsOf = new Map<number, number>();
  let largestStep = 0;
  await bed.seal({
    store: counting,
    kinds: ['calls'],
    onProgress: ({ sequence, rows }) => {
      largestStep = Math.max(largestStep, rows - (rowsOf.get(sequence) ?? 0));
      rowsOf.set(sequence, rows);
    },
  });
  expect([...rowsOf.values()].toSorted((a, b) => b - a)).toEqual([100_000, 100_000, 50_000]);
  expect(largestStep).toBeLessThan(10_000);
  expect(counted.largestChunk).toBeLessThanOrEqual(64 * 1024);
  expect(counted.chunks).toBeGreaterThan(100);
  expect((await bed.manifest()).parts.map(({ rows }) => rows)).toEqual([100_000, 100_000, 50_000]);
});

test.each([1, 3])(
  'a seal of %i parts at once, killed at ten moments, ends with the bytes of one that was left alone',
  async (partsAtOnce) => {
    await makeCalls(bed.sql, bed.campaignId, 6_000);
    await makeContacts(bed.sql, bed.campaignId, 800);
    await archive(bed.sql, bed.campaignId);
    const undisturbed = async () => {
      await bed.seal({ rowsPerPart: 500, partsAtOnce: 1 });
      const { parts } = await bed.manifest();
      return Promise.all(parts.map(({ key }) => readFile(bed.fileOf(key))));
    };
    const before = await undisturbed();
    const keys = (await bed.manifest()).parts.map(({ key }) => key);
    for (const key of keys) await rm(bed.fileOf(key));
    await bed.sql`delete from archives where campaign_id = ${bed.campaignId}`;
    await bed.sql`delete from archive_parts where campaign_id = ${bed.campaignId}`;

    const ends: unknown[] = [];
    for (let moment = 1; moment <= 10; moment += 1) {
      const kill = new AbortController();
      let steps = 0;
      const onProgress = () => {
        steps += 1;
        if (steps === moment % 4 || steps > 3) kill.abort(new Error('killed'));
      };
      const end = bed.seal({ rowsPerPart: 500, partsAtOnce, signal: kill.signal, onProgress });
      ends.push(
        await end.then(
          () => 'complete',
          (error: Error) => error.message,
        ),
      );
    }
    expect(ends).toEqual(Array.from({ length: 10 }, () => 'killed'));
    expect(await undisturbed()).toEqual(before);
    expect((await bed.manifest()).parts.map(({ key }) => key)).toEqual(keys);
  },
);
