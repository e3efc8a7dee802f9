import { beforeEach, describe, expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';

const { test, account } = fixtures('account');

let campaignId: string;
beforeEach(async () => {
  campaignId = (await account.as.owner.post('/v1/campaigns', { name: 'Import' })).body.id;
});

const upload = (body: NonNullable<RequestInit['body']>, query = '?country=US', contentType = 'text/csv') =>
  account.as.owner.send('POST', `/v1/campaigns/${campaignId}/contacts/import${query}`, {
    headers: { 'content-type': contentType },
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
