import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { connect } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { resolveNginxExecutable } from '../../dev/nginx/executable.ts';
import { startNginx } from '../../dev/nginx/server.ts';
import { freePort } from '../../dev/ports.ts';
import { makeCertificates } from '../support/certificates.ts';
import { makeRunFolder, type RunFolder } from '../support/run-folder.ts';
import { waitFor } from '../support/wait-for.ts';

// Before any test has a time limit: it may have to be got first.
const executable = await resolveNginxExecutable({ progress: console.log });
let folder: RunFolder;
let tls: Awaited<ReturnType<typeof makeCertificates>>;
beforeAll(async () => {
  folder = makeRunFolder();
  tls = await makeCertificates(folder.path);
});
afterAll(() => folder.remove());

/** Something in place of an API that notes what it is asked. */
async function upstream(answer: RequestListener = (_, response) => void response.end('well')) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** nginx as its file in deploy/ has it, in front of these. */
async function nginxBefore(...apis: string[]) {
  const ports = { redirect: await freePort(), tls: await freePort(), plain: await freePort() };
  const own = join(folder.path, `nginx-${ports.plain}`);
  const server = await startNginx({ executable, folder: own, ports, tls, apis });
  onTestFinished(() => server.stop());
  return { ports, url: `http://127.0.0.1:${ports.plain}`, folder: own };
}

const breaksOff: RequestListener = (request) => void request.socket.destroy();
const asks = (asked: IncomingMessage[], path: string) => asked.filter(({ url }) => url === path);

test('browsers are served by HTTP/2 with TLS, and plain HTTP leads there', async () => {
  const api = await upstream();
  const { ports } = await nginxBefore(api.address);
  const session = connect(`https://127.0.0.1:${ports.tls}`, {
    ca: await readFile(tls.caFile),
    servername: tls.serverName,
  });
  onTestFinished(() => session.close());
  const stream = session.request({ ':path': '/health', ':authority': tls.serverName });
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  expect([session.alpnProtocol, text]).toEqual(['h2', 'well']);
  const led = await fetch(`http://127.0.0.1:${ports.redirect}/v1/me?a=1`, { redirect: 'manual' });
  expect([led.status, led.headers.get('location')]).toEqual([308, 'https://127.0.0.1/v1/me?a=1']);
});

test.each(['POST', 'PATCH'])('a %s that an API may have got is not sent to another', async (method) => {
  const [first, second] = [await upstream(breaksOff), await upstream(breaksOff)];
  const { url } = await nginxBefore(first.address, second.address);
  const change = { method, body: '{}' };
  const { status } = await fetch(`${url}/v1/campaigns`, change);
  expect(status).toBe(502);
  expect(asks([...first.asked, ...second.asked], '/v1/campaigns')).toHaveLength(1);
});

test('a GET that broke off is answered by another API', async () => {
  const [broken, well] = [await upstream(breaksOff), await upstream()];
  const { url } = await nginxBefore(broken.address, well.address);
  for (let time = 0; time < 4; time += 1)
    expect(await (await fetch(`${url}/v1/campaigns`)).text()).toBe('well');
  expect(asks(broken.asked, '/v1/campaigns').length).toBeGreaterThan(0);
});

test('what an API that is away has not got goes to another, whatever it is', async () => {
  const well = await upstream();
  const { url } = await nginxBefore(`127.0.0.1:${await freePort()}`, well.address);
  for (let time = 0; time < 6; time += 1) {
    const path = time % 2 === 0 ? '/v1/campaigns' : '/v1/campaigns/1/contacts/import';
    expect((await fetch(`${url}${path}`, { method: 'POST', body: '{}' })).status).toBe(200);
  }
  expect(well.asked.filter(({ method }) => method === 'POST')).toHaveLength(6);
});

test('an API hears the address of the client last, whatever that claims', async () => {
  const api = await upstream();
  const { url } = await nginxBefore(api.address);
  await fetch(`${url}/v1/me`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect(asks(api.asked, '/v1/me')[0]?.headers['x-forwarded-for']).toBe('203.0.113.9, 127.0.0.1');
});

test('a file is passed on while it arrives, and what is too large is refused', async () => {
  const received: string[] = [];
  const api = await upstream((request, response) => {
    request.on('data', (chunk) => received.push(String(chunk)));
    request.on('end', () => response.end('well'));
  });
  const { url } = await nginxBefore(api.address);
  let end = () => {};
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('phone\n'));
      end = () => controller.close();
    },
  });
  const answer = fetch(`${url}/v1/campaigns/1/contacts/import`, {
    method: 'POST',
    body,
    duplex: 'half',
  });
  await waitFor('the first line', async () => received.join('') === 'phone\n');
  end();
  expect((await answer).status).toBe(200);
  const large = { method: 'POST', body: 'x'.repeat(17 * 1024 * 1024) };
  expect((await fetch(`${url}/v1/campaigns`, large)).status).toBe(413);
  expect((await fetch(`${url}/v1/do-not-call/import`, large)).status).toBe(200);
});

test('word of changes is passed on line by line', async () => {
  let tell: (line: string) => void = () => {};
  const api = await upstream((request, response) => {
    if (request.url !== '/v1/changes') return void response.end();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    tell = (line) => response.write(line);
    tell('one\n');
  });
  const { url } = await nginxBefore(api.address);
  const reader = (await fetch(`${url}/v1/changes`)).body!.getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await next()).toBe('one\n');
  tell('two\n');
  expect(await next()).toBe('two\n');
  await reader.cancel();
});

test('addresses that are secrets are not in its log', async () => {
  const api = await upstream();
  const { url, folder: own } = await nginxBefore(api.address);
  for (const path of ['/v1/calendars/secret-1.ics', '/v1/unsubscribe/secret-2', '/v1/last'])
    await fetch(`${url}${path}`);
  const log = () => readFile(join(own, 'access.log'), 'utf8');
  await waitFor('its log', async () => (await log()).includes('/v1/last'));
  expect(await log()).not.toContain('secret');
});
