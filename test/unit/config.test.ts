import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { carrierIds } from '../../src/carriers/registry.ts';
import { readConfig } from '../../src/config.ts';

const required = { DATABASE_URL: 'postgres://127.0.0.1/lastcall' };
const key = randomBytes(32).toString('base64');

test('every carrier’s address can be replaced, with or without a slash at the end', () => {
  const nowhere = Object.fromEntries(carrierIds.map((carrier) => [carrier, undefined]));
  expect(readConfig(required).carrierUrls).toEqual(nowhere);
  for (const carrier of carrierIds) {
    const variable = carrier === 'sandbox' ? 'LASTCALL_SANDBOX_URL' : `${carrier.toUpperCase()}_API_URL`;
    const read = (url: string) => readConfig({ ...required, [variable]: url }).carrierUrls;
    const there = { ...nowhere, [carrier]: `http://127.0.0.1:8090/${carrier}` };
    expect(read(`http://127.0.0.1:8090/${carrier}`)).toEqual(there);
    expect(read(`http://127.0.0.1:8090/${carrier}/`)).toEqual(there);
    expect(read('')).toEqual(nowhere);
    expect(() => read('no address')).toThrow(`${variable}: `);
  }
});

test.each([
  ['twilio', { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 's' }, { accountSid: 'AC1', authToken: 's' }],
  [
    'bandwidth',
    { BANDWIDTH_ACCOUNT_ID: '1', BANDWIDTH_CLIENT_ID: 'c', BANDWIDTH_CLIENT_SECRET: 's' },
    { accountId: '1', clientId: 'c', clientSecret: 's' },
  ],
])('credentials at %s for everybody are given whole or count as not given', (carrier, variables, read) => {
  expect(readConfig({ ...required, ...variables }).carrierCredentials).toEqual({ [carrier]: read });
  for (const name of Object.keys(variables)) {
    expect(readConfig({ ...required, ...variables, [name]: '' }).carrierCredentials).toEqual({});
  }
});

test('rate limits are generous unless they are given, can be switched off, and let a full batch of events through', () => {
  const read = (value: string) =>
    readConfig({ ...required, LASTCALL_RATE_CALL_EVENTS: value }).rateLimits.callEvents;
  expect(readConfig(required).rateLimits).toEqual({
    keyRequests: 6_000,
    accountRequests: 30_000,
    callEvents: 600_000,
  });
  expect([read('0'), read('1000'), read('')]).toEqual([0, 1_000, 600_000]);
  for (const wrong of ['999', '-1', '1.5', 'many'])
    expect(() => read(wrong)).toThrow('LASTCALL_RATE_CALL_EVENTS: ');
});

test('without keys there is no keyring', () => {
  expect(readConfig(required).keyring).toBeNull();
  expect(readConfig({ ...required, LASTCALL_SECRET_KEYS: '' }).keyring).toBeNull();
  expect(readConfig({ ...required, LASTCALL_SECRET_KEYS: `now:${key}` }).keyring?.currentId).toBe('now');
});

test('a key that is wrong ends the start, with the variable and the place but not the key', () => {
  const start = () => readConfig({ ...required, LASTCALL_SECRET_KEYS: `now:${key},${key}` });
  expect(start).toThrow('LASTCALL_SECRET_KEYS: entry 2 is not');
  expect(start).not.toThrow(key);
});

test('the public address is where the API listens, unless another is given', () => {
  expect(readConfig(required).publicUrl).toBe('http://127.0.0.1:8080');
  expect(readConfig({ ...required, LASTCALL_PORT: '9000' }).publicUrl).toBe('http://127.0.0.1:9000');
  const given = { ...required, LASTCALL_PUBLIC_URL: 'https://lastcall.example/' };
  expect(readConfig(given).publicUrl).toBe('https://lastcall.example');
});

test.each(['ftp://lastcall.example', 'https://lastcall.example/path'])(
  'the public address %s is refused',
  (url) => {
    expect(() => readConfig({ ...required, LASTCALL_PUBLIC_URL: url })).toThrow(
      'LASTCALL_PUBLIC_URL: must be',
    );
  },
);

test('a short secret is refused, and so is one that everybody knows, wherever it is', () => {
  const known = 'for-trying-out-on-one-machine-only';
  const read = (LASTCALL_AUTH_SECRET: string, LASTCALL_PUBLIC_URL = '') =>
    readConfig({ ...required, LASTCALL_AUTH_SECRET, LASTCALL_PUBLIC_URL });
  expect(readConfig(required).authSecret).toBeNull();
  expect(() => read('short')).toThrow('LASTCALL_AUTH_SECRET: must have 32 characters');
  for (const url of ['', 'http://localhost:8080', 'https://lastcall.example']) {
    expect(() => read(known, url)).toThrow('LASTCALL_AUTH_SECRET: is one that everybody knows');
  }
  expect(read(key, 'https://lastcall.example').authSecret).toBe(key);
});

test.each(['lastcall', 'postgres', 'secret'])(
  'the database password %s of the examples is refused beside an address that others reach',
  (password) => {
    const read = (LASTCALL_PUBLIC_URL: string, secret = password) =>
      readConfig({ LASTCALL_PUBLIC_URL, DATABASE_URL: `postgres://lastcall:${secret}@db:5432/lastcall` });
    expect(() => read('https://lastcall.example')).toThrow('DATABASE_URL: has a password of the examples');
    expect(read('http://127.0.0.1:8080').databaseUrl).toContain(password);
    expect(read('https://lastcall.example', 'own').databaseUrl).toContain('own');
  },
);

test('an OpenID provider is given whole or not at all', () => {
  const oidc = {
    LASTCALL_OIDC_ISSUER: 'https://id.example/',
    LASTCALL_OIDC_CLIENT_ID: 'lastcall',
    LASTCALL_OIDC_CLIENT_SECRET: 'secret',
  };
  expect(readConfig(required).oidc).toBeNull();
  expect(readConfig({ ...required, ...oidc }).oidc).toEqual({
    issuer: 'https://id.example',
    clientId: 'lastcall',
    clientSecret: 'secret',
    name: 'Single sign-on',
  });
  for (const name of Object.keys(oidc)) {
    expect(() => readConfig({ ...required, ...oidc, [name]: '' })).toThrow('LASTCALL_OIDC_ISSUER: needs');
  }
});

test('a worker serves every queue unless it is told some, and a word that is none of them is refused', () => {
  const read = (queues: string) => readConfig({ ...required, LASTCALL_WORKER_QUEUES: queues }).workerQueues;
  expect(read('')).toEqual({ main: true, webhooks: true, carriers: carrierIds });
  expect(read('main, webhooks')).toEqual({ main: true, webhooks: true, carriers: [] });
  expect(read('releases')).toEqual({ main: false, webhooks: false, carriers: carrierIds });
  expect(read('telnyx,twilio')).toEqual({ main: false, webhooks: false, carriers: ['twilio', 'telnyx'] });
  expect(() => read('main,release')).toThrow(
    'LASTCALL_WORKER_QUEUES: "release" is none of main, webhooks, releases, sandbox, twilio',
  );
  expect(() => read('main,')).toThrow('LASTCALL_WORKER_QUEUES: "" is none of');
});
