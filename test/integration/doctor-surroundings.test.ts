import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import type { ArchiveStore } from '../../src/archive-store/store.ts';
import { archiveStore } from '../../src/doctor/archive-store.ts';
import { carrierAddresses } from '../../src/doctor/carrier-addresses.ts';
import { carriers } from '../../src/doctor/carriers.ts';
import { disk } from '../../src/doctor/disk.ts';
import { mail } from '../../src/doctor/mail.ts';
import { publicAddress } from '../../src/doctor/public-address.ts';
import { said } from '../support/doctor.ts';
import { startAll } from '../support/defer.ts';
import { makeAccount } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeBucket } from '../support/s3.ts';
import { startMailServer } from '../support/smtp.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const { test, api, sandbox, mailServer } = fixtures('api', 'sandbox', 'mailServer');

const environment = (more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  DATABASE_URL: api.databaseUrl,
  ...more,
});
const keysIn = async (store: ArchiveStore) => {
  const found: string[] = [];
  for await (const { key } of store.list('')) found.push(key);
  return found;
};
const from = { LASTCALL_MAIL_FROM: 'Lastcall <lastcall@lastcall.example>' };

/** A host and port at which nobody listens. */
let nobody: string;
test.beforeAll(async () => {
  nobody = `127.0.0.1:${await freePort()}`;
});

test('an archive store in a folder is written, read and left as it was', async () => {
  const folder = makeTempFolder();
  expect(await said(archiveStore, environment({ ARCHIVE_STORE: folder }))).toEqual([
    'ok: a file was written, read back and removed',
  ]);
  expect(readdirSync(folder)).toEqual(['.incoming']);
});

test('a folder that is not there is told of and not made: its disk may not be mounted', async () => {
  const folder = join(makeTempFolder(), 'not-mounted');
  expect(await said(archiveStore, environment({ ARCHIVE_STORE: folder }))).toEqual([
    'warning: its folder is missing',
  ]);
  expect(existsSync(folder)).toBe(false);
});

test('a bucket is written, read and left empty; one that is missing is told of', async () => {
  const bucket = await makeBucket();
  expect(await said(archiveStore, environment(bucket.environment))).toEqual([
    'ok: a file was written, read back and removed',
  ]);
  expect(await keysIn(bucket.store)).toEqual([]);
  const missing = environment({ ...bucket.environment, ARCHIVE_STORE: 's3://not-there/archives' });
  expect(await said(archiveStore, missing)).toEqual(['problem: it cannot be used: its bucket is missing']);
});

test('nothing is written into a store that would keep it', async () => {
  const bucket = await makeBucket(
    { locks: true },
    { ARCHIVE_S3_LOCK: 'governance', ARCHIVE_S3_LOCK_DAYS: '1' },
  );
  expect(await said(archiveStore, environment(bucket.environment))).toEqual([
    'ok: it can be reached; nothing was written, since its object lock would keep that',
  ]);
  expect(await keysIn(bucket.store)).toEqual([]);
});

test('the room on the disk is told', async () => {
  const lines = await said(disk, environment({ ARCHIVE_STORE: makeTempFolder() }));
  expect(lines).toEqual([
    expect.stringMatching(/ free for the archive store$/),
    expect.stringMatching(/ free for temporary files$/),
  ]);
});

test('a mail server that takes our mails is told, and gets none', async () => {
  const lines = await said(mail, environment({ LASTCALL_SMTP_URL: mailServer.url, ...from }));
  expect(lines).toEqual([`ok: ${new URL(mailServer.url).host} takes our mails`]);
  expect(mailServer.received).toEqual([]);
  expect(await said(mail, environment({}))).toEqual([
    'ok: there is no mail server: mails are kept, and read in the pages',
  ]);
});

test('a mail server that is away, and one that refuses the password, are told apart, without the password', async ({
  onTestFinished,
}) => {
  expect(await said(mail, environment({ LASTCALL_SMTP_URL: 'smtp://127.0.0.1:1', ...from }))).toEqual([
    expect.stringMatching(/^problem: 127\.0\.0\.1:1 does not take our mails: .*\(ESOCKET|ECONNECTION\)$/),
  ]);
  const strict = await startAll(onTestFinished, (defer) =>
    startMailServer(defer, {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('Authentication failed')),
    }),
  );
  const url = strict.url.replace('smtp://', 'smtp://user:hunter-seven@');
  const [line = ''] = await said(mail, environment({ LASTCALL_SMTP_URL: url, ...from }));
  expect(line).toMatch(/^problem: 127\.0\.0\.1:\d+ does not take our mails: .*\(EAUTH\)$/);
  expect(line).not.toContain('hunter-seven');
});

test('the installation’s credentials are tried at their carriers without renting or releasing anything', async () => {
  const env = environment({
    LASTCALL_SANDBOX_URL: sandbox.url,
    TWILIO_API_URL: `${sandbox.url}/twilio`,
    TWILIO_ACCOUNT_SID: `AC${'9'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 'wrong',
  });
  expect(await said(carriers, env)).toEqual([
    'ok: Sandbox accepts our credentials',
    expect.stringMatching(/^problem: Twilio: The carrier rejected our credentials/),
  ]);
  const methods = (await sandbox.control.requests()).map(({ method }) => method);
  expect(new Set(methods)).toEqual(new Set(['GET']));
  expect(await said(carriers, environment({ LASTCALL_SANDBOX_URL: `http://${nobody}` }))).toEqual([
    'problem: Sandbox: The carrier could not be reached; nothing was sent.',
  ]);
});

test('carriers of accounts are asked for nothing but an answer', async () => {
  expect(await said(carrierAddresses, environment({}))).toEqual([
    'ok: no account has credentials at a carrier whose address is known',
  ]);
  const accountId = await makeAccount(api.db.sql);
  for (const carrier of ['telnyx', 'signalwire'])
    await api.db.sql`
      insert into carrier_credentials (account_id, carrier, key_id, nonce, ciphertext, updated_by)
      values (${accountId}, ${carrier}, 'k', ${Buffer.alloc(12)}, ${Buffer.alloc(20)}, 'cli')`;
  expect(await said(carrierAddresses, environment({ TELNYX_API_URL: `${sandbox.url}/telnyx` }))).toEqual([
    'ok: Telnyx can be reached',
  ]);
  expect(await said(carrierAddresses, environment({ TELNYX_API_URL: `http://${nobody}` }))).toEqual([
    `problem: Telnyx cannot be reached at ${nobody}: nobody listens there`,
  ]);
});

test('an API is looked for at the public address', async () => {
  expect(await said(publicAddress, environment({ LASTCALL_PUBLIC_URL: api.url }))).toEqual([
    `ok: an API answers at ${api.url}`,
  ]);
  expect(await said(publicAddress, environment({ LASTCALL_PUBLIC_URL: sandbox.url }))).toEqual([
    `warning: ${sandbox.url} answers 404, but not as an API does`,
  ]);
  expect(await said(publicAddress, environment({ LASTCALL_PUBLIC_URL: `http://${nobody}` }))).toEqual([
    `warning: http://${nobody} cannot be reached from here: nobody listens there`,
  ]);
});
