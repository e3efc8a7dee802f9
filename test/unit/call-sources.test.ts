import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { protocols } from '../../src/call-sources/protocols.ts';
import { eventOf, sourceId } from '../../src/call-sources/event-of.ts';
import type { Callback } from '../../src/call-sources/contract.ts';
import { valuesByName } from '../../src/call-sources/read-text.ts';
import { projectRoot } from '../../src/project-root.ts';
import { recordedText } from '../support/callbacks.ts';

const url = 'https://lastcall.example/v1/call-sources/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11/events';
const callback = (headers: Record<string, string>, body: string, address = url): Callback => ({
  headers,
  url: address,
  body: Buffer.from(body),
  receivedAt: new Date(),
});

test('the form of a stranger is read once, however many names it has', () => {
  const form = new URLSearchParams(Array.from({ length: 1_000 }, (_, at) => `n${at % 500}=${at}`).join('&'));
  const getAll = vi.spyOn(form, 'getAll');
  expect(valuesByName(form).get('n7')).toEqual(['7', '507']);
  expect(getAll).not.toHaveBeenCalled();
});

describe('signatures that others made are right', () => {
  test('of Twilio, as its documentation has it', () => {
    const body =
      'CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310&To=%2B18005551212';
    const headers = { 'x-twilio-signature': '0/KCTR6DLpKmkAf8muzZqo1nDgQ=' };
    const address = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    const given = callback(headers, body.replaceAll('75310', '75309'), address);
    const right = { ...given, headers: { 'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' } };
    expect(protocols.twilio.verify(right, '12345')).toBe('right');
    expect(protocols.twilio.verify(given, '12345')).toBe('wrong');
  });

  // Made with plivo 4.79.0 (validateV3Signature).
  test.each([
    ['', '2v5dtYJ+OJo/rjsqv/ID6/XVs2ffCFN+iAXEgZoLnyg='],
    [
      '?campaignId=019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b12&b=2&a=1',
      'zwiY/AT9L+90ItGm5pGkbyEt0POi8y5RilnRdGnBCzs=',
    ],
  ])('of Plivo, as its SDK makes them, with the query %j', (query, signature) => {
    const nonce = { 'x-plivo-signature-v3-nonce': '05429567804466091622' };
    const body = recordedText('plivo-hangup.form');
    const token = 'MAXXXXXXXXXXXXXXXXXX';
    const verify = (headers: Record<string, string>) =>
      protocols.plivo.verify(callback({ ...nonce, ...headers }, body, url + query), token);
    expect(verify({ 'x-plivo-signature-v3': signature })).toBe('right');
    // Several are separated by commas, and the main account's has a header of its own.
    expect(verify({ 'x-plivo-signature-v3': `AAAA,${signature}` })).toBe('right');
    expect(verify({ 'x-plivo-signature-v3': 'AAAA', 'x-plivo-signature-ma-v3': signature })).toBe('right');
    expect(verify({ 'x-plivo-signature-v3': 'AAAA' })).toBe('wrong');
  });

  test('of SignalWire, as its SDK takes them', () => {
    // RestClient.validateRequest of @signalwire/compatibility-api 3.2.0 says true to it.
    const headers = { 'x-signalwire-signature': 'j2Bu2sCHjQhS/a7RvvZDpr59VpY=' };
    const given = callback(headers, recordedText('signalwire-completed.form'));
    expect(protocols.signalwire.verify(given, 'PSK_aBcDeFgHiJkLmNoPqRsTuVwX')).toBe('right');
  });
});

describe('a JWT of Vonage', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  test.each([
    ['without an algorithm', `${part({ alg: 'none' })}.${part({ iat: Math.floor(Date.now() / 1000) })}.`],
    ['that is no JWT', 'x.y.z'],
    ['that is empty', '..'],
  ])('%s is wrong', async (_what, token) => {
    const given = callback({ authorization: `Bearer ${token}` }, '{}');
    expect(await protocols.vonage.verify(given, 'a signature secret')).toBe('wrong');
  });
});

describe('an event of a carrier', () => {
  const at = new Date('2026-11-23T18:00:50Z');
  const report = { callId: 'CA1', state: 'completed', from: '14155550123', to: 'sip:a@b', at } as const;

  test('has an id that the same state of the same call always has, and numbers in E.164', () => {
    expect(eventOf('twilio', report, new Date())).toEqual({
      id: 'source:twilio:CA1:completed',
      type: 'finished',
      callId: 'source:twilio:CA1',
      occurredAt: '2026-11-23T18:00:50.000Z',
      outcome: 'answered',
      from: '+14155550123',
    });
  });

  test('leaves out what cannot be: a beginning after the end, a length of more than a day', () => {
    const odd = { ...report, startedAt: new Date('2026-11-24T00:00:00Z'), durationSeconds: 90_000 };
    expect(eventOf('twilio', odd, new Date())).toEqual(eventOf('twilio', report, new Date()));
  });

  test('cuts a caller’s name that is long between characters', () => {
    const from = `sip:${'a'.repeat(123)}😀`;
    const long = { callId: 'c1', state: 'ringing', from, to: null, at: null } as const;
    expect(eventOf('vonage', long, new Date()).from).toBe(`sip:${'a'.repeat(123)}`);
  });

  test('keeps ids short that are long, and apart', () => {
    const [a, b] = ['a', 'b'].map((end) => sourceId('vonage', `${'x'.repeat(500)}${end}`));
    expect(a?.length).toBeLessThan(110);
    expect(a).not.toBe(b);
  });
});

test('docs/dialers.md shows each recorded body that the tests send, as it is', () => {
  const page = readFileSync(join(projectRoot, 'docs/dialers.md'), 'utf8');
  const bodies = readdirSync(join(projectRoot, 'test/callbacks')).filter((file) =>
    /\.(form|json)$/.test(file),
  );
  expect(bodies.length).toBeGreaterThan(10);
  expect(bodies.filter((file) => !page.includes(recordedText(file).trim()))).toEqual([]);
});
