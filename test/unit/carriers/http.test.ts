import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createTelnyx } from '../../../src/carriers/telnyx.ts';
import { retryAfterMs } from '../../../src/carriers/waits.ts';
import { options } from './harness.ts';

describe('a request to a carrier', () => {
  test.each([
    ['a base URL that is none', { baseUrl: 'no address' }],
    ['a line break in the token', { authToken: 'two\nlines' }],
  ])('throws for %s, without the number in the message', async (_what, wrong) => {
    const { baseUrl = 'http://127.0.0.1:1', authToken = 'x' } = wrong as {
      baseUrl?: string;
      authToken?: string;
    };
    const adapter = createTelnyx({ apiKey: authToken }, { baseUrl, timeoutMs: 5_000 });
    const error = await adapter
      .readBack({ e164: '+15550009999', carrierRef: null }, options)
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TypeError);
    expect(inspect(error)).not.toContain('5550009999');
  });
});

describe('the wait that a carrier asks for', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  test.each([
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['a date', { 'retry-after': 'Fri, 20 Nov 2026 12:01:00 GMT' }, 60_000],
    ['a date that is over', { 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' }, 0],
    ['a year, of which a day is obeyed', { 'retry-after': '31536000' }, 86_400_000],
    ['the seconds until a window ends', { 'x-ratelimit-reset': '12' }, 12_000],
    ['the moment at which a window ends', { 'x-ratelimit-reset': '1795176030' }, 30_000],
    ['nonsense', { 'retry-after': 'soon' }, null],
    ['nothing', {}, null],
  ])('is understood as %s', (_form, headers, waitMs) => {
    expect(retryAfterMs(new Headers(headers as Record<string, string>), now)).toBe(waitMs);
  });
});
