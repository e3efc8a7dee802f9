import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBandwidth } from '../../../src/carriers/bandwidth.ts';
import { createPlivo } from '../../../src/carriers/plivo.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import { createTelnyx } from '../../../src/carriers/telnyx.ts';
import { createVonage } from '../../../src/carriers/vonage.ts';
import { createBench } from './conformance-bench.ts';
import { answeringServer, options, pagesOf, servingServer } from './harness.ts';

let sandbox: Sandbox;
beforeAll(async () => void (sandbox = await startSandbox({ port: 0, dataDir: null })));
afterAll(() => sandbox.close());

describe('Telnyx', () => {
  test('names the deletion lock', async () => {
    const bench = await createBench(sandbox.url, 'telnyx', { hold: 'deletion_lock' });
    expect(await bench.release()).toMatchObject({ kind: 'needs_operator', reason: 'deletion_lock_enabled' });
  });

  test('does not take a number that its list keeps as deleted for a rented one', async () => {
    const e164 = '+15554020000';
    const row = { id: '1', phone_number: e164, status: 'deleted', purchased_at: '2026-01-01T00:00:00Z' };
    const meta = { page_number: 1, total_pages: 1 };
    const server = await answeringServer(200, JSON.stringify({ data: [row], meta }));
    const adapter = createTelnyx({ apiKey: 'key' }, { baseUrl: server.url, timeoutMs: 5_000 });
    expect(await adapter.readBack({ e164, carrierRef: '1' }, options)).toMatchObject({ kind: 'gone' });
    await server.close();
  });
});

describe('Bandwidth', () => {
  const credentials = { accountId: '5500000', username: '5500000', password: 'sandbox-password' };
  const adapter = (url: string) => createBandwidth(credentials, { baseUrl: url, timeoutMs: 5_000 });

  test('sends a number outside North America to an operator', async () => {
    const outcome = await adapter(`${sandbox.url}/bandwidth`).release(
      { e164: '+442071234567', carrierRef: null },
      options,
    );
    expect(outcome).toMatchObject({ kind: 'needs_operator', reason: 'number_not_supported' });
  });

  test('never takes a 404 for a released number before the account has answered', async () => {
    const elsewhere = await answeringServer(404, '');
    expect(
      await adapter(elsewhere.url).readBack({ e164: '+15554030001', carrierRef: null }, options),
    ).toMatchObject({
      kind: 'needs_operator',
      reason: 'unexpected_answer',
    });
    await elsewhere.close();
  });

  test('does not take another order for its own', async () => {
    const list = element('OrderIdUserIdDate', element('OrderId', 'a'));
    const order = element('orderRequest', element('id', 'a') + element('CustomerOrderId', 'another'));
    const carrier = await servingServer((request, response) => {
      const single = request.url?.endsWith('/disconnects/a');
      response.end(
        single
          ? element('DisconnectTelephoneNumberOrderResponse', order + element('OrderStatus', 'COMPLETE'))
          : element('ResponseSelectWrapper', element('ListOrderIdUserIdDate', list)),
      );
    });
    const number = { e164: '+15554030002', carrierRef: null };
    const search = { ...options, sentAfter: new Date() };
    const orders = adapter(carrier.url).orders!;
    expect(await orders.find(number, search)).toMatchObject({ kind: 'no_order' });
    const found = await orders.find(number, { ...search, orderId: 'another' });
    expect(found).toMatchObject({ ended: true });
    await carrier.close();
  });
});

describe('Plivo', () => {
  test('tells what a number costs, and walks through pages of twenty', async () => {
    const bench = await createBench(sandbox.url, 'plivo', { monthlyCostCents: 80 });
    const { account } = bench.account;
    await bench.control.seed({ carrier: 'plivo', account, range: { from: '+15554040000', count: 45 } });
    const pages = await pagesOf(bench.carrier);
    expect(pages.flat()).toHaveLength(46);
    expect(pages.flat().find(({ e164 }) => e164 === bench.number.e164)).toMatchObject({
      monthlyCostCents: 80,
    });
  });

  test('never takes a 404 that is not Plivo’s for a released number', async () => {
    const proxy = await answeringServer(404, '<h1>Not found</h1>');
    const adapter = createPlivo({ authId: 'MA', authToken: 'x' }, { baseUrl: proxy.url, timeoutMs: 5_000 });
    const number = { e164: '+15554050000', carrierRef: null };
    expect(await adapter.release(number, options)).toMatchObject({
      kind: 'needs_operator',
      reason: 'unexpected_answer',
    });
    await proxy.close();
  });
});

describe('Vonage', () => {
  test('asks the list for the country when only the number is known', async () => {
    const bench = await createBench(sandbox.url, 'vonage');
    expect(bench.number.carrierRef).toBe('US');
    bench.number.carrierRef = null;
    expect(await bench.release()).toMatchObject({ kind: 'released' });
  });

  test('does not take a wrong country for a number that is gone', async () => {
    const bench = await createBench(sandbox.url, 'vonage');
    bench.number.carrierRef = 'CA';
    const rentedElsewhere = { kind: 'needs_operator', reason: 'rented_under_another_id' };
    expect(await bench.release()).toMatchObject(rentedElsewhere);
    expect(await bench.readBack()).toMatchObject(rentedElsewhere);
  });

  test('takes no other JSON for an empty list', async () => {
    const proxy = await answeringServer(200, '{"status":"ok"}');
    const adapter = createVonage({ apiKey: 'a', apiSecret: 'b' }, { baseUrl: proxy.url, timeoutMs: 5_000 });
    expect(await adapter.readBack({ e164: '+15554060000', carrierRef: 'US' }, options)).toMatchObject({
      kind: 'needs_operator',
      reason: 'unexpected_answer',
    });
    await proxy.close();
  });
});

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}
