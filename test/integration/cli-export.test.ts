import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, onTestFinished } from 'vitest';
import { makeCalls } from '../support/archive.ts';
import { sealLongAgo } from '../support/cleared.ts';
import { cli, type CliOptions, startCli } from '../support/cli.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeActiveCampaign } from '../support/factories.ts';
import { startShortProxy } from '../support/short-proxy.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, api, account } = fixtures('api', 'account');

const rows = 20_000;

/** A campaign with calls, a way to the API that can end early, and a folder to export into. */
async function furnish({ sealed }: { sealed: boolean }) {
  const { sql } = api.db;
  const campaignId = await makeActiveCampaign(sql, account.id);
  await makeCalls(sql, campaignId, rows);
  if (sealed) await sealLongAgo(sql, api.store, campaignId, rows / 4);
  const path = `/v1/campaigns/${campaignId}/exports/calls`;
  const headers = { authorization: `Bearer ${account.keys.owner}` };
  const answer = await fetch(`${api.url}${path}.csv.gz`, { headers });
  const packed = Buffer.from(await answer.arrayBuffer());
  const proxy = await startShortProxy(onTestFinished, api.url);
  const folder = makeTempFolder();
  const options: CliOptions = {
    folder,
    env: { LASTCALL_URL: proxy.url, LASTCALL_API_KEY: account.keys.owner },
  };
  return {
    campaignId,
    packed,
    csv: gunzipSync(packed).toString(),
    proxy,
    at: (name: string) => join(folder, name),
    files: () => readdirSync(folder).filter((name) => name.startsWith('calls')),
    args: ['export', campaignId, '-o', 'calls.csv'],
    options,
  };
}

const sizeOf = (path: string) => (existsSync(path) ? statSync(path).size : 0);

describe('of a campaign that is sealed', () => {
  test('the file comes whole, unpacked and compared with the manifest, and only its owner reads it', async () => {
    const { args, options, csv, at, files } = await furnish({ sealed: true });
    const { code, stderr } = await cli(args, options);
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('hashes of the manifest'),
    });
    expect(stderr).toContain('20,000 rows');
    expect(readFileSync(at('calls.csv'), 'utf8')).toBe(csv);
    expect((statSync(at('calls.csv')).mode & 0o777).toString(8)).toBe('600');
    expect(files()).toEqual(['calls.csv']);
  });

  test('Ctrl-C keeps what came, and the same command goes on from there to the same bytes', async () => {
    const { args, options, packed, csv, proxy, at, files } = await furnish({ sealed: true });
    proxy.limit = () => packed.length / 2;
    const first = startCli(args, options);
    await waitFor('a part of it', async () => sizeOf(at('calls.csv.partial')) > packed.length / 4);
    first.interrupt();
    const interrupted = await first.ended;
    expect(interrupted.code).toBe(130);
    expect(interrupted.stderr).toContain('run the same command again');
    expect(files()).toEqual(['calls.csv.partial', 'calls.csv.partial.json']);

    const begun = sizeOf(at('calls.csv.partial'));
    proxy.limit = () => Infinity;
    const second = await cli([...args, '--json'], options);
    expect(JSON.parse(second.stdout)).toMatchObject({
      bytes: packed.length,
      rows,
      verified: true,
      resumedFrom: begun,
    });
    expect(readFileSync(at('calls.csv'), 'utf8')).toBe(csv);
    expect(files()).toEqual(['calls.csv']);
  });

  test('connections that break are gone on with by itself', async () => {
    const { args, options, packed, csv, proxy, at } = await furnish({ sealed: true });
    proxy.limit = () => packed.length / 3;
    proxy.end = 'break';
    expect(await cli(args, options)).toMatchObject({ code: 0 });
    expect(proxy.connections).toBeGreaterThan(3);
    expect(readFileSync(at('calls.csv'), 'utf8')).toBe(csv);
  });

  test('what was begun of another file is thrown away', async () => {
    const { args, options, packed, csv, at } = await furnish({ sealed: true });
    await cli(args, options);
    const note = { source: 'elsewhere', etag: '"x"' };
    writeFileSync(at('calls.csv.partial'), packed.subarray(0, 1000));
    writeFileSync(at('calls.csv.partial.json'), JSON.stringify(note));
    const { code, stderr } = await cli([...args, '--force'], options);
    expect({ code, went: stderr.includes('Going on') }).toEqual({ code: 0, went: false });
    expect(readFileSync(at('calls.csv'), 'utf8')).toBe(csv);
  });

  test('a file that was sealed again in between begins again, and says so', async () => {
    const { campaignId, args, options, packed, csv, proxy, at } = await furnish({ sealed: true });
    proxy.limit = () => packed.length / 2;
    const first = startCli(args, options);
    await waitFor('a part of it', async () => sizeOf(at('calls.csv.partial')) > packed.length / 4);
    first.interrupt();
    await first.ended;
    const note = JSON.parse(readFileSync(at('calls.csv.partial.json'), 'utf8'));
    expect(note.source).toContain(campaignId);
    writeFileSync(at('calls.csv.partial.json'), JSON.stringify({ ...note, etag: '"of-before-gzip"' }));
    proxy.limit = () => Infinity;
    const { code, stderr } = await cli(args, options);
    expect(code).toBe(0);
    expect(stderr).toContain('has changed');
    expect(readFileSync(at('calls.csv'), 'utf8')).toBe(csv);
  });

  test('bytes that are not what was sealed are noticed, and nothing is there afterwards', async () => {
    const { args, options, packed, proxy, at, files } = await furnish({ sealed: true });
    proxy.limit = () => packed.length / 2;
    const first = startCli(args, options);
    await waitFor('a part of it', async () => sizeOf(at('calls.csv.partial')) > packed.length / 4);
    first.interrupt();
    await first.ended;
    const part = readFileSync(at('calls.csv.partial'));
    part.fill(0, 100, 200);
    writeFileSync(at('calls.csv.partial'), part);
    proxy.limit = () => Infinity;
    const { code, stderr } = await cli(args, options);
    expect(code).toBe(1);
    expect(stderr).toContain('does not have the hashes');
    expect(files()).toEqual([]);
  });
});

describe('of a campaign that is called from', () => {
  test('the file is made on demand, which is said', async () => {
    const { args, options, csv, at } = await furnish({ sealed: false });
    const { code, stderr } = await cli(args, options);
    expect(code).toBe(0);
    expect(stderr).toContain('made on demand');
    expect(readFileSync(at('calls.csv'), 'utf8')).toBe(csv);
  });

  test('a connection that breaks has it begin again', async () => {
    const { args, options, packed, csv, proxy, at } = await furnish({ sealed: false });
    proxy.limit = (connection) => (connection === 1 ? packed.length / 2 : Infinity);
    proxy.end = 'break';
    const { code, stderr } = await cli(args, options);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('begins again') });
    expect(readFileSync(at('calls.csv'), 'utf8')).toBe(csv);
  });

  test('Ctrl-C leaves nothing behind, and says that it cannot be resumed', async () => {
    const { args, options, packed, proxy, at, files } = await furnish({ sealed: false });
    proxy.limit = () => packed.length / 2;
    const running = startCli(args, options);
    await waitFor('a part of it', async () => sizeOf(at('calls.csv.partial')) > 0);
    running.interrupt();
    const { code, stderr } = await running.ended;
    expect(code).toBe(130);
    expect(stderr).toContain('cannot be resumed');
    expect(files()).toEqual([]);
  });

  test('other formats and chosen columns come as they are asked for', async () => {
    const { campaignId, options, at } = await furnish({ sealed: false });
    const chosen = ['--columns', 'to_number,outcome', '-o', 'calls.csv'];
    expect(await cli(['export', campaignId, ...chosen], options)).toMatchObject({ code: 0 });
    expect(readFileSync(at('calls.csv'), 'utf8')).toMatch(/^to_number,outcome\r?\n/);
    expect(await cli(['export', campaignId, '-o', 'calls.parquet'], options)).toMatchObject({ code: 0 });
    expect(readFileSync(at('calls.parquet')).subarray(0, 4).toString()).toBe('PAR1');
  });
});

test('standard output has the rows as they come, and the exit code says when they are not all', async () => {
  const { campaignId, options, packed, csv, proxy } = await furnish({ sealed: false });
  const args = ['export', campaignId, '-o', '-'];
  expect(await cli(args, options)).toEqual({ code: 0, stdout: csv, stderr: '' });
  proxy.limit = () => packed.length / 2;
  proxy.end = 'break';
  const { code, stderr } = await cli([...args, '--format', 'csv.gz'], options);
  expect(code).toBe(5);
  expect(stderr).toContain('not whole');
});

test('a file that is there is not replaced unless --force says so', async () => {
  const { args, options, at } = await furnish({ sealed: true });
  writeFileSync(at('calls.csv'), 'mine');
  const { code, stderr } = await cli(args, options);
  expect(code).toBe(2);
  expect(stderr).toContain('--force');
  expect(readFileSync(at('calls.csv'), 'utf8')).toBe('mine');
});

test('a column that there is not is refused in the words of the API, and leaves nothing', async () => {
  const { args, options, files } = await furnish({ sealed: true });
  const { code, stderr } = await cli([...args, '--columns', 'secrets'], options);
  expect(code).toBe(1);
  expect(stderr).toContain('there is no "secrets"');
  expect(files()).toEqual([]);
});
