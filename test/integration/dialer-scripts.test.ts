import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { join } from 'node:path';
import { beforeEach, expect } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import { recordedText } from '../support/callbacks.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { testKeyring } from '../support/keyring.ts';
import { type SourceBed, sourceBed } from '../support/source-bed.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const { test, api, account } = fixtures('api', 'account');
test.override('apiOptions', { keyring: testKeyring('first'), publicUrl: 'https://lastcall.example' });

let campaignId: string;
let source: SourceBed;
let environment: Record<string, string>;
beforeEach(async ({ onTestFinished }) => {
  await api.db.sql`delete from phone_numbers`;
  campaignId = await makeActiveCampaign(api.db.sql, account.id);
  await makeNumbers(api.db.sql, campaignId, [{ e164: '+14155550123', carrier: 'sandbox' }]);
  source = await sourceBed(api, account, 'standard-webhooks');
  environment = {
    PATH: process.env['PATH'] ?? '',
    PYTHONDONTWRITEBYTECODE: '1',
    LASTCALL_SOURCE_URL: `${api.url}/v1/call-sources/${source.id}/events`,
    LASTCALL_SOURCE_SECRET: source.signs,
    LASTCALL_SPOOL: makeTempFolder(onTestFinished),
  };
});

/** Runs a script of `dialers` to its end. */
async function run(script: string, args: string[], more: { input?: string; env?: object } = {}) {
  const child = spawn('python3', [join(projectRoot, 'dialers', script), ...args], {
    env: { ...environment, ...more.env },
  });
  let [out, problems] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()));
  child.stdin.end(more.input ?? '');
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, problems };
}
const sendAll = (env: object = {}) => run('lastcall_events.py', ['--once'], { env });
const spooled = async () =>
  (await readdir(environment['LASTCALL_SPOOL'] ?? '')).filter((name) => name.endsWith('.json'));
const calls = () => api.db.sql`
  select placed, outcome, duration_seconds as "durationSeconds", from_number as "from", to_number as "to",
    ended_at is not null as ended from calls where campaign_id = ${campaignId} order by to_number, started_at`;
const call = { from: '+14155550123', to: '+12025550143' };

test('what Asterisk tells an AGI script of a call is recorded, once', async () => {
  const ids = ['1795456801.66', '14155550123', '12025550143'];
  expect(await run('asterisk.py', ['answered', ...ids], { input: 'agi_type: PJSIP\n\n' })).toMatchObject({
    code: 0,
    problems: '',
  });
  const ended = await run('asterisk.py', ['ended', ...ids], { input: recordedText('asterisk-ended.agi') });
  expect(ended).toMatchObject({ code: 0, problems: '' });
  expect(ended.out.split('\n')[0]).toBe('GET VARIABLE DIALSTATUS');
  expect(await spooled()).toHaveLength(2);
  expect(await sendAll()).toMatchObject({ code: 0, problems: '' });
  expect(await spooled()).toEqual([]);
  expect(await calls()).toEqual([
    { ...call, placed: true, ended: true, outcome: 'answered', durationSeconds: 41 },
  ]);
});

test.each([
  ['BUSY', '', true, 'busy'],
  ['NOANSWER', '', true, 'no_answer'],
  ['CANCEL', '6', true, 'canceled'],
  ['CANCEL', '', false, 'canceled'],
  ['CHANUNAVAIL', '', false, 'failed'],
])(
  'Dial() that ends with %s, having rung for %j seconds: a dial is %s',
  async (status, rang, placed, outcome) => {
    const reply = (value: string) => (value === '' ? '200 result=0' : `200 result=1 (${value})`);
    const input = [
      'agi_type: PJSIP',
      '',
      reply(status),
      reply(rang),
      reply(''),
      reply('20'),
      reply(''),
      '',
    ].join('\n');
    await run('asterisk.py', ['ended', '1.2', '14155550123', '12025550143'], { input });
    await sendAll();
    expect(await calls()).toMatchObject([{ ...call, placed, outcome }]);
  },
);

test('a call that was hung up before anybody dialled is not told', async () => {
  await run('asterisk.py', ['ended', '1.2', '14155550123', ''], {
    input: `agi_type: PJSIP\n\n${'200 result=0\n'.repeat(5)}`,
  });
  expect(await spooled()).toEqual([]);
});

test('what FreeSWITCH tells on its event socket is recorded: outbound legs to numbers, and no other', async ({
  onTestFinished,
}) => {
  const said: string[] = [];
  const recorded = recordedText('freeswitch-session.jsonl').trimEnd().split('\n');
  const first = Number(/"Event-Date-Timestamp": "(\d+)"/.exec(recorded.join())?.[1]);
  const moved = (text: string) =>
    text.replace(/"(\d{16})"/g, (_, at: string) => `"${Number(at) - first + (Date.now() - 120_000) * 1000}"`);
  const message = (headers: string, body = '') => `${headers}\n\n${body}`;
  const server = createSocketServer((socket) => {
    socket.write(message('Content-Type: auth/request'));
    socket.on('data', (chunk) => {
      const asked = chunk.toString().trim();
      said.push(asked);
      socket.write(message('Content-Type: command/reply\nReply-Text: +OK'));
      if (!asked.startsWith('event')) return;
      for (const event of recorded.map(moved))
        socket.write(message(`Content-Length: ${event.length}\nContent-Type: text/event-json`, event));
      socket.end(message('Content-Type: text/disconnect-notice\nContent-Length: 4', 'Bye.'));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const port = String((server.address() as AddressInfo).port);
  const listened = await run('freeswitch.py', ['--once'], {
    env: { FREESWITCH_PORT: port, FREESWITCH_PASSWORD: 'x' },
  });
  expect(listened).toMatchObject({ code: 0 });
  expect(said[0]).toBe('auth x');
  expect(await sendAll()).toMatchObject({ code: 0, problems: '' });
  expect(await calls()).toEqual([
    { ...call, placed: true, ended: true, outcome: 'answered', durationSeconds: 41 },
    { ...call, to: '+12025550144', placed: false, ended: false, outcome: 'failed', durationSeconds: null },
  ]);
});

test('events wait for Lastcall while it is away, or refuses to take any, and none is lost', async ({
  onTestFinished,
}) => {
  await run('asterisk.py', ['answered', '1.2', '14155550123', '12025550143'], { input: '\n' });
  const nowhere = await sendAll({ LASTCALL_SOURCE_URL: 'http://127.0.0.1:9/events' });
  expect(nowhere.code).toBe(1);
  const busy = createServer((_req, res) =>
    res.writeHead(503, { 'Retry-After': '5' }).end('{"detail":"busy"}'),
  );
  busy.listen(0, '127.0.0.1');
  await once(busy, 'listening');
  onTestFinished(() => void busy.close());
  const url = `http://127.0.0.1:${(busy.address() as AddressInfo).port}`;
  expect((await sendAll({ LASTCALL_SOURCE_URL: url })).problems).toContain('503: busy');
  const wrong = await sendAll({ LASTCALL_SOURCE_SECRET: `whsec_${'A'.repeat(44)}` });
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.problems).toContain('signature is not valid');
  expect(await spooled()).toHaveLength(1);
  expect(await sendAll()).toMatchObject({ code: 0 });
  expect(await calls()).toMatchObject([{ ...call, placed: true }]);
});

test('an event that is never taken is set aside, without a number in the log, and holds up no other', async () => {
  await run('asterisk.py', ['answered', '1.2', '14155559999', '12025550143'], { input: '\n' });
  await run('asterisk.py', ['answered', '1.3', '14155550123', '12025550143'], { input: '\n' });
  const [known = ''] = await spooled();
  const folder = environment['LASTCALL_SPOOL'] ?? '';
  await copyFile(join(folder, known), join(folder, '9.json.new'));
  await writeFile(join(folder, '0.json'), '{"half');
  const sent = await sendAll();
  expect(sent.code).toBe(0);
  expect(sent.problems).toContain('refused: calling_number_unknown');
  expect(sent.problems).not.toContain('555');
  expect(await spooled()).toEqual([]);
  expect(await readdir(join(folder, 'refused'))).toHaveLength(2);
  expect(await calls()).toHaveLength(1);
});
