import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, inject, onTestFinished } from 'vitest';
import { checks } from '../../src/doctor/checks.ts';
import { examine } from '../../src/doctor/examine.ts';
import { reportText } from '../../src/doctor/show-report.ts';
import { newKey } from '../../src/secrets/new-key.ts';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system, sandbox } = fixtures('system', 'sandbox');

/** A server that takes connections and never says a word. */
async function startSilentServer(): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const secrets = {
  key: newKey(),
  auth: 'b4dFgH1jKlMnOpQrStUvWxYz0123456789',
  token: 'twilio-token-of-ours',
  smtp: 'smtp-password-of-ours',
  oidc: 'oidc-secret-of-ours',
};
const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  DATABASE_URL: system.databaseUrl,
  TEMPORAL_ADDRESS: inject('temporalAddress'),
  LASTCALL_TASK_QUEUE: system.taskQueue,
  ARCHIVE_STORE: system.storeUrl,
  LASTCALL_SECRET_KEYS: secrets.key,
  LASTCALL_AUTH_SECRET: secrets.auth,
  LASTCALL_SANDBOX_URL: sandbox.url,
  TWILIO_API_URL: `${sandbox.url}/twilio`,
  TWILIO_ACCOUNT_SID: `AC${'9'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: secrets.token,
  LASTCALL_SMTP_URL: `smtp://user:${secrets.smtp}@127.0.0.1:1`,
  LASTCALL_MAIL_FROM: 'lastcall@lastcall.example',
  LASTCALL_OIDC_ISSUER: 'https://id.example',
  LASTCALL_OIDC_CLIENT_ID: 'lastcall',
  LASTCALL_OIDC_CLIENT_SECRET: secrets.oidc,
  ...more,
});
const allOfThem = () => checks.map(({ name }) => name);

test('every check has its say, and none says a secret', async () => {
  // All of it at once may take a busy machine longer than a check has.
  const report = await waitFor('the database', async () => {
    const seen = await examine(environment());
    return seen.lines.some(({ check, level }) => check === 'database' && level === 'ok') && seen;
  });
  const level = Object.fromEntries(report.lines.map((line) => [line.check, line.level]));
  expect([...new Set(report.lines.map(({ check }) => check))]).toEqual(allOfThem());
  expect(report.status).toBe('problem');
  expect(level).toMatchObject({
    database: 'ok',
    schema: 'ok',
    temporal: 'ok',
    mail: 'problem',
    workers: 'problem',
  });
  const password = new URL(system.databaseUrl).password;
  for (const text of [reportText(report), JSON.stringify(report)])
    for (const secret of [...Object.values(secrets), secrets.key.split(':')[1] ?? '', password])
      expect(text).not.toContain(secret);
});

test('the report for people has a line for each finding, what to do below it, and the counts', async () => {
  const report = await examine(environment(), {
    checks: checks.filter(({ name }) => ['settings', 'schema', 'mail'].includes(name)),
  });
  const text = reportText(report);
  expect(text).toMatch(
    /^warning {2}settings {2}LASTCALL_PUBLIC_URL is not set: .*\n {19}→ Set it to where people/m,
  );
  expect(text).toMatch(/^ok {7}schema {4}as this version needs it$/m);
  expect(text).toMatch(/^problem {2}mail {6}127\.0\.0\.1:1 does not take our mails: /m);
  expect(text).toMatch(/\n\n1 ok, 1 warning, 1 problem, 0 skipped\.$/);
});

test('a database that is away skips what needs it, and hides nothing else', async () => {
  const report = await examine(environment({ DATABASE_URL: 'postgres://lastcall:pw@127.0.0.1:1/lastcall' }));
  const of = (name: string) => report.lines.filter(({ check }) => check === name);
  expect(of('database')).toMatchObject([
    { level: 'problem', says: '127.0.0.1:1/lastcall cannot be used: nobody listens there' },
  ]);
  expect(of('outbox')).toMatchObject([{ level: 'skipped', says: 'needs database' }]);
  expect(of('temporal')).toMatchObject([{ level: 'ok' }]);
  expect(of('archive-store')).toMatchObject([{ level: 'ok' }]);
  expect(of('carriers')).toMatchObject([{ level: 'ok' }, { level: 'problem' }]);
});

test('what takes connections and never answers is given up, each by itself', async () => {
  const port = await startSilentServer();
  const report = await examine(
    environment({
      DATABASE_URL: `postgres://lastcall:pw@127.0.0.1:${port}/lastcall`,
      TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
      LASTCALL_SANDBOX_URL: `http://127.0.0.1:${port}`,
      LASTCALL_SMTP_URL: `smtp://127.0.0.1:${port}`,
      LASTCALL_PUBLIC_URL: `http://127.0.0.1:${port}`,
      ARCHIVE_STORE: 's3://bucket/archives',
      ARCHIVE_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'id',
    }),
  );
  const level = Object.fromEntries(report.lines.map((line) => [line.check, line.level]));
  expect(level).toMatchObject({
    node: 'ok',
    database: 'problem',
    temporal: 'problem',
    'archive-store': 'problem',
    mail: 'problem',
    carriers: 'problem',
    'public-address': 'warning',
    outbox: 'skipped',
    workers: 'skipped',
  });
  expect(report.lines.find(({ check }) => check === 'database')?.says).toMatch(
    /cannot be used: it does not answer$/,
  );
});

test('an environment that is wrong in many places is told in all of them, and the rest is examined', async () => {
  const report = await examine(
    environment({
      DATABASE_URL: 'mysql://localhost/lastcall',
      LASTCALL_SECRET_KEYS: 'not a key',
      LASTCALL_SMTP_URL: 'http://mail.example',
      LASTCALL_OIDC_CLIENT_SECRET: '',
      LASTCALL_PORT: 'eighty',
    }),
  );
  const wrong = report.lines.filter(({ check, level }) => check === 'settings' && level === 'problem');
  expect(new Set(wrong.map(({ says }) => says.split(':')[0]))).toEqual(
    new Set([
      'DATABASE_URL',
      'LASTCALL_OIDC_ISSUER',
      'LASTCALL_PORT',
      'LASTCALL_SECRET_KEYS',
      'LASTCALL_SMTP_URL',
    ]),
  );
  expect(report.lines.find(({ check }) => check === 'database')).toMatchObject({
    level: 'problem',
    says: 'DATABASE_URL does not name one',
  });
  expect(report.lines.find(({ check }) => check === 'temporal')?.level).toBe('ok');
});
