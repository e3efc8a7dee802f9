import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { webcrypto } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import { cli, type CliOptions, type CliProcess, startCli } from '../support/cli.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, api, account } = fixtures('api', 'account');

let options: CliOptions;
let file: string;
beforeEach(() => {
  const folder = makeTempFolder();
  options = { folder };
  file = join(folder, 'config', 'login.json');
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** The address that a waiting login prints, in its parts. */
async function requestOf(running: CliProcess) {
  const address = await waitFor(
    'the address',
    async () => /https?:\S+\/connect\S+/.exec(running.stderr())?.[0],
  );
  return new URL(address).searchParams;
}

/** What the page sends: a key, encrypted for the program that waits. */
async function bring(
  query: URLSearchParams,
  key: string,
  state = query.get('state') ?? '',
): Promise<Response> {
  const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' };
  const spki = Buffer.from(query.get('publicKey') ?? '', 'base64url');
  const publicKey = await webcrypto.subtle.importKey('spki', spki, algorithm, false, ['encrypt']);
  const sealed = await webcrypto.subtle.encrypt(algorithm, publicKey, Buffer.from(key));
  const answer = new URLSearchParams({ state, key: Buffer.from(sealed).toString('base64url') });
  return fetch(`http://127.0.0.1:${query.get('port')}/?${answer.toString()}`);
}

const waiting = () => startCli(['login', '--no-browser', '--url', api.url, '--name', 'desk'], options);

describe('by browser', () => {
  test('the key that the page brings is kept for its owner alone, used, and forgotten', async () => {
    const running = waiting();
    const query = await requestOf(running);
    expect(query.get('name')).toBe('desk');
    const answered = await bring(query, account.keys.admin);
    expect(answered.status).toBe(200);
    expect(answered.headers.get('cache-control')).toBe('no-store');
    const { code, stderr, stdout } = await running.ended;
    expect(code).toBe(0);
    expect(`${stdout}${stderr}`).not.toContain(account.keys.admin);
    expect([modeOf(file), modeOf(join(file, '..'))]).toEqual(['600', '700']);

    const me = await cli(['whoami', '--json'], options);
    expect(JSON.parse(me.stdout)).toMatchObject({ url: api.url, from: 'file', role: 'admin' });
    expect(await cli(['campaigns', 'list'], options)).toMatchObject({ code: 0 });
    expect((await cli(['login', '--url', api.url], options)).stderr).toContain('lastcall logout');

    const out = await cli(['logout'], options);
    expect(out.stderr).toContain('/settings/api-keys');
    expect(existsSync(file)).toBe(false);
    expect(await cli(['whoami'], options)).toMatchObject({ code: 4 });
  });

  test('another page cannot bring a key of its own', async () => {
    const running = waiting();
    const query = await requestOf(running);
    expect((await bring(query, account.keys.admin, 'a'.repeat(43))).status).toBe(400);
    expect((await bring(query, account.keys.admin, '')).status).toBe(400);
    expect(existsSync(file)).toBe(false);
    running.interrupt();
    expect(await running.ended).toMatchObject({ code: 130 });
    expect(existsSync(file)).toBe(false);
  });

  test('a key that the API does not know is not kept', async () => {
    const running = waiting();
    await bring(await requestOf(running), `lc_aaaaaaaa_${'a'.repeat(43)}`);
    expect(await running.ended).toMatchObject({ code: 4 });
    expect(existsSync(file)).toBe(false);
  });

  test('who declines on the page ends the login', async () => {
    const running = waiting();
    const query = await requestOf(running);
    const answer = new URLSearchParams({ state: query.get('state') ?? '', declined: '' });
    await fetch(`http://127.0.0.1:${query.get('port')}/?${answer.toString()}`);
    const { code, stderr } = await running.ended;
    expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining('declined') });
  });

  test('it is not offered where others could read the key on its way', async () => {
    const { code, stderr } = await cli(['login', '--url', 'http://lastcall.example.org'], options);
    expect(code).toBe(2);
    expect(stderr).toContain('https');
  });
});

describe('with a key', () => {
  test('it comes from standard input', async () => {
    const args = ['login', '--with-key', '--url', api.url];
    const { code } = await cli(args, { ...options, input: `${account.keys.moderator}\n` });
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ url: api.url, key: account.keys.moderator });
  });

  test('what is no key, and an address that is none, are refused', async () => {
    const noKey = await cli(['login', '--with-key', '--url', api.url], { ...options, input: 'hello' });
    expect(noKey.code).toBe(2);
    expect(await cli(['login', '--url', 'ftp://x'], options)).toMatchObject({ code: 2 });
    expect(existsSync(file)).toBe(false);
  });
});

describe('the kept key', () => {
  test('is never sent to another address, and the environment stands for itself', async () => {
    await cli(['login', '--with-key', '--url', api.url], { ...options, input: account.keys.moderator });
    const elsewhere = await cli(['whoami'], { ...options, env: { LASTCALL_URL: 'http://127.0.0.1:9' } });
    expect(elsewhere.code).toBe(4);
    expect(elsewhere.stderr).toContain('LASTCALL_URL');
    const env = { LASTCALL_URL: api.url, LASTCALL_API_KEY: account.keys.owner };
    const own = await cli(['whoami', '--json'], { ...options, env });
    expect(JSON.parse(own.stdout)).toMatchObject({ from: 'environment', role: 'owner' });
  });

  test('in a file that others can read, or that is damaged, is complained about', async () => {
    await cli(['login', '--with-key', '--url', api.url], { ...options, input: account.keys.moderator });
    writeFileSync(file, readFileSync(file), { mode: 0o600 });
    const { chmodSync } = await import('node:fs');
    chmodSync(file, 0o644);
    expect((await cli(['whoami'], options)).stderr).toContain('chmod 600');
    writeFileSync(file, '{');
    expect((await cli(['whoami'], options)).stderr).toContain('damaged');
    const args = ['login', '--with-key', '--url', api.url];
    expect(await cli(args, { ...options, input: account.keys.owner })).toMatchObject({ code: 0 });
    expect(modeOf(file)).toBe('600');
  });
});
