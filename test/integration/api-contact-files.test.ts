import { beforeEach, describe, expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';

const { test, api, account } = fixtures('api', 'account');

let campaignId: string;
beforeEach(async () => {
  campaignId = (await account.as.owner.post('/v1/campaigns', { name: 'Import' })).body.id;
});

const upload = (body: NonNullable<RequestInit['body']>, query = '?country=US', contentType = 'text/csv') =>
  account.as.owner.send('POST', `/v1/campaigns/${campaignId}/contacts/import${query}`, {
    headers: { 'content-type': contentType },
    body,
  });
const preview = (body: NonNullable<RequestInit['body']>, query = '?country=US') =>
  account.as.owner.send('POST', `/v1/campaigns/${campaignId}/contacts/import-preview${query}`, {
    headers: { 'content-type': 'text/csv' },
    body,
  });
const contacts = async () =>
  (await account.as.moderator.get(`/v1/campaigns/${campaignId}/contacts?limit=200`)).body.items;

describe('nobody is dialled who is not meant', () => {
  test('a quote that is never closed spoils its own line; all others are imported', async () => {
    const { status, body } = await upload(
      'phone,first_name\n202-555-0143,Ada\n202-555-0144,"Grace\n202-555-0145,Joan\n',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      rows: 3,
      imported: 2,
      refused: 1,
      refusedRows: [{ line: 3, code: 'quote_not_closed' }],
    });
    expect(await contacts()).toMatchObject([{ firstName: 'Ada' }, { firstName: 'Joan' }]);
  });

  test('two such quotes are no pair', async () => {
    const { body } = await upload('phone,first_name\n202-555-0143,"Ann\n202-555-0144,"Ben');
    expect(body).toMatchObject({
      rows: 2,
      imported: 0,
      refusedRows: [
        { line: 2, code: 'quote_not_closed' },
        { line: 3, code: 'quote_not_closed' },
      ],
    });
    expect(await contacts()).toEqual([]);
  });

  test('a cell in quotes that holds what looks like rows is taken as written, and said to be odd', async () => {
    const { body } = await upload('phone,note\n202-555-0143,"left sign\n202-555-0144,inches 5"\n');
    expect(body).toMatchObject({ imported: 1, odd: 1, oddities: [{ line: 2, code: 'rows_in_cell' }] });
  });

  test('two numbers in a cell are refused, the fraction of a spreadsheet is taken off and told of', async () => {
    const { body } = await upload(
      'phone,first_name\n+4930123456.0,Ada\n030123457.0,Grace\n+49 30 123456 / 57,Joan\n4.93012E+10,Mary\n',
      '?country=DE',
    );
    expect(body).toMatchObject({
      imported: 2,
      refusedRows: [
        { line: 4, code: 'phone_several' },
        { line: 5, code: 'phone_rounded' },
      ],
      oddities: [
        { line: 2, code: 'phone_written_as_number' },
        { line: 3, code: 'phone_written_as_number' },
      ],
    });
    expect(await contacts()).toMatchObject([{ phone: '+4930123456' }, { phone: '+4930123457' }]);
  });

  test('of several phone columns the next is tried where one has no number, and the others are kept', async () => {
    const { body } = await upload(
      'phone,mobile,first_name\n555,202-555-0144,Grace\n,202-555-0145,Joan\n12,13,x\n',
    );
    expect(body).toMatchObject({
      imported: 2,
      refusedRows: [{ line: 4, code: 'phone_invalid' }],
      oddities: [{ line: 2, code: 'other_phone_taken', message: expect.stringContaining('"mobile"') }],
    });
    expect(await contacts()).toMatchObject([
      { phone: '+12025550144', fields: { phone: '555' } },
      { phone: '+12025550145', fields: {} },
    ]);
  });
});

describe('extensions', () => {
  test('are kept as a field, reported, and told of where their number came before', async () => {
    const { body } = await upload(
      'phone,first_name\n(202) 555-0143 x12,Ada\n(202) 555-0143 ext. 34,Grace\n"202-555-0144,55",Joan\n202-555-0145;ext=7,Mary\n',
    );
    expect(body).toMatchObject({
      imported: 3,
      duplicateLines: [3],
      oddities: [
        { line: 2, code: 'extension_kept' },
        { line: 3, code: 'extension_not_kept' },
        { line: 4, code: 'extension_kept' },
        { line: 5, code: 'extension_kept' },
      ],
    });
    expect((await contacts()).map(({ fields }: { fields: object }) => fields)).toEqual([
      { extension: '12' },
      { extension: '55' },
      { extension: '7' },
    ]);
  });

  test('of a column of their own are the same field', async () => {
    await upload('phone,Ext.,first_name\n202-555-0143,12,Ada\n');
    expect(await contacts()).toMatchObject([{ fields: { extension: '12' } }]);
  });
});

describe('characters that cannot be seen', () => {
  test('are taken out of numbers, headings, ids and e-mail addresses, and left in names', async () => {
    const joined = 'می\u200Cخواهم';
    const { body } = await upload(
      `phone,\u200Efirst_name\u200E,email,external_id,\u2068Precinct\u2069\n` +
        `\u202D202-555-0143\u202C,${joined},\u200Bada@example.org,\u200E007\u200E,7\n`,
    );
    expect(body).toMatchObject({ imported: 1, refused: 0 });
    expect(await contacts()).toMatchObject([
      {
        phone: '+12025550143',
        firstName: joined,
        email: 'ada@example.org',
        externalId: '007',
        fields: { Precinct: '7' },
      },
    ]);
  });

  test('are no name, and a cell of nothing else has no number', async () => {
    const { body } = await upload('phone,first_name\n202-555-0143,\u200B\u2060\n\u200B,Ada\n');
    expect(body.refusedRows).toMatchObject([
      { line: 2, code: 'name_not_visible' },
      { line: 3, code: 'phone_missing' },
    ]);
  });
});

test('what an export put before a formula is taken off again', async () => {
  await upload(`phone,first_name,external_id\n202-555-0143,'=1+1,'0123\n202-555-0144,''=1+1,\n`);
  expect(await contacts()).toMatchObject([
    { firstName: '=1+1', externalId: "'0123" },
    { firstName: "'=1+1" },
  ]);
});

describe('Formats', () => {
  test.each([
    ['UTF-16 without a mark', Buffer.from('phone,first_name,zip\r\n202-555-0143,José,02138\r\n', 'utf16le')],
    ['a line that names the delimiter', 'sep=;\r\nphone;first_name;zip\r\n202-555-0143;José;02138\r\n'],
    ['pipes', 'phone|first_name|zip\r\n202-555-0143|José|02138\r\n'],
    [
      'semicolons, and commas in a heading',
      'phone;first_name;zip;"name, all"\r\n202-555-0143;José;02138\r\n',
    ],
    [
      'a title and a date above',
      'Walk list\r\n2026-11-02\r\n\r\nphone,first_name,zip\r\n202-555-0143,José,02138\r\n',
    ],
    [
      'headings of Google',
      'Given Name,Phone 1 - Label,Phone 1 - Value,zip\r\nJosé,Home,202-555-0143,02138\r\n',
    ],
    ['Spanish headings', 'Nombre;Teléfono;zip\r\nJosé;202-555-0143;02138\r\n'],
    ['German headings', 'Vorname;Telefon-Nummer;zip\r\nJosé;202-555-0143;02138\r\n'],
    ['French headings', 'Prénom;Téléphone;zip\r\nJosé;202-555-0143;02138\r\n'],
    ['headings of VAN', 'VANID\tFirstName\tPreferred Phone\tzip\r\n7\tJosé\t202-555-0143\t02138\r\n'],
  ])('%s', async (_, file) => {
    expect((await upload(file)).body).toMatchObject({ imported: 1, refused: 0 });
    expect(await contacts()).toMatchObject([
      { phone: '+12025550143', firstName: 'José', fields: { zip: '02138' } },
    ]);
  });

  test('Windows-1252 is read where somebody says so, and refused where nobody does', async () => {
    const file = Buffer.from('phone,first_name\r\n202-555-0143,Jos\xe9\r\n', 'latin1');
    expect(await upload(file)).toMatchObject({ status: 400, body: { code: 'invalid_csv' } });
    expect((await preview(file)).body).toMatchObject({
      needsEncoding: 'windows-1252',
      rows: [{ cells: ['202-555-0143', 'José'] }],
    });
    await upload(file, '?country=US&encoding=windows-1252');
    expect(await contacts()).toMatchObject([{ firstName: 'José' }]);
  });

  test('A heading that comes twice is kept twice, and one that looks like another is told of', async () => {
    const { body } = await upload('phone,Notes,Notes,firsstName\n202-555-0143,likes dogs,left sign,Ada\n');
    expect(body.oddities).toMatchObject([
      { code: 'heading_twice', message: expect.stringContaining('"Notes (2)"') },
      { code: 'heading_unknown', message: expect.stringContaining('"firsstName"') },
    ]);
    expect(await contacts()).toMatchObject([
      { fields: { Notes: 'likes dogs', 'Notes (2)': 'left sign', firsstName: 'Ada' } },
    ]);
  });
});

describe('A preview', () => {
  test('shows the first rows and what each column would be taken for, and changes nothing', async () => {
    const { status, body } = await preview(
      'Walk list\nTel.;Vorname;Ort\n030123456;Ada;Berlin\n12;Eve;Bonn\n',
      '?country=DE',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: 'semicolon',
      headingLine: 2,
      needsEncoding: null,
      remembered: false,
      columns: [
        { heading: 'Tel.', meaning: 'phone' },
        { heading: 'Vorname', meaning: 'firstName' },
        { heading: 'Ort', meaning: 'field' },
      ],
      rows: [
        { line: 3, cells: ['030123456', 'Ada', 'Berlin'] },
        { line: 4, cells: ['12', 'Eve', 'Bonn'] },
      ],
      refusedRows: [{ line: 4, code: 'phone_invalid' }],
      oddities: [{ line: 1, code: 'rows_above_headings' }],
    });
    expect(await contacts()).toEqual([]);
  });

  test('of a large file reads no more than its beginning', async () => {
    const file = `phone\n${'202-555-0143\n'.repeat(100_000)}`;
    expect((await preview(file)).body.rows).toHaveLength(20);
  });

  test('is not for archived campaigns', async () => {
    await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
    await account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
    expect(await preview('phone\n')).toMatchObject({ status: 409, body: { code: 'campaign_archived' } });
  });
});

describe('What columns are taken for', () => {
  const file = 'Best,Who,Notes\n202-555-0143,Ada,x\n';
  const chosen = `columns=${encodeURIComponent('{"Best":"phone","Who":"firstName","Notes":"ignore"}')}`;

  test('can be said, and is remembered for files with the same headings in the account', async () => {
    expect(await upload(file)).toMatchObject({ status: 400, body: { code: 'invalid_csv' } });
    expect((await upload(file, `?country=US&${chosen}`)).body).toMatchObject({ imported: 1 });
    expect(await contacts()).toMatchObject([{ firstName: 'Ada', fields: {} }]);
    expect((await preview(file)).body).toMatchObject({ remembered: true });
    expect((await upload(file.replace('0143', '0144'))).body).toMatchObject({ imported: 1 });
    const stranger = await api.createAccount();
    const { body: theirs } = await stranger.as.owner.post('/v1/campaigns', { name: 'Theirs' });
    const { body } = await stranger.as.owner.send(
      'POST',
      `/v1/campaigns/${theirs.id}/contacts/import-preview`,
      {
        headers: { 'content-type': 'text/csv' },
        body: file,
      },
    );
    expect(body).toMatchObject({ remembered: false, columns: [{ meaning: 'field' }, {}, {}] });
  });

  test.each([
    ['no JSON', 'x', 'invalid_request'],
    ['a meaning that is none', '{"Best":"fax"}', 'invalid_request'],
    ['a heading that is not there', '{"Worst":"phone"}', 'invalid_csv'],
    ['two of a kind', '{"Best":"phone","Who":"firstName","Notes":"firstName"}', 'invalid_csv'],
    ['no phone', '{"Best":"field"}', 'invalid_csv'],
  ])('%s is refused', async (_, columns, code) => {
    const answer = await upload(file, `?country=US&columns=${encodeURIComponent(columns)}`);
    expect(answer).toMatchObject({ status: 400, body: { code } });
    expect(await contacts()).toEqual([]);
  });

  test('A file without headings is read with those that are said', async () => {
    const columns = encodeURIComponent('{"column 1":"phone","column 2":"firstName"}');
    await upload('202-555-0143,Ada\n', `?country=US&headingLine=0&columns=${columns}`);
    expect(await contacts()).toMatchObject([{ phone: '+12025550143', firstName: 'Ada' }]);
  });
});

describe('Refused rows', () => {
  const refusedRows = () => account.as.owner.get(`/v1/campaigns/${campaignId}/contacts/refused-rows.csv`);

  test('come back as they were with their reason, and are taken once they are corrected', async () => {
    await upload('phone,first_name,note\n555,Ada,"a, b"\n202-555-0144,Grace,\n"202-555-0145,Joan,=1+1\n');
    const { text } = await refusedRows();
    expect(text.split('\r\n')).toEqual([
      'lastcall_reason,phone,first_name,note',
      expect.stringMatching(/^"?Line 2: .*not a valid phone number.*,555,Ada,"a, b"$/),
      expect.stringMatching(/^.*Line 4: A quotation mark.*,"""202-555-0145",Joan,'=1\+1$/),
      '',
    ]);
    const corrected = text.replace(',555,', ',202-555-0143,').replace('"""202-555-0145"', '202-555-0145');
    expect((await upload(corrected)).body).toMatchObject({ imported: 2, refused: 0 });
    expect(await contacts()).toMatchObject([
      { firstName: 'Grace' },
      { firstName: 'Ada', fields: { note: 'a, b' } },
      { firstName: 'Joan', fields: { note: '=1+1' } },
    ]);
  });

  test('of a row that cannot be stored come back with a mark in its place', async () => {
    await upload('phone,note\n202-555-0143,a\0b\n');
    expect((await refusedRows()).text).toContain('a\uFFFDb');
  });

  test('and the report are there until the next import, and gone with the archive', async () => {
    const lastImport = () => account.as.owner.get(`/v1/campaigns/${campaignId}/contacts/last-import`);
    expect((await lastImport()).status).toBe(404);
    const { body: report } = await upload('phone\n555\n');
    expect((await lastImport()).body).toMatchObject({ report });
    await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
    await account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
    expect((await lastImport()).status).toBe(404);
    expect((await refusedRows()).status).toBe(404);
  });
});
