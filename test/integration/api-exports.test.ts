import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect } from 'vitest';
import { sealCampaign } from '../../src/seals/seal.ts';
import { partKinds } from '../../src/domain/manifest.ts';
import type { CallEvent } from '../../src/domain/calls.ts';
import { fixtures } from '../support/fixtures.ts';
import { dial } from '../support/campaigns.ts';

const { test, api, account } = fixtures('api', 'account');

let campaignId: string;
// Another one each time: accounts share the installation's credentials, and so one place for each number.
let rented = 0;
let number: string;
let events: CallEvent[];

beforeEach(async () => {
  const { owner, dialer } = account.as;
  campaignId = (await owner.post('/v1/campaigns', { name: 'Export' })).body.id;
  const file = {
    headers: { 'content-type': 'text/csv' },
    body: 'phone,first_name\n+12025550143,"Ada ""A"""\n',
  };
  await owner.send('POST', `/v1/campaigns/${campaignId}/contacts/import`, file);
  number = `+1415555${String((rented += 1)).padStart(4, '0')}`;
  const numbers = [{ e164: number, carrier: 'sandbox' }];
  await owner.post(`/v1/campaigns/${campaignId}/numbers`, { numbers });
  await owner.post(`/v1/campaigns/${campaignId}/launch`);
  events = Array.from({ length: 300 }, (_, n) =>
    dial({ type: 'result', callId: `call-${n}`, disposition: n % 2 === 0 ? '=1+1' : 'yes, "really"\nyes' }),
  );
  await dialer.post(`/v1/campaigns/${campaignId}/call-events`, { events });
});

const path = (file: string) => `/v1/campaigns/${campaignId}/exports/${file}`;
const get = (file: string, headers: Record<string, string> = {}) =>
  account.as.moderator.get(path(file), headers);
const plain = { 'accept-encoding': 'identity' };

/** As bytes: the client of the tests reads text. */
async function bytes(file: string, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${account.keys.owner}`;
  const response = await fetch(`${api.url}${path(file)}`, { headers: { authorization, ...headers } });
  return {
    status: response.status,
    headers: response.headers,
    body: Buffer.from(await response.arrayBuffer()),
  };
}

async function seal() {
  await account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
  await sealCampaign(
    { sql: api.db.sql, store: api.store },
    { campaignId, kinds: partKinds, rowsPerPart: 100 },
  );
}

describe('live', () => {
  test('all calls, whether compressed on the way or not', async () => {
    const answer = await get('calls.csv', plain);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="Export - calls.csv"');
    const rows: Record<string, string>[] = parse(answer.text, { columns: true });
    expect(new Set(rows.map(({ call_id }) => call_id))).toEqual(new Set(events.map(({ callId }) => callId)));
    const zipped = await get('calls.csv', { 'accept-encoding': 'gzip' });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(zipped.headers.get('vary')).toContain('Accept-Encoding');
    expect(zipped.text).toBe(answer.text);
  });

  test('as a compressed file', async () => {
    const answer = await bytes('contacts.csv.gz', plain);
    expect(answer.headers.get('content-type')).toBe('application/gzip');
    expect(answer.headers.get('content-disposition')).toContain('.csv.gz');
    expect(gunzipSync(answer.body).toString()).toContain('"Ada ""A"""');
  });

  test('a campaign without rows has its headings, and no receipts before the archive', async () => {
    const answer = await get('receipts.csv');
    expect(answer.text.split('\n')[0]).toContain('number_id,number,carrier');
    expect(parse(answer.text, { columns: true })).toEqual([]);
  });

  test('asking for the headers alone starts no export', async () => {
    const answer = await account.as.owner.send('HEAD', path('calls.csv'));
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers.get('content-disposition')).toContain('calls.csv');
  });
});

describe('chosen columns', () => {
  test('come in the order that was asked for, in every form and layout, live and sealed', async () => {
    const taken = async () => ({
      csv: (await get('contacts.csv?columns=first_name,phone', plain)).text,
      sheet: (await get('contacts.csv?layout=spreadsheet&columns=lastcall_contact_id,phone', plain)).text,
      lines: (await get('results.jsonl?columns=phone,outcome', plain)).text,
    });
    const before = await taken();
    expect(before).toEqual({
      csv: 'first_name,phone\r\n"Ada ""A""",+12025550143\r\n',
      sheet: expect.stringMatching(/^lastcall_contact_id,phone\r\n[\da-f-]{36},\+12025550143\r\n$/),
      lines: '{"phone":"+12025550143","outcome":null}\n',
    });
    await seal();
    expect(await taken()).toEqual(before);
  });

  test('can be chosen from what the list of exports says', async () => {
    const { body } = await account.as.moderator.get(`/v1/campaigns/${campaignId}/exports`);
    for (const { kind, columns } of body.items) {
      const answer = await get(`${kind}.csv?columns=${columns.plain.toReversed().join(',')}`, plain);
      expect(answer.text.split('\r\n')[0]).toBe(columns.plain.toReversed().join(','));
      const all = columns.spreadsheet.join(',');
      const sheet = await get(`${kind}.csv?layout=spreadsheet&columns=${all}`, plain);
      expect(sheet.text).toBe((await get(`${kind}.csv?layout=spreadsheet`, plain)).text);
    }
  });
});

describe('for a spreadsheet', () => {
  const sheet = 'calls.csv?layout=spreadsheet';

  test('in the account’s time zone, in UTC on request, with a byte order mark on request', async () => {
    await account.as.owner.patch('/v1/account', { timeZone: 'America/New_York' });
    const answer = await bytes(`${sheet}&bom=true`);
    expect(answer.body.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [row]: Record<string, string>[] = parse(answer.body, { columns: true, bom: true });
    expect(row?.['started_at']).toMatch(/-0[45]:00$/);
    const [utc]: Record<string, string>[] = parse((await get(`${sheet}&timeZone=UTC`)).text, {
      columns: true,
    });
    expect(new Date(utc?.['started_at'] ?? '')).toEqual(new Date(row?.['started_at'] ?? ''));
    expect(utc?.['started_at']).toMatch(/Z$/);
  });

  test('the name of the campaign is in the name of the file, also where it is not ASCII', async () => {
    await account.as.owner.patch(`/v1/campaigns/${campaignId}`, { name: 'Frühjahr "5/6" 漢' });
    const answer = await get(sheet);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Fr?hjahr 5 6 ? - calls.csv"; filename*=UTF-8''Fr%C3%BChjahr%205%206%20%E6%BC%A2%20-%20calls.csv`,
    );
  });

  test('of an archived campaign it is made of the sealed rows, the same as before', async () => {
    const before = await get(sheet);
    await seal();
    const after = await get(sheet);
    expect(after.text).toBe(before.text);
    expect(after.headers.get('etag')).toBeNull();
    expect((await get('results.jsonl')).headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  });

  test.each([
    ['calls.jsonl?layout=spreadsheet', 'layout'],
    ['calls.csv?bom=true', 'bom'],
    ['calls.csv?layout=excel', 'layout'],
    ['calls.parquet?layout=spreadsheet', 'layout'],
    ['calls.csv?columns=call_id,password', 'columns'],
    ['calls.csv?columns=', 'columns'],
    ['calls.csv?columns=call_id,call_id', 'columns'],
    ['contacts.csv?columns=lastcall_contact_id', 'columns'],
  ])('%s is refused', async (file, parameter) => {
    expect(await get(file)).toMatchObject({ status: 400, body: { errors: [{ parameter }] } });
  });
});

describe('sealed', () => {
  beforeEach(seal);

  test('the same rows as live, with length and ETag', async () => {
    const answer = await get('calls.csv', plain);
    expect(parse(answer.text, { columns: true })).toHaveLength(300);
    expect(Number(answer.headers.get('content-length'))).toBe(Buffer.byteLength(answer.text));
    expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]+-csv"$/);
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    expect((await get('calls.csv', { 'accept-encoding': 'gzip' })).text).toBe(answer.text);
    expect((await get('contacts.csv')).text).toContain('+12025550143');
    expect((await get('receipts.csv')).text).toContain(number);
  });

  test('what the client has already is not sent again', async () => {
    const first = await get('calls.csv', plain);
    const etag = first.headers.get('etag') ?? '';
    const again = await get('calls.csv', { ...plain, 'if-none-match': `"other", ${etag}` });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(again.headers.get('etag')).toBe(etag);
    const since = first.headers.get('last-modified') ?? '';
    expect((await get('calls.csv', { ...plain, 'if-modified-since': since })).status).toBe(304);
    expect((await get('calls.csv', { ...plain, 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('a download that broke off goes on where it ended', async () => {
    const whole = await bytes('calls.csv.gz');
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    const etag = whole.headers.get('etag') ?? '';
    const total = whole.body.length;
    const rest = await bytes('calls.csv.gz', { range: `bytes=${total - 500}-`, 'if-range': etag });
    expect(rest.status).toBe(206);
    expect(rest.headers.get('content-range')).toBe(`bytes ${total - 500}-${total - 1}/${total}`);
    expect(Buffer.concat([whole.body.subarray(0, total - 500), rest.body])).toEqual(whole.body);
    expect(parse(gunzipSync(whole.body), { columns: true })).toHaveLength(300);
    expect((await bytes('calls.csv.gz', { range: 'bytes=0-9', 'if-range': '"other"' })).body).toEqual(
      whole.body,
    );
  });

  test('a range behind the end is refused with the file’s length', async () => {
    const answer = await get('calls.csv.gz', { range: 'bytes=99999999-' });
    expect(answer).toMatchObject({ status: 416, body: { code: 'range_not_satisfiable' } });
    expect(answer.headers.get('content-range')).toMatch(/^bytes \*\/\d+$/);
  });

  test('the manifest vouches for every file', async () => {
    const { status, body } = await account.as.moderator.get(`/v1/campaigns/${campaignId}/archive`);
    expect(status).toBe(200);
    expect(body.versions).toMatchObject([
      {
        version: 1,
        manifest: { campaignId, accountId: account.id, rows: { calls: 300, contacts: 1, receipts: 1 } },
      },
    ]);
    expect(body.versions[0].sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('a file that is missing is an error, not an empty download, and tells nothing of the store', async () => {
    await rm(join(api.storeFolder, account.id), { recursive: true });
    const answer = await get('calls.csv', plain);
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.text).not.toContain(api.storeFolder);
  });

  test('while the archive store is away an export says so, and it is back when the store is', async () => {
    const away = `${api.storeFolder}-away`;
    await rename(api.storeFolder, away);
    const answer = await get('calls.csv', plain);
    await rename(away, api.storeFolder);
    expect(answer).toMatchObject({ status: 503, body: { code: 'archive_store_unavailable' } });
    expect(answer.body.detail).toContain('its folder is missing');
    expect(answer.headers.get('retry-after')).not.toBeNull();
    expect(answer.text).not.toContain(api.storeFolder);
    expect((await get('calls.csv', plain)).status).toBe(200);
  });
});

test('before the seal there is no manifest', async () => {
  expect((await account.as.owner.get(`/v1/campaigns/${campaignId}/archive`)).body).toEqual({ versions: [] });
});

test('there is no export of another name', async () => {
  expect(await get('secrets.csv')).toMatchObject({ status: 400, body: { errors: [{ parameter: 'file' }] } });
});
