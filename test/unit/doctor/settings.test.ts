import { expect, test } from 'vitest';
import type { Surroundings } from '../../../src/doctor/check.ts';
import { settings } from '../../../src/doctor/settings.ts';
import { usableConfig } from '../../../src/doctor/usable-config.ts';
import { newKey } from '../../../src/secrets/new-key.ts';

const complete = {
  DATABASE_URL: 'postgres://lastcall:of-our-own@db/lastcall',
  LASTCALL_PUBLIC_URL: 'https://lastcall.example',
  LASTCALL_PROXY_HOPS: '1',
  LASTCALL_AUTH_SECRET: 'b4dFgH1jKlMnOpQrStUvWxYz0123456789',
  LASTCALL_SECRET_KEYS: newKey(),
  ARCHIVE_STORE: 's3://bucket/archives',
};

async function said(more: NodeJS.ProcessEnv): Promise<string[]> {
  const environment: NodeJS.ProcessEnv = { ...complete, ...more };
  const found = await settings.run({ environment, ...usableConfig(environment) } as unknown as Surroundings);
  return found.map(({ level, says }) => `${level}: ${says}`);
}

test('an environment in which nothing is wrong', async () => {
  expect(await said({})).toEqual(['ok: nothing is missing, weak or contradicts something else']);
});

test.each([
  ['a secret that can be guessed', { LASTCALL_AUTH_SECRET: 'ab'.repeat(20) }, /^problem: .* can be guessed$/],
  [
    'a secret that everybody knows',
    { LASTCALL_AUTH_SECRET: 'for-trying-out-on-one-machine-only' },
    /^problem: LASTCALL_AUTH_SECRET: is one that everybody knows/,
  ],
  ['no secret for sessions', { LASTCALL_AUTH_SECRET: '' }, /^warning: there is no secret for sessions/],
  ['a secret and a file', { LASTCALL_AUTH_SECRET_FILE: '/secrets/auth' }, /^warning: .* are both set/],
  ['no keys', { LASTCALL_SECRET_KEYS: '' }, /^warning: LASTCALL_SECRET_KEYS is not set/],
  [
    'a key that is cut off',
    { LASTCALL_SECRET_KEYS: 'now:abc' },
    /^problem: LASTCALL_SECRET_KEYS: entry 1 is not/,
  ],
  [
    'a password of the examples',
    { DATABASE_URL: 'postgres://lastcall:secret@db/lastcall' },
    /^problem: DATABASE_URL: has a password of the examples/,
  ],
  [
    'no TLS',
    { LASTCALL_PUBLIC_URL: 'http://lastcall.example' },
    /^warning: LASTCALL_PUBLIC_URL is not https/,
  ],
  ['a proxy that is not counted', { LASTCALL_PROXY_HOPS: '' }, /^warning: LASTCALL_PROXY_HOPS is 0/],
  [
    'a proxy that is not there',
    { LASTCALL_PUBLIC_URL: 'http://127.0.0.1:8080' },
    /^warning: LASTCALL_PROXY_HOPS is 1/,
  ],
  [
    'no address for others',
    { LASTCALL_PUBLIC_URL: '', LASTCALL_HOST: '0.0.0.0' },
    /^warning: LASTCALL_PUBLIC_URL is not set/,
  ],
  ['a store from the working folder', { ARCHIVE_STORE: 'archives' }, /^warning: ARCHIVE_STORE is a path/],
  [
    'a mail server without a sender',
    { LASTCALL_SMTP_URL: 'smtp://mail.example' },
    /^problem: LASTCALL_MAIL_FROM: is needed/,
  ],
  [
    'half an OpenID provider',
    { LASTCALL_OIDC_ISSUER: 'https://id.example' },
    /^problem: LASTCALL_OIDC_ISSUER: needs/,
  ],
  ['half an object lock', { ARCHIVE_S3_LOCK: 'governance' }, /^problem: ARCHIVE_S3_LOCK: needs/],
  [
    'an address of Temporal that is empty',
    { TEMPORAL_ADDRESS: '' },
    /^problem: TEMPORAL_ADDRESS is set to nothing/,
  ],
])('%s is told, and nothing else', async (_, more, line) => {
  expect(await said(more)).toEqual([expect.stringMatching(line)]);
});

test('what else is wrong is told too when the database has no address', async () => {
  const lines = await said({ DATABASE_URL: '', LASTCALL_PORT: '0' });
  expect(new Set(lines.map((line) => line.split(':')[1]?.trim()))).toEqual(
    new Set(['DATABASE_URL', 'LASTCALL_PORT']),
  );
});
