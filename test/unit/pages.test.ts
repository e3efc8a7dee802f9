import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pageAssets, pages } from '../../src/api/http/pages.ts';

let folder: string;
let url: string;
let stop: () => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lastcall-pages-'));
  await start();
});
async function restart() {
  stop();
  await start();
}
async function start() {
  const app = express().disable('etag');
  pageAssets(app, folder);
  pages(app, folder);
  app.use((_req, res) => void res.status(404).json({ code: 'route_not_found' }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () => server.close();
}
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, accept = 'text/html,application/xhtml+xml,*/*;q=0.8', more = {}) =>
  fetch(`${url}${path}`, { headers: { accept, ...more } });

function build() {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<title>The pages</title>');
  writeFileSync(join(folder, 'assets', 'index-Ab12.js'), 'start()');
  writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
}

describe('built pages', () => {
  beforeEach(build);

  test.each([
    '/',
    '/campaigns',
    '/campaigns/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11',
    '/invitation',
    '/documents',
  ])('answer at %s, to be asked for anew each time', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(await answer.text()).toBe('<title>The pages</title>');
  });

  test.each(['/v1/campaigns', '/v1', '/auth/ok', '/docs/x', '/health/x', '/assets/old.js'])(
    'do not answer at %s, whatever a browser accepts',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  test.each(['application/json', '*/*', 'text/plain'])('do not answer who asks for %s', async (accept) => {
    expect((await get('/campaigns', accept)).status).toBe(404);
  });

  test('have assets that never change, and other files that may', async () => {
    const asset = await get('/assets/index-Ab12.js', '*/*');
    expect([asset.status, await asset.text()]).toEqual([200, 'start()']);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/favicon.svg', '*/*')).status).toBe(200);
  });

  test.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('have assets that come as the browser understands them: %s', async (encodings, sent) => {
    const asset = join(folder, 'assets', 'index-Ab12.js');
    writeFileSync(`${asset}.br`, brotliCompressSync('start()'));
    writeFileSync(`${asset}.gz`, gzipSync('start()'));
    // Compressed files are found when the pages are mounted.
    await restart();
    const answer = await get('/assets/index-Ab12.js', '*/*', { 'accept-encoding': encodings });
    expect(answer.headers.get('content-encoding')).toBe(sent);
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await answer.text()).toBe('start()');
  });

  test('are files of their folder only', async () => {
    for (const path of ['/..%2f..%2fetc%2fpasswd', '/assets/..%2f..%2fsecret', '/.env']) {
      expect(await (await get(path, '*/*')).json()).toEqual({ code: 'route_not_found' });
    }
  });
});

test('pages that are not built say how to build them', async () => {
  const answer = await get('/campaigns');
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('npm run build');
});
