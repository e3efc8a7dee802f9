import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';

const required = { DATABASE_URL: 'postgres://127.0.0.1/lastcall' };
const key = randomBytes(32).toString('base64');

test('Every carrier’s address can be replaced, with or without a slash at the end', () => {
  const { carrierUrls } = readConfig({
    ...required,
    LASTCALL_SANDBOX_URL: 'http://127.0.0.1:8090/',
    TWILIO_API_URL: 'http://127.0.0.1:8090/twilio',
    TELNYX_API_URL: 'http://127.0.0.1:8090/telnyx/',
    BANDWIDTH_API_URL: 'http://127.0.0.1:8090/bandwidth',
    SIGNALWIRE_API_URL: 'http://127.0.0.1:8090/signalwire',
    PLIVO_API_URL: 'http://127.0.0.1:8090/plivo',
    VONAGE_API_URL: '',
  });
  expect(carrierUrls).toEqual({
    sandbox: 'http://127.0.0.1:8090',
    twilio: 'http://127.0.0.1:8090/twilio',
    telnyx: 'http://127.0.0.1:8090/telnyx',
    bandwidth: 'http://127.0.0.1:8090/bandwidth',
    signalwire: 'http://127.0.0.1:8090/signalwire',
    plivo: 'http://127.0.0.1:8090/plivo',
    vonage: undefined,
  });
});

test('Without keys there is no keyring', () => {
  expect(readConfig(required).keyring).toBeNull();
  expect(readConfig({ ...required, LASTCALL_SECRET_KEYS: '' }).keyring).toBeNull();
  expect(readConfig({ ...required, LASTCALL_SECRET_KEYS: `now:${key}` }).keyring?.currentId).toBe('now');
});

test('A key that is wrong ends the start, with the variable and the place but not the key', () => {
  const start = () => readConfig({ ...required, LASTCALL_SECRET_KEYS: `now:${key},${key}` });
  expect(start).toThrow('LASTCALL_SECRET_KEYS: entry 2 is not');
  expect(start).not.toThrow(key);
});
