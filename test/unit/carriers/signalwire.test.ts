import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSignalwire } from '../../../src/carriers/signalwire.ts';
import { sandboxControl, type SandboxControl } from '../../../sandbox/control-client.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import { options, pagesOf, servingServer } from './harness.ts';

const dayMs = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
const account = '7b7b7b7b-7b7b-4b7b-8b7b-7b7b7b7b7b7b';

let sandbox: Sandbox;
let control: SandboxControl;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dataDir: null });
  control = sandboxControl(sandbox.url);
  await control.putAccount({ carrier: 'signalwire', account, secret: 'other', trial: true });
});
afterAll(() => sandbox.close());

function adapter() {
  const credentials = { space: 'other', projectId: account, apiToken: 'other' };
  return createSignalwire(credentials, { baseUrl: `${sandbox.url}/signalwire`, timeoutMs: 5_000 });
}

describe('a SignalWire number that was bought too recently', () => {
  test.each([
    ['14 days after the purchase', 3, 11],
    ['the next day when those are over, as in a trial or after a move to the project', 20, 1],
  ])('is blocked until %s', async (_until, boughtDaysAgo, waitsDays) => {
    const e164 = `+1555400${1_000 + boughtDaysAgo}`;
    const purchasedAt = daysAgo(boughtDaysAgo);
    const [rental] = await control.seed({
      carrier: 'signalwire',
      account,
      numbers: [{ e164, purchasedAt }],
    });
    const outcome = await adapter().release({ e164, carrierRef: rental?.ref ?? null }, options);
    expect(outcome).toMatchObject({
      kind: 'blocked_until',
      reason: 'purchased_too_recently',
      answer: { httpStatus: 422, carrierCode: 'purchased_too_recently' },
    });
    const until = outcome.kind === 'blocked_until' ? outcome.until.getTime() : 0;
    expect(Math.round((until - Date.now()) / dayMs)).toBe(waitsDays);
  });

  test.each([
    [
      'the last of several errors',
      { errors: [{ code: 'not_supported' }, { code: 'purchased_too_recently' }] },
    ],
    ['a code of the compatibility API', { code: 22121, message: 'Purchased too recently.', status: 400 }],
  ])('is told from %s', async (_as, body) => {
    const row = { id: account, number: '+15554003000', created_at: daysAgo(3) };
    const carrier = await servingServer((request, response) => {
      if (request.method === 'DELETE') response.writeHead(422).end(JSON.stringify(body));
      else response.end(JSON.stringify({ data: [row], links: {} }));
    });
    const credentials = { space: 'other', projectId: account, apiToken: 'other' };
    const signalwire = createSignalwire(credentials, { baseUrl: carrier.url, timeoutMs: 5_000 });
    const outcome = await signalwire.release({ e164: row.number, carrierRef: account }, options);
    expect(outcome).toMatchObject({ kind: 'blocked_until', reason: 'purchased_too_recently' });
    await carrier.close();
  });

  test('is asked about again when its purchase date cannot be read', async () => {
    const e164 = '+15554002000';
    await control.seed({ carrier: 'signalwire', account, numbers: [{ e164, purchasedAt: daysAgo(1) }] });
    const [rental] = await control.numbers({ carrier: 'signalwire', account });
    await control.addFault({
      numbers: [e164],
      actions: ['read'],
      script: [{ kind: 'throttle', retryAfter: '4' }],
    });
    const number = { e164, carrierRef: rental?.ref ?? null };
    expect(await adapter().release(number, options)).toMatchObject({ kind: 'retry_after', waitMs: 4_000 });
  });
});

describe('the list of a SignalWire project', () => {
  test('is followed by its links, whatever host they name', async () => {
    await control.reset();
    await control.putAccount({ carrier: 'signalwire', account, secret: 'other' });
    await control.seed({ carrier: 'signalwire', account, range: { from: '+15554010000', count: 1_500 } });
    expect((await pagesOf(adapter())).map((page) => page.length)).toEqual([1_000, 500]);
  });
});
