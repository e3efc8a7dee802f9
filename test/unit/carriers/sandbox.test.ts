import { get, request } from 'node:http';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandboxControl } from '../../../sandbox/control-client.ts';
import { startSandbox } from '../../../sandbox/server.ts';
import { options, rent, twilioBench, twilioCredentials, type TwilioBench } from './harness.ts';

let dataDir: string;
let bench: TwilioBench;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lastcall-sandbox-'));
  bench = await twilioBench(dataDir);
});
afterEach(async () => {
  await bench.close();
  rmSync(dataDir, { recursive: true });
});

async function restart(): Promise<void> {
  await bench.close();
  bench = await twilioBench(dataDir);
}

function buy(phoneNumber: string): Promise<Response> {
  const { accountSid, authToken } = twilioCredentials;
  return fetch(`${bench.url}/twilio/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
    body: new URLSearchParams({ PhoneNumber: phoneNumber }),
  });
}

/** Which of 60 requests a seeded random fault strikes, from a reset on. */
async function struck(): Promise<boolean[]> {
  await bench.control.reset();
  await bench.control.addFault({
    actions: ['read'],
    script: [{ kind: 'throttle' }],
    probability: 0.5,
    seed: 7,
  });
  const kinds: boolean[] = [];
  for (let n = 0; n < 60; n += 1) {
    const { kind } = await bench.twilio.readBack({ e164: '+15557654321', carrierRef: null }, options);
    kinds.push(kind === 'retry_after');
  }
  return kinds;
}

describe('the sandbox', () => {
  test('remembers numbers, releases, faults half used and the request log over a restart', async () => {
    const kept = await rent(bench.control);
    const gone = await rent(bench.control);
    await bench.control.addFault({ numbers: [kept.e164], script: [{ kind: 'throttle' }], times: 2 });
    await bench.twilio.release(gone, options);
    await bench.twilio.release(kept, options);
    const before = await bench.control.requests();
    await restart();
    expect(await bench.control.requests()).toEqual(before);
    expect(await bench.twilio.release(gone, options)).toMatchObject({ kind: 'already_gone' });
    expect(await bench.twilio.release(kept, options)).toMatchObject({ kind: 'retry_after' });
    expect(await bench.twilio.release(kept, options)).toMatchObject({ kind: 'released' });
  });

  test('starts again after a crash in the middle of a line', async () => {
    const number = await rent(bench.control);
    await bench.close();
    appendFileSync(join(dataDir, 'state.jsonl'), '{"t":"rental","v":{"carr');
    appendFileSync(join(dataDir, 'requests.jsonl'), '{"seq":');
    bench = await twilioBench(dataDir);
    expect(await bench.twilio.release(number, options)).toMatchObject({ kind: 'released' });
    await restart();
    expect(await bench.twilio.readBack(number, options)).toMatchObject({ kind: 'gone' });
    expect(readFileSync(join(dataDir, 'requests.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3);
  });

  test('does not start on a damaged log, and says which line', async () => {
    await rent(bench.control);
    await bench.close();
    appendFileSync(join(dataDir, 'state.jsonl'), 'not json\n');
    await expect(twilioBench(dataDir)).rejects.toThrow(/state\.jsonl: line 2 is damaged/);
    rmSync(join(dataDir, 'state.jsonl'));
    bench = await twilioBench(dataDir);
  });

  test('logs what it did to a number: status, code, fault and whether there was an effect', async () => {
    const number = await rent(bench.control);
    await bench.control.addFault({
      numbers: [number.e164],
      script: [{ kind: 'throttle' }, { kind: 'fail' }, { kind: 'reset', when: 'after' }],
    });
    for (let n = 0; n < 3; n += 1) await bench.twilio.release(number, options);
    const told = (await bench.control.requests({ number: number.e164, action: 'release' })).map(
      ({ method, account, status, code, fault, effect }) => ({
        method,
        account,
        status,
        code,
        fault,
        effect,
      }),
    );
    const method = 'DELETE';
    const account = twilioCredentials.accountSid;
    expect(told).toEqual([
      { method, account, status: 429, code: '20429', fault: 'throttle', effect: false },
      { method, account, status: 500, code: '20500', fault: 'fail_before', effect: false },
      { method, account, status: null, code: null, fault: 'reset_after', effect: true },
    ]);
  });

  test('follows a script number by number, for as often as told', async () => {
    const [one, two] = [await rent(bench.control), await rent(bench.control)];
    await bench.control.addFault({ script: [{ kind: 'throttle' }, { kind: 'pass' }], times: null });
    const kinds: string[] = [];
    for (const number of [one, two, one, two]) kinds.push((await bench.twilio.release(number, options)).kind);
    expect(kinds).toEqual(['retry_after', 'retry_after', 'released', 'released']);
  });

  test('strikes the given share of requests at random, the same ones for the same seed', async () => {
    const first = await struck();
    const share = first.filter(Boolean).length / first.length;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.7);
    await restart();
    expect(await struck()).toEqual(first);
  });

  test('holds an account to its rate and tells its own 429s from the injected ones', async () => {
    await bench.control.setLimits([{ carrier: 'twilio', requestsPerSecond: 5 }]);
    const numbers = await Promise.all(Array.from({ length: 8 }, () => rent(bench.control)));
    await Promise.all(numbers.map((number) => bench.twilio.release(number, options)));
    const log = await bench.control.requests({ action: 'release' });
    expect(log.filter(({ overLimit }) => overLimit).length).toBeGreaterThanOrEqual(2);
    for (const { status, overLimit, fault, effect } of log) {
      expect(fault).toBeNull();
      expect({ status, effect }).toEqual(
        overLimit ? { status: 429, effect: false } : { status: 204, effect: true },
      );
    }
  });

  test('sells a number once, and again after its release', async () => {
    const bought = await buy('+15553334444');
    expect(bought.status).toBe(201);
    const { sid } = (await bought.json()) as { sid: string };
    expect(await (await buy('+15553334444')).json()).toMatchObject({ code: 21422 });
    const number = { e164: '+15553334444', carrierRef: sid };
    expect(await bench.twilio.release(number, options)).toMatchObject({ kind: 'released' });
    expect((await buy('+15553334444')).status).toBe(201);
  });

  test('lets a number be released behind our back', async () => {
    const number = await rent(bench.control);
    await bench.control.change({ carrier: 'twilio', e164: number.e164, released: true });
    expect(await bench.twilio.release(number, options)).toMatchObject({ kind: 'already_gone' });
    expect(await bench.control.numbers({ state: 'released' })).toMatchObject([{ e164: number.e164 }]);
  });

  test('punishes asking for a deleted SID over and over, as Twilio does', async () => {
    const number = await rent(bench.control);
    const codes: (string | null)[] = [];
    for (let n = 0; n < 12; n += 1)
      codes.push((await bench.twilio.release(number, options)).answer.carrierCode);
    expect(codes.slice(0, 2)).toEqual([null, '20404']);
    expect(codes.at(-1)).toBe('70005');
  });

  test('refuses a second renting of the same number, and what it does not understand, in words', async () => {
    const number = await rent(bench.control);
    const account = twilioCredentials.accountSid;
    await expect(
      bench.control.seed({ carrier: 'twilio', account, numbers: [{ e164: number.e164 }] }),
    ).rejects.toThrow(/409/);
    await expect(bench.control.addFault({ script: [] })).rejects.toThrow(/400.*script/s);
  });

  test('closes while requests hang, and says when its port is taken', async () => {
    const number = await rent(bench.control);
    await bench.control.addFault({ script: [{ kind: 'hang' }] });
    const pending = bench.twilio.release(number, options);
    await expect
      .poll(() => bench.control.requests({ number: number.e164, action: 'release' }))
      .toHaveLength(1);
    const port = Number(new URL(bench.url).port);
    await expect(startSandbox({ port, dataDir: null })).rejects.toThrow(/EADDRINUSE/);
    await restart();
    expect(await pending).toMatchObject({ kind: 'unknown' });
    await expect(sandboxControl(`http://127.0.0.1:${port}`).numbers()).rejects.toThrow('fetch failed');
  });
});

describe('the sandbox as a neighbour of browsers', () => {
  /** As a browser sends it that was led here by somebody else's name or page. */
  const ask = (headers: Record<string, string>, path = '/sandbox/numbers', method = 'GET') =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const { hostname, port } = new URL(bench.url);
      const sent = request({ host: hostname, port, path, method, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.once('end', () => resolve({ status: answer.statusCode, text }));
      });
      sent.once('error', reject);
      sent.end();
    });

  test.each(['evil.example', 'evil.example:8090', '127.0.0.1.evil.example', 'localhost.evil.example', 'a b'])(
    'does not answer to the name %j, on any path',
    async (host) => {
      for (const path of ['/sandbox/health', '/sandbox/numbers', '/twilio/x', '/nothing']) {
        expect((await ask({ host }, path)).status).toBe(403);
      }
    },
  );

  test.each(['localhost', 'LOCALHOST:1', '127.0.0.1', '[::1]:8090', '192.168.1.20:8090'])(
    'answers to %s',
    async (host) => {
      expect((await ask({ host })).status).toBe(200);
    },
  );

  test('answers to a name that it was given', async () => {
    const named = await startSandbox({ port: 0, dataDir: null, names: ['Sandbox'] });
    try {
      const { port } = new URL(named.url);
      const status = await new Promise((resolve) =>
        get(
          { host: '127.0.0.1', port, path: '/sandbox/health', headers: { host: 'sandbox:8090' } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          },
        ),
      );
      expect(status).toBe(200);
    } finally {
      await named.close();
    }
  });

  test('takes nothing from another site’s page, which needs no answer to do harm', async () => {
    const number = await rent(bench.control);
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      expect((await ask({ origin }, '/sandbox/reset', 'POST')).status).toBe(403);
    }
    expect((await bench.control.numbers()).map(({ e164 }) => e164)).toContain(number.e164);
  });

  const post = (body: string) => ({ method: 'POST', body, headers: { 'content-type': 'application/json' } });

  test.each([
    ['a body that is no JSON', '/sandbox/faults', post('{')],
    ['a body that is no fault', '/sandbox/faults', post('{"script": 1}')],
    ['a body that is too large', '/twilio/x', post('x'.repeat(2_000_000))],
    ['a path that cannot be decoded', '/sandbox/faults/%E0%A4%A', { method: 'DELETE' }],
    ['an address of the control API that is none', '/sandbox/nothing', {}],
    ['an address that is none', '/nothing', {}],
  ])('tells nothing of how it is made: %s', async (_, path, init) => {
    const answer = await fetch(`${bench.url}${path}`, init);
    const text = await answer.text();
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(text).not.toMatch(/node_modules|\.ts|\.js|<html|\bat .*:\d+/);
  });
});
