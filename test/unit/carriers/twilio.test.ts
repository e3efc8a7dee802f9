import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CarrierNumber, ReleaseOutcome, WithAnswer } from '../../../src/carriers/contract.ts';
import { CarrierListError } from '../../../src/carriers/contract.ts';
import { createTwilio } from '../../../src/carriers/twilio.ts';
import {
  answeringServer,
  closedPort,
  options,
  pagesOf,
  rent,
  servingServer,
  twilioBench,
  twilioCredentials,
  type TwilioBench,
} from './harness.ts';

let bench: TwilioBench;
beforeAll(async () => void (bench = await twilioBench()));
afterAll(() => bench.close());

const release = (number: CarrierNumber) => bench.twilio.release(number, options);
const readBack = (number: CarrierNumber) => bench.twilio.readBack(number, options);
const releases = async ({ e164 }: CarrierNumber) =>
  (await bench.control.requests({ number: e164 })).filter(({ action }) => action === 'release');

function strictAdapter(timeoutMs = 5_000, baseUrl = `${bench.url}/twilio`) {
  return createTwilio(twilioCredentials, { baseUrl, timeoutMs });
}

describe('releasing a Twilio number', () => {
  test('is released by 204, and a second time it is already gone', async () => {
    const number = await rent(bench.control);
    expect(await release(number)).toEqual({
      kind: 'released',
      answer: { httpStatus: 204, carrierCode: null },
    });
    expect(await release(number)).toEqual({
      kind: 'already_gone',
      answer: { httpStatus: 404, carrierCode: '20404' },
    });
  });

  test('finds the SID by the number when only the number is known', async () => {
    const number = await rent(bench.control);
    expect(await release({ ...number, carrierRef: null })).toMatchObject({ kind: 'released' });
    expect(await readBack(number)).toMatchObject({ kind: 'gone' });
  });

  test('is already gone when only the number is known and the list does not hold it', async () => {
    expect(await release({ e164: '+15559999999', carrierRef: null })).toEqual({
      kind: 'already_gone',
      answer: { httpStatus: 200, carrierCode: null },
    });
  });

  test.each([
    ['seconds', '7', 7_000, 7_000],
    ['an HTTP date', new Date(Date.now() + 60 * 60_000).toUTCString(), 55 * 60_000, 60 * 60_000],
    ['no header', null, 2_000, 4_000],
    ['nonsense', 'soon', 2_000, 4_000],
  ])('waits after a 429 as Retry-After says in %s', async (_form, retryAfter, least, most) => {
    const number = await rent(bench.control);
    await bench.control.addFault({ numbers: [number.e164], script: [{ kind: 'throttle', retryAfter }] });
    const outcome = await release(number);
    expect(outcome).toMatchObject({
      kind: 'retry_after',
      reason: 'throttled',
      answer: { carrierCode: '20429' },
    });
    expect(waitOf(outcome)).toBeGreaterThanOrEqual(least);
    expect(waitOf(outcome)).toBeLessThanOrEqual(most);
    expect(await release(number)).toMatchObject({ kind: 'released' });
  });

  test('is released by an answer that comes late but in time', async () => {
    const number = await rent(bench.control);
    await bench.control.addFault({ numbers: [number.e164], script: [{ kind: 'slow', delayMs: 50 }] });
    expect(await release(number)).toMatchObject({ kind: 'released' });
  });

  test.each([
    ['a refused connection', async () => `http://127.0.0.1:${await closedPort()}`, 'ECONNREFUSED'],
    ['a name that does not resolve', () => Promise.resolve('http://carrier.invalid'), /ENOTFOUND|EAI_AGAIN/],
  ])('may be sent again after %s, because nothing was sent', async (_what, base, code) => {
    const outcome = await strictAdapter(5_000, await base()).release(await rent(bench.control), options);
    expect(outcome).toMatchObject({ kind: 'retry_after', reason: 'carrier_unreachable' });
    expect(outcome.answer.carrierCode).toMatch(code);
  });

  test.each([
    ['emergency_address', 'emergency_address_registered'],
    ['branded_calling', 'branded_calling_registered'],
  ] as const)(
    'names the hold of a number with %s, and releases it once that is gone',
    async (hold, reason) => {
      const number = await rent(bench.control, { hold });
      expect(await release(number)).toMatchObject({
        kind: 'needs_operator',
        reason,
        answer: { httpStatus: 400 },
      });
      await bench.control.change({ carrier: 'twilio', e164: number.e164, hold: null });
      expect(await release(number)).toMatchObject({ kind: 'released' });
    },
  );

  test('never takes a 404 of somebody else for a released number', async () => {
    const proxy = await answeringServer(404, '<h1>Not found</h1>');
    const adapter = strictAdapter(5_000, proxy.url);
    const number = await rent(bench.control);
    expect(await adapter.release(number, options)).toMatchObject({
      kind: 'needs_operator',
      reason: 'unexpected_answer',
    });
    expect(await adapter.readBack(number, options)).toMatchObject({
      kind: 'needs_operator',
      reason: 'unexpected_answer',
    });
    await proxy.close();
  });

  test('reads back after error 70005 instead of guessing', async () => {
    const number = await rent(bench.control);
    const listed = {
      phone_number: number.e164,
      sid: number.carrierRef,
      account_sid: twilioCredentials.accountSid,
    };
    const server = await servingServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      if (request.method === 'GET') response.end(JSON.stringify({ incoming_phone_numbers: [listed] }));
      else response.writeHead(429).end(JSON.stringify({ code: 70005 }));
    });
    expect(await strictAdapter(5_000, server.url).release(number, options)).toMatchObject({
      kind: 'unknown',
      reason: 'failure_threshold_exceeded',
    });
    await server.close();
  });

  test('does not know when it is aborted on the way, and sends nothing when it was aborted before', async () => {
    const number = await rent(bench.control);
    await bench.control.addFault({ numbers: [number.e164], script: [{ kind: 'hang' }] });
    const stopping = new AbortController();
    const pending = bench.twilio.release(number, { ...options, signal: stopping.signal });
    await expect.poll(() => releases(number)).toHaveLength(1);
    stopping.abort();
    expect(await pending).toMatchObject({ kind: 'unknown', reason: 'aborted' });
    expect(await bench.twilio.release(number, { ...options, signal: stopping.signal })).toMatchObject({
      kind: 'retry_after',
      reason: 'aborted',
    });
    expect(await releases(number)).toHaveLength(1);
  });

  test('keeps the number and the token out of every outcome', async () => {
    const number = await rent(bench.control, { hold: 'branded_calling' });
    const outcome = JSON.stringify(await release(number));
    expect(outcome).not.toContain(number.e164.slice(1));
    expect(outcome).not.toContain(twilioCredentials.authToken);
  });
});

describe('reading a Twilio number back', () => {
  test('says that a rented number is present, with its SID', async () => {
    const number = await rent(bench.control);
    expect(await readBack({ ...number, carrierRef: null })).toEqual({
      kind: 'present',
      carrierRef: number.carrierRef,
      answer: { httpStatus: 200, carrierCode: null },
    });
  });

  test('asks an operator about a number that is rented under another SID than ours', async () => {
    const number = await rent(bench.control);
    await release(number);
    await bench.control.seed({
      carrier: 'twilio',
      account: twilioCredentials.accountSid,
      numbers: [{ e164: number.e164 }],
    });
    expect(await readBack(number)).toMatchObject({
      kind: 'needs_operator',
      reason: 'rented_under_another_id',
    });
  });

  test('never asks for a SID that may be deleted', async () => {
    const number = await rent(bench.control);
    await release(number);
    await readBack(number);
    const { carrierRef } = number;
    const asked = await bench.control.requests({ number: number.e164, action: 'read' });
    expect(asked).toHaveLength(2);
    for (const { path } of asked) expect(path).not.toContain(carrierRef);
  });

  test.each([
    [{ kind: 'throttle', retryAfter: '3' }, 'throttled'],
    [{ kind: 'fail' }, 'carrier_error'],
    [{ kind: 'reset' }, 'no_answer'],
    [{ kind: 'hang' }, 'no_answer'],
  ] as const)('is asked again after %o', async (behaviour, reason) => {
    const number = await rent(bench.control);
    await bench.control.addFault({ numbers: [number.e164], actions: ['read'], script: [behaviour] });
    const outcome = await strictAdapter(300).readBack(number, options);
    expect(outcome).toMatchObject({ kind: 'retry_after', reason });
  });
});

describe('listing a Twilio account', () => {
  test('walks through all pages', async () => {
    const other = `AC${'7b'.repeat(16)}`;
    await bench.control.putAccount({ carrier: 'twilio', account: other, secret: 'other-token' });
    await bench.control.seed({
      carrier: 'twilio',
      account: other,
      range: { from: '+15552000000', count: 2_300 },
    });
    const adapter = createTwilio(
      { accountSid: other, authToken: 'other-token' },
      { baseUrl: `${bench.url}/twilio`, timeoutMs: 5_000 },
    );
    const pages = await pagesOf(adapter);
    expect(pages.map((page) => page.length)).toEqual([1_000, 1_000, 300]);
    const [first] = pages.flat();
    expect(first).toMatchObject({ e164: '+15552000000', monthlyCostCents: 115 });
    expect(first?.purchasedAt).toBeInstanceOf(Date);
    expect(new Set(pages.flat().map(({ e164 }) => e164)).size).toBe(2_300);
  });

  test('throws what went wrong with a page, ready to be classified', async () => {
    await bench.control.addFault({ actions: ['list'], script: [{ kind: 'throttle', retryAfter: '9' }] });
    const failure = await pagesOf(bench.twilio).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CarrierListError);
    expect((failure as CarrierListError).failure).toMatchObject({ kind: 'retry_after', waitMs: 9_000 });
  });
});

function waitOf(outcome: WithAnswer<ReleaseOutcome>): number {
  return outcome.kind === 'retry_after' ? outcome.waitMs : -1;
}
