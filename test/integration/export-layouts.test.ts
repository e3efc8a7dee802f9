import { chmod, readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect } from 'vitest';
import { ArchiveFileError } from '../../src/archive-store/errors.ts';
import { type ExportInput, openExport } from '../../src/export/open-export.ts';
import { archive, bytesOf, makeCalls, makeContacts, nastyTexts } from '../support/archive.ts';
import { bed, test } from '../support/archive-bed.ts';
import { uuidv7 } from '../../src/ids.ts';

async function text(options: Partial<ExportInput> & Pick<ExportInput, 'kind'>) {
  const opened = await openExport(bed, { campaignId: bed.campaignId, acceptsGzip: false, ...options });
  return { ...opened, text: (await bytesOf(opened.stream)).toString() };
}
const spreadsheet = { timeZone: 'America/New_York', bom: false };
const sheet = async (kind: ExportInput['kind'], options = spreadsheet): Promise<Record<string, string>[]> =>
  parse((await text({ kind, spreadsheet: options })).text, { columns: true });
const lines = async (kind: ExportInput['kind']): Promise<Record<string, unknown>[]> =>
  (await text({ kind, form: 'jsonl' })).text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** A contact with two calls that have results, one without calls, and one with a call without a result. */
async function someCalls() {
  const ids = await makeContacts(bed.sql, bed.campaignId, 3);
  const [ada = '', ben = '', cy = ''] = ids;
  const userId = uuidv7();
  await bed.sql`update contacts set first_name = 'Ada', last_name = 'Lovelace', external_id = 'V-1' where id = ${ada}`;
  await bed.sql`insert into users (id, name, email) values (${userId}, 'Cara Caller', ${`${userId}@example.org`})`;
  await bed.sql`
    insert into campaign_callers (campaign_id, user_id, assigned_by) values (${bed.campaignId}, ${userId}, 'test')`;
  const call = (id: string, contact: string, more: Record<string, unknown>) => bed.sql`
    insert into calls ${bed.sql({ campaign_id: bed.campaignId, id, contact_id: contact, placed: true, ...more })}`;
  await call('c1', ada, {
    started_at: new Date('2026-07-01T12:00:00.5Z'),
    caller_id: userId,
    disposition: 'no',
    answers: bed.sql.json({ supports: 'no', note: 'old' }),
    result_at: new Date('2026-07-01T12:01:00Z'),
  });
  await call('c2', ada, {
    started_at: new Date('2026-11-23T18:00:00Z'),
    caller_id: 'dialer-7',
    disposition: 'Ann;=1+1',
    answers: bed.sql.json({ supports: ['yes', 'maybe'], outcome: 5 }),
    result_at: new Date('2026-11-23T18:01:00Z'),
  });
  await call('c3', cy, { started_at: new Date('2026-11-24T18:00:00Z'), outcome: 'no_answer' });
  return { ada, ben, cy, userId };
}

const seal = async () => {
  await archive(bed.sql, bed.campaignId);
  await bed.seal({ rowsPerPart: 100 });
};

describe.each([
  ['live', async () => {}],
  ['sealed', seal],
] as const)('a spreadsheet, %s', (source, prepare) => {
  test('has a column for each question, names beside ids, and times of the zone with their offset', async () => {
    const { ada, cy, userId } = await someCalls();
    await prepare();
    const rows = await sheet('calls');
    expect(rows).toMatchObject([
      {
        call_id: 'c1',
        contact_id: ada,
        contact_first_name: 'Ada',
        contact_last_name: 'Lovelace',
        contact_external_id: 'V-1',
        caller_id: userId,
        caller_name: 'Cara Caller',
        placed: 'true',
        started_at: '2026-07-01T08:00:00.500-04:00',
        supports: 'no',
        note: 'old',
        'outcome (answer)': '',
      },
      {
        call_id: 'c2',
        caller_id: 'dialer-7',
        caller_name: '',
        started_at: '2026-11-23T13:00:00.000-05:00',
        disposition: "Ann;'=1+1",
        supports: '["yes", "maybe"]',
        outcome: '',
        'outcome (answer)': '5',
      },
      { call_id: 'c3', contact_id: cy, outcome: 'no_answer', supports: '' },
    ]);
    const utc = await sheet('calls', { ...spreadsheet, timeZone: 'UTC' });
    expect(utc[0]?.['started_at']).toBe('2026-07-01T12:00:00.500Z');
  });

  test('of results has one row a contact, with its last result', async () => {
    const { ada, ben, cy } = await someCalls();
    await prepare();
    expect(await sheet('results')).toMatchObject([
      { contact_id: ada, first_name: 'Ada', external_id: 'V-1', call_id: 'c2', supports: '["yes", "maybe"]' },
      { contact_id: ben, call_id: '', started_at: '' },
      { contact_id: cy, call_id: 'c3', outcome: 'no_answer', result_at: '' },
    ]);
    const { text: plain } = await text({ kind: 'results' });
    const [first] = parse(plain, { columns: true }) as unknown as Record<string, string>[];
    expect(JSON.parse(first?.['answers'] ?? '')).toEqual({ supports: ['yes', 'maybe'], outcome: 5 });
  });

  test('has a column for each field of contacts', async () => {
    await makeContacts(bed.sql, bed.campaignId, 20);
    await prepare();
    const rows = await sheet('contacts');
    expect(rows).toHaveLength(20);
    expect(rows[2]).toMatchObject({
      phone: '+15550000002',
      a: 'b',
      'heading comma, and "quotes"': 'comma, and "quotes"',
    });
    expect(rows[2]).not.toHaveProperty('fields');
  });

  test('as JSON Lines has every value as it was stored', async () => {
    await makeCalls(bed.sql, bed.campaignId, 40);
    await prepare();
    const { text: all, contentType } = await text({ kind: 'calls', form: 'jsonl' });
    expect(contentType).toBe('application/jsonl; charset=utf-8');
    expect(all).toContain('"big": 12345678901234567890');
    const rows = await lines('calls');
    expect(rows).toHaveLength(40);
    expect(new Set(rows.map(({ disposition }) => disposition))).toEqual(new Set(nastyTexts));
    expect(rows[0]).toMatchObject({
      call_id: 'call-000001',
      placed: true,
      answers: null,
      duration_seconds: null,
    });
    expect(rows[2]).toMatchObject({ duration_seconds: 3, started_at: '2026-01-01T00:00:03.123Z' });
  });

  test('begins with a byte order mark on request, and can be taken compressed', async () => {
    await makeCalls(bed.sql, bed.campaignId, 3);
    await prepare();
    const marked = await text({ kind: 'calls', spreadsheet: { ...spreadsheet, bom: true } });
    expect(marked).toMatchObject({ source, acceptsRanges: false });
    expect(marked.text.startsWith('\uFEFFcall_id,')).toBe(true);
    const opened = await openExport(bed, {
      campaignId: bed.campaignId,
      kind: 'calls',
      form: 'csv.gz',
      spreadsheet: { ...spreadsheet, bom: true },
      acceptsGzip: false,
    });
    expect(gunzipSync(await bytesOf(opened.stream)).toString()).toBe(marked.text);
  });
});

test('the same rows make the same spreadsheet before and after the seal', async () => {
  await someCalls();
  await makeCalls(bed.sql, bed.campaignId, 250);
  const kinds = ['calls', 'contacts', 'results'] as const;
  const taken = () =>
    Promise.all(
      kinds.map(async (kind) => [
        (await text({ kind, spreadsheet })).text,
        (await text({ kind, form: 'jsonl' })).text,
      ]),
    );
  const before = await taken();
  await seal();
  expect(await taken()).toEqual(before);
});

test('a cell that is longer than a spreadsheet takes is cut with a mark; JSON Lines has it whole', async () => {
  const long = `${'🧑'.repeat(20_000)}=end`;
  await bed.sql`
    insert into calls (campaign_id, id, placed, started_at, answers)
    values (${bed.campaignId}, 'c1', true, now(), ${bed.sql.json({ note: long })})`;
  const [row] = await sheet('calls');
  expect(row?.['note']?.length).toBeLessThanOrEqual(32_767);
  expect(row?.['note']).toMatch(/🧑 \[…\]$/u);
  expect(await lines('calls')).toMatchObject([{ answers: { note: long } }]);
});

test('more questions than columns: the rarest are in one column, as JSON', async () => {
  const answers = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`q${n}`, n]));
  const row = (id: string, given: object) => bed.sql`
    insert into calls (campaign_id, id, placed, started_at, answers)
    values (${bed.campaignId}, ${id}, true, now(), ${bed.sql.json(given as never)})`;
  await row('c1', answers);
  await row('c2', { q199: 'again', q0: 'again' });
  const [first, second] = await sheet('calls');
  const others = JSON.parse(first?.['other_answers'] ?? '') as object;
  expect(Object.keys(others)).toHaveLength(10);
  expect({
    ...first,
    ...Object.fromEntries(Object.entries(others).map(([key, value]) => [key, String(value)])),
  }).toMatchObject(Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, String(value)])));
  expect(second).toMatchObject({ q0: 'again', q199: 'again', other_answers: '' });
});

test('a dialer that names a person who was not assigned is not told the name', async () => {
  const userId = uuidv7();
  await bed.sql`insert into users (id, name, email) values (${userId}, 'Somebody Else', ${`${userId}@example.org`})`;
  await bed.sql`
    insert into calls (campaign_id, id, placed, started_at, caller_id)
    values (${bed.campaignId}, 'c1', true, now(), ${userId})`;
  expect(await sheet('calls')).toMatchObject([{ caller_id: userId, caller_name: '' }]);
});

test('a sealed file that was damaged makes no spreadsheet', async () => {
  await makeCalls(bed.sql, bed.campaignId, 5);
  await seal();
  await bed.sql`update calls set disposition = 'only the database knows' where campaign_id = ${bed.campaignId}`;
  expect(JSON.stringify(await sheet('calls'))).not.toContain('only the database knows');
  const [part] = (await bed.manifest()).parts.filter(({ kind }) => kind === 'calls');
  const path = bed.fileOf(part?.key ?? '');
  await chmod(path, 0o600);
  const bytes = await readFile(path);
  // The byte of a gzip header that names the system: no reader looks at it, only the hash knows.
  bytes[9] = 1;
  await writeFile(path, bytes);
  await expect(sheet('calls')).rejects.toBeInstanceOf(ArchiveFileError);
});
