import { request as httpRequest } from 'node:http';
import { beforeEach, describe, expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { dial } from '../support/campaigns.ts';
import { deferred } from '../support/deferred.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, api, account } = fixtures('api', 'account');

let campaignId: string;
beforeEach(async () => {
  campaignId = (await account.as.owner.post('/v1/campaigns', { name: 'Import' })).body.id;
});

const upload = (
  body: NonNullable<RequestInit['body']>,
  query = '',
  contentType = 'text/csv',
  id = campaignId,
) =>
  account.as.owner.send('POST', `/v1/campaigns/${id}/contacts/import${query}`, {
    headers: { 'content-type': contentType },
    body,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
const contacts = async () =>
  (await account.as.moderator.get(`/v1/campaigns/${campaignId}/contacts?limit=200`)).body.items;
const count = async () => (await account.as.owner.get(`/v1/campaigns/${campaignId}`)).body.counts.contacts;
/** Whether an import holds its lock. */
const importRuns = async () => {
  const [row] = await api.db.sql<{ runs: boolean }[]>`
    select exists (select from pg_locks where locktype = 'advisory' and granted
      and database = (select oid from pg_database where datname = current_database())) as "runs"`;
  return row?.runs ?? false;
};
const phone = (n: number) => `+1202${String(2_000_000 + n)}`;

test('a large import leaves statistics behind, so that no plan of before reads all of its contacts for one', async () => {
  const lines = Array.from({ length: 10_000 }, (_, n) => phone(n));
  expect((await upload(['phone', ...lines].join('\n'))).body).toMatchObject({ imported: 10_000 });
  const [partition] = await api.db.sql<{ known: number }[]>`
    select reltuples::int as known from pg_class
    where oid = (select tableoid from contacts where campaign_id = ${campaignId} limit 1)`;
  expect(partition?.known).toBeGreaterThanOrEqual(10_000);
});

describe('reading a file', () => {
  test('columns are found by their headings; every other column is kept in fields', async () => {
    const file =
      'Mobile Phone,First Name,Surname,E-mail,ID,Precinct,"Notes, long"\n' +
      '(202) 555-0143,Ada,Lovelace,ada@example.org,V1,7,"said ""yes"", twice\nand meant it"\n' +
      "'+12025550144,Eve,,,,,\n";
    const { status, body } = await upload(file, '?country=US');
    expect(status).toBe(200);
    expect(body).toEqual({
      rows: 2,
      imported: 2,
      doNotCall: 0,
      updated: 0,
      duplicates: 0,
      refused: 0,
      odd: 0,
      format: 'csv',
      encoding: 'utf-8',
      delimiter: 'comma',
      headingLine: 1,
      columns: [
        { heading: 'Mobile Phone', meaning: 'phone' },
        { heading: 'First Name', meaning: 'firstName' },
        { heading: 'Surname', meaning: 'lastName' },
        { heading: 'E-mail', meaning: 'email' },
        { heading: 'ID', meaning: 'externalId' },
        { heading: 'Precinct', meaning: 'field' },
        { heading: 'Notes, long', meaning: 'field' },
      ],
      duplicateLines: [],
      refusedRows: [],
      updatedRows: [],
      oddities: [],
    });
    expect(await contacts()).toMatchObject([
      {
        phone: '+12025550143',
        firstName: 'Ada',
        lastName: 'Lovelace',
        email: 'ada@example.org',
        externalId: 'V1',
        fields: { Precinct: '7', 'Notes, long': 'said "yes", twice\nand meant it' },
        dialledAt: null,
      },
      { phone: '+12025550144', firstName: 'Eve', lastName: null, email: null, externalId: null, fields: {} },
    ]);
    expect(await count()).toBe(2);
  });

  test('of several phone columns the first that is meant for it counts, the others are kept', async () => {
    await upload('cell,phone,id,external_id\n+12025550144,+12025550143,a,b\n');
    expect(await contacts()).toMatchObject([
      { phone: '+12025550143', externalId: 'b', fields: { cell: '+12025550144', id: 'a' } },
    ]);
  });

  test.each([
    ['CRLF', 'phone,name\r\n+12025550143,"a\r\nb"\r\n\r\nbad,c\r\n', [5]],
    ['CR', 'phone,name\r+12025550143,"a\rb"\r\rbad,c\r', [5]],
    ['mixed line ends', 'phone,name\r\n+12025550143,a\nbad,c\r\nworse,d', [3, 4]],
    ['semicolons', 'phone;name\n+12025550143;"a,b;c"\nbad;c\n', [3]],
    ['tabs', 'name\tphone\na, b; c\t+12025550143\nc\tbad\n', [3]],
    ['a byte order mark', '\uFEFFphone,name\n+12025550143,a\nbad,c\n', [3]],
    ['blank lines, also before the headings', '\n  \nphone,name\n\n+12025550143,a\n,\n ,  \nbad,c\n\n', [8]],
    ['stray quotes', 'phone,name\n+12025550143,5" pipe\nbad,"a"b\n', [3]],
    ['a comma in a quoted heading', '"last, first";phone\n"a, b";+12025550143\nc;bad\n', [3]],
    ['no line end at its end', 'phone,name\n+12025550143,a\nbad,c', [3]],
    ['rows that are too short', 'phone,name,x\n+12025550143\nbad\n', [3]],
  ])('with %s, lines are those of the file', async (_, file, badLines) => {
    const { body } = await upload(file);
    expect(body.imported).toBe(1);
    expect(body.refusedRows.map(({ line }: { line: number }) => line)).toEqual(badLines);
    expect(await contacts()).toMatchObject([{ phone: '+12025550143' }]);
  });

  test.each([
    ['UTF-16, little endian', Buffer.from('\uFEFFphone,name\n+12025550143,Žofie\n', 'utf16le'), 'text/csv'],
    [
      'UTF-16, big endian',
      Buffer.from('\uFEFFphone,name\n+12025550143,Žofie\n', 'utf16le').swap16(),
      'text/csv',
    ],
    [
      'windows-1250',
      Buffer.from('phone,name\n+12025550143,\x8Eofie\n', 'latin1'),
      'text/csv; charset=windows-1250',
    ],
    ['UTF-8', Buffer.from('phone,name\n+12025550143,Žofie\n'), 'text/csv; charset=utf-8'],
  ])('in %s', async (_, file, contentType) => {
    expect((await upload(file, '', contentType)).body).toMatchObject({ imported: 1 });
    expect(await contacts()).toMatchObject([{ fields: { name: 'Žofie' } }]);
  });

  test('every chunk may end anywhere, also within a character, a line end or a quote', async () => {
    const bytes = Buffer.from('phone,name\r\n+12025550143,"Žofie\r\n""x"""\r\nbad,y\r\n+12025550144,😀\r\n');
    const stream = ReadableStream.from(Array.from(bytes, (byte) => Uint8Array.of(byte)));
    expect((await upload(stream)).body).toMatchObject({ imported: 2, refusedRows: [{ line: 4 }] });
    expect(await contacts()).toMatchObject([
      { fields: { name: 'Žofie\r\n"x"' } },
      { fields: { name: '😀' } },
    ]);
  });

  test('rows are refused with their reason', async () => {
    const file = `phone,name\n,none\n12,short\n2025550143,no country\n+12025550143,${'x'.repeat(4001)}\n+12025550144,a,b\n+12025550145,nul\0\n+12025550146,ok,\n`;
    const { body } = await upload(file);
    expect(body).toMatchObject({ rows: 7, imported: 1, refused: 6, duplicates: 0 });
    expect(body.refusedRows).toEqual([
      { line: 2, code: 'phone_missing', message: 'The row has no phone number.' },
      { line: 3, code: 'phone_invalid', message: expect.stringContaining('?country=') },
      { line: 4, code: 'phone_invalid', message: expect.stringContaining('?country=') },
      { line: 5, code: 'text_too_long', message: expect.stringContaining('4000') },
      { line: 6, code: 'too_many_cells', message: expect.stringContaining('3 cells') },
      { line: 7, code: 'text_not_storable', message: expect.stringContaining('NUL') },
    ]);
  });

  test('a number counts once, in the file and in the campaign, however it is written', async () => {
    await upload('phone\n+12025550143\n');
    const { body } = await upload(
      'phone,name\n202-555-0143,was there\n(202) 555 0144,new\n+1 202 555 0144,again\n',
      '?country=US',
    );
    expect(body).toMatchObject({ rows: 3, imported: 1, duplicates: 2, duplicateLines: [2, 4] });
    expect(await contacts()).toMatchObject([
      { phone: '+12025550143', fields: {} },
      { fields: { name: 'new' } },
    ]);
    expect(await count()).toBe(2);
  });

  test('the same file again changes nothing', async () => {
    const file = 'phone\n+12025550143\n+12025550144\n';
    await upload(file);
    expect((await upload(file)).body).toMatchObject({ imported: 0, duplicates: 2 });
    expect(await count()).toBe(2);
  });
});

describe('what cannot be read changes nothing', () => {
  test.each([
    ['an empty file', '', 'it is empty'],
    ['blank lines only', '\n \n', 'it is empty'],
    ['no heading for the phone', 'name,precinct\nAda,7\n', 'no heading "phone" (found: "name", "precinct")'],
    ['no headings', '+12025550143,Ada\n', 'no heading "phone"'],
    [
      'a quote in the headings that is never closed',
      'phone,"name\n+12025550143,a\n+12025550144,b\n',
      'a quote in its headings, at line 1, is never closed',
    ],
    ['a heading with a NUL', 'phone,no\0te\n+12025550143,ok\n', 'the heading of column 2 contains a NUL'],
    [
      'a heading that cannot be seen',
      'phone,\u200B\u2060\n+12025550143,ok\n',
      'the heading of column 2 has nothing but characters that cannot be seen',
    ],
    ['a line without end', `phone,name\n+12025550143,a\n+12025550144,${'b'.repeat(300_000)}`, 'line 3'],
    [
      'bytes that are not text',
      Buffer.from('phone,name\n+12025550143,Jos\xe9\n', 'latin1'),
      'not text in UTF-8',
    ],
  ])('%s', async (_, file, problem) => {
    const answer = await upload(file);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_csv' } });
    expect(answer.body.detail).toContain(problem);
    expect(await count()).toBe(0);
    expect(await contacts()).toEqual([]);
  });

  test('an error after thousands of good rows undoes them', async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => `${phone(n)},row\n`).join('');
    const answer = await upload(Buffer.from(`phone,name\n${rows}+12025550143,Jos\xe9\n`, 'latin1'));
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_csv' } });
    expect(answer.body.detail).toContain('not text in UTF-8');
    expect(await count()).toBe(0);
    expect(await contacts()).toEqual([]);
  });

  test('a client that goes away in the middle undoes its rows, and the campaign takes the next import', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `${phone(n)}\n`).join('');
    const request = httpRequest(`${api.url}/v1/campaigns/${campaignId}/contacts/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${account.keys.owner}`, 'content-type': 'text/csv' },
    });
    request.on('error', () => {});
    request.write(`phone\n${rows}`);
    await waitFor('the import to begin', importRuns);
    request.destroy();
    await waitFor('the import to end', async () => (await upload('phone\n+12025550143\n')).status === 200);
    expect(await contacts()).toMatchObject([{ phone: '+12025550143' }]);
    expect(await count()).toBe(1);
  });

  test('a second import into the same campaign is told to wait; other campaigns are not', async () => {
    const release = deferred();
    const slow = upload(
      ReadableStream.from(
        (async function* () {
          yield Buffer.from('phone\n+12025550143\n');
          await release.promise;
          yield Buffer.from('+12025550144\n');
        })(),
      ),
    );
    await waitFor('the import to begin', importRuns);
    expect(await upload('phone\n+12025550145\n')).toMatchObject({
      status: 409,
      body: { code: 'import_running' },
    });
    const { body: other } = await account.as.owner.post('/v1/campaigns', { name: 'Other' });
    expect((await upload('phone\n+12025550143\n', '', 'text/csv', other.id)).body).toMatchObject({
      imported: 1,
    });
    release.resolve();
    expect((await slow).body).toMatchObject({ rows: 2 });
  });

  test('an archive while the file comes in refuses all of it', async () => {
    await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
    const archived = deferred();
    const slow = upload(
      ReadableStream.from(
        (async function* () {
          yield Buffer.from(`phone\n${Array.from({ length: 1500 }, (_, n) => `${phone(n)}\n`).join('')}`);
          await archived.promise;
        })(),
      ),
    );
    await waitFor('the import to begin', importRuns);
    expect((await account.as.owner.post(`/v1/campaigns/${campaignId}/archive`)).status).toBe(200);
    archived.resolve();
    expect(await slow).toMatchObject({ status: 409, body: { code: 'campaign_archived' } });
    expect(await contacts()).toEqual([]);
  });
});

describe('refusals', () => {
  test.each([
    ['application/json', '{}', 415, 'unsupported_media_type'],
    ['text/csv; charset=klingon', 'phone\n', 415, 'unsupported_media_type'],
  ])('%s', async (type, body, status, code) => {
    expect(await upload(body, '', type)).toMatchObject({ status, body: { code } });
  });

  test('a country that is none', async () => {
    expect(await upload('phone\n', '?country=XX')).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: 'country' }] },
    });
  });

  test('an archived campaign takes no contacts, an active one does', async () => {
    await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
    expect((await upload('phone\n+12025550143\n')).body).toMatchObject({ imported: 1 });
    await account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
    expect(await upload('phone\n+12025550144\n')).toMatchObject({
      status: 409,
      body: { code: 'campaign_archived' },
    });
  });
});

test('10,000 rows with quotes, newlines, duplicates and 37 bad numbers: 37 are refused, each with its line', async () => {
  const lines: string[] = ['phone,first_name,notes'];
  const bad: number[] = [];
  const duplicate: number[] = [];
  let line = 2;
  for (let n = 0; n < 10_000; n += 1) {
    const notes = n % 7 === 0 ? `"line one\nline ""two"", ${n}"` : n % 11 === 0 ? `"a, b"` : 'plain';
    const isBad = n % 270 === 5 && bad.length < 37;
    const isDuplicate = !isBad && n % 100 === 50;
    if (isBad) bad.push(line);
    if (isDuplicate) duplicate.push(line);
    lines.push(`${isBad ? '555-nope' : phone(isDuplicate ? n - 1 : n)},Name ${n},${notes}`);
    line += n % 7 === 0 ? 2 : 1;
  }
  expect(bad).toHaveLength(37);
  const { body } = await upload(`${lines.join('\n')}\n`);
  expect(body).toMatchObject({
    rows: 10_000,
    refused: 37,
    duplicates: duplicate.length,
    imported: 10_000 - 37 - duplicate.length,
    duplicateLines: duplicate,
  });
  expect(body.refusedRows.map((row: { line: number }) => row.line)).toEqual(bad);
  expect(await count()).toBe(body.imported);
});

test('a row’s dial shows at its contact, and the list can be asked for one number', async () => {
  await upload('phone,first_name\n+12025550143,Ada\n+12025550144,Eve\n');
  await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
  const event = dial({ to: '+12025550144' });
  await account.as.dialer.post(`/v1/campaigns/${campaignId}/call-events`, event);
  const { body } = await account.as.owner.get(`/v1/campaigns/${campaignId}/contacts?phone=%2B12025550144`);
  expect(body).toMatchObject({
    items: [{ firstName: 'Eve', dialledAt: event.occurredAt.toISOString() }],
    nextCursor: null,
  });
  const { body: campaign } = await account.as.owner.get(`/v1/campaigns/${campaignId}`);
  expect(campaign.counts).toMatchObject({ contacts: 2, dialledContacts: 1, remaining: 1 });
});

test('contacts come page by page, each once, in the order of the file', async () => {
  await upload(`phone\n${Array.from({ length: 25 }, (_, n) => `${phone(n)}\n`).join('')}`);
  const found: string[] = [];
  let path: string | null = `/v1/campaigns/${campaignId}/contacts?limit=10`;
  while (path !== null) {
    const { body } = await account.as.owner.get(path);
    found.push(...body.items.map((item: { phone: string }) => item.phone));
    path = body.nextCursor && `/v1/campaigns/${campaignId}/contacts?limit=10&cursor=${body.nextCursor}`;
  }
  expect(found).toEqual(Array.from({ length: 25 }, (_, n) => phone(n)));
});
