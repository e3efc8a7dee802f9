import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { resolveS3Executable } from '../../dev/s3/executable.ts';
import { startS3Server } from '../../dev/s3/server.ts';
import { projectRoot } from '../../src/project-root.ts';
import { newKey } from '../../src/secrets/new-key.ts';
import { apiClient } from '../support/api-client.ts';
import { makeRunFolder } from '../support/run-folder.ts';
import { makeUpHome } from '../support/up-process.ts';
import { waitFor } from '../support/wait-for.ts';

// Each start takes a busy machine a minute or two.
vi.setConfig({ testTimeout: 600_000 });
// Before any test has a time limit: it may have to be got first.
const s3Executable = await resolveS3Executable({ progress: console.log });

const planted = {
  carrier: 'planted-twilio-token-5f0c1d7e',
  s3: 'planted-s3-secret-7b21c9aa',
  smtp: 'planted-smtp-password-90d1e3',
  oidc: 'planted-oidc-secret-41be77',
  auth: 'plantedAuthSecret0123456789abcdefXYZ',
  encryption: newKey(),
  temporal: 'planted-temporal-key-c0ffee12',
};

const [accessKeyId, bucket] = ['plantedaccesskey', 'planted-bucket'];

/** All that is asked of `nowhere` fails, and is logged; the archive store does so until there is one. */
const environmentWith = (nowhere: string, s3Port: number) => ({
  TWILIO_API_URL: `http://${nowhere}`,
  TWILIO_ACCOUNT_SID: `AC${'9'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: planted.carrier,
  ARCHIVE_STORE: `s3://${bucket}`,
  ARCHIVE_S3_ENDPOINT: `http://127.0.0.1:${s3Port}`,
  ARCHIVE_S3_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: planted.s3,
  LASTCALL_SMTP_URL: `smtp://user:${planted.smtp}@${nowhere}`,
  LASTCALL_MAIL_FROM: 'lastcall@lastcall.example',
  LASTCALL_OIDC_ISSUER: `http://${nowhere}`,
  LASTCALL_OIDC_CLIENT_ID: 'lastcall',
  LASTCALL_OIDC_CLIENT_SECRET: planted.oidc,
  LASTCALL_AUTH_SECRET: planted.auth,
  LASTCALL_SECRET_KEYS: planted.encryption,
  LASTCALL_LOG_LEVEL: 'trace',
  TEMPORAL_API_KEY: planted.temporal,
  TEMPORAL_TLS: 'false',
});

const read = (file: string) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended, or is somebody else's.
    return '';
  }
};

/** What everybody on the machine sees of its processes, and what they were given. */
const processes = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({
      pid: Number(pid),
      command: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '),
      given: read(`/proc/${pid}/environ`),
    }));

test('no secret is in a process’s arguments or in a log, and none in the environment of who need not know it', async () => {
  // Before anything is planted: what ends the processes in the end is the test's own.
  const home = await makeUpHome(onTestFinished);
  const folder = makeRunFolder();
  onTestFinished(() => folder.remove());
  const nowhere = `127.0.0.1:${await freePort()}`;
  const s3Port = await freePort();
  for (const [name, value] of Object.entries(environmentWith(nowhere, s3Port))) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const up = home.start();
  const seen: ReturnType<typeof processes> = [];
  const looking = setInterval(() => seen.push(...processes()), 1_000);
  onTestFinished(() => clearInterval(looking));
  await up.runs();

  const keys = JSON.parse(readFileSync(join(home.dataDir, 'demo-keys.json'), 'utf8')) as Record<
    string,
    string
  >;
  const key = keys['owner'] ?? '';
  const owner = apiClient(home.apiUrl, key);
  // A key that is used, and one that is wrong; a password and a session; mails, a carrier and a store that cannot be reached.
  const { body: me } = await owner.get('/v1/me');
  expect(me.role).toBe('owner');
  const wrongKey = `${key.slice(0, -4)}zzzz`;
  expect(await apiClient(home.apiUrl, wrongKey).get('/v1/me')).toMatchObject({ status: 401 });
  const { body: made } = await owner.post('/v1/api-keys', { name: 'new', role: 'admin' });
  const token = 'planted-own-carrier-token-13af';
  const sid = `AC${'8'.repeat(32)}`;
  expect(await owner.put('/v1/carriers/twilio', { accountSid: sid, authToken: token })).toMatchObject({
    status: 200,
    body: { checked: 'unreachable' },
  });
  await owner.post('/v1/invitations', { email: 'planted@riverside.example', role: 'admin' });
  const password = 'planted password of nobody';
  const signIn = (body: unknown) =>
    fetch(`${home.apiUrl}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: home.apiUrl },
      body: JSON.stringify(body),
    });
  expect((await signIn({ email: 'planted@riverside.example', password })).status).toBe(401);
  const cli = join(projectRoot, 'dist', 'src', 'cli.js');
  const given = read(`/proc/${home.pidOf('Worker')}/environ`).split('\0');
  const databaseUrl =
    given.find((each) => each.startsWith('DATABASE_URL='))?.slice('DATABASE_URL='.length) ?? '';
  const databasePassword = new URL(databaseUrl).password;
  const doctor = await promisify(execFile)(process.execPath, [cli, 'doctor'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: `127.0.0.1:${home.ports.temporal}` },
  }).catch((error: { stdout: string; stderr: string }) => error);
  const workerSays = () => readFileSync(join(home.dataDir, 'logs', 'worker.log'), 'utf8');
  await waitFor('the archive store to be missed', async () => workerSays().includes('cannot ask'));
  mkdirSync(join(folder.path, 'buckets', bucket), { recursive: true });
  const s3 = await startS3Server({
    executable: s3Executable,
    port: s3Port,
    folder: folder.path,
    logFile: join(folder.path, 's3.log'),
    accessKeyId,
    secretAccessKey: planted.s3,
  });
  onTestFinished(() => s3.stop());
  await waitFor('the mail server to be missed', async () => workerSays().includes('mail'));
  seen.push(...processes());

  const secrets = {
    ...planted,
    encryption: planted.encryption.split(':')[1] ?? '',
    databasePassword,
    token,
    password,
  };
  const all = { ...secrets, key, wrongKey, made: made.secret as string };
  const found: string[] = [];
  const look = (where: string, text: string, among: Record<string, string>) => {
    for (const [name, secret] of Object.entries(among))
      if (secret === '' || text.includes(secret)) found.push(`${name} in ${where}`);
  };
  const parts = { up: up.pid, API: home.pidOf('API'), Worker: home.pidOf('Worker') };
  expect(seen.some(({ pid }) => pid === parts.API) && seen.some(({ pid }) => pid === parts.Worker)).toBe(
    true,
  );
  // A child of theirs bears their name and their environment until it has become what it is to be.
  const namesOfParts = new Set(
    seen.filter(({ pid }) => Object.values(parts).includes(pid)).map(({ command }) => command),
  );
  for (const { command, given: environ } of seen) {
    look(`the arguments of ${command.slice(0, 80)}`, command, all);
    // These are told by their environment, as docs/operations.md says.
    const told = namesOfParts.has(command) || command.includes(' doctor') || command.startsWith(s3Executable);
    if (!told) look(`the environment of ${command.slice(0, 80)}`, environ, secrets);
  }
  for (const file of readdirSync(join(home.dataDir, 'logs')))
    look(`the log ${file}`, readFileSync(join(home.dataDir, 'logs', file), 'utf8'), all);
  // The keys of the demo are shown on the screen, for people to use.
  look('the screen', up.output(), secrets);
  look('what the doctor says', `${doctor.stdout}${doctor.stderr}`, all);
  expect([...new Set(found)]).toEqual([]);
});
