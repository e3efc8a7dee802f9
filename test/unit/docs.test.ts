import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { docs } from '../../src/api/http/docs.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

async function serve(folder: string): Promise<(path: string) => Promise<Response>> {
  const app = express();
  docs(app, folder);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (path) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
}

test('the reference loads the viewer that was built, compressed as it stands there', async () => {
  const folder = join(makeTempFolder(), 'reference');
  mkdirSync(folder);
  writeFileSync(join(folder, 'scalar.js'), 'view()');
  writeFileSync(join(folder, 'scalar.js.gz'), gzipSync('view()'));
  const get = await serve(folder);
  const page = await get('/docs');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<script src="/docs/assets/scalar.js">');
  const viewer = await get('/docs/assets/scalar.js');
  expect([viewer.headers.get('content-encoding'), await viewer.text()]).toEqual(['gzip', 'view()']);
});

test('without a build the reference says what to do, and shows the way to the document', async () => {
  const get = await serve(join(makeTempFolder(), 'not-there'));
  const page = await get('/docs');
  const text = await page.text();
  expect([page.status, text.includes('npm run build'), text.includes('href="/v1/openapi.json"')]).toEqual([
    503,
    true,
    true,
  ]);
  expect((await get('/docs/assets/scalar.js')).status).toBe(404);
});

test.each(['/docs', '/docs/errors'])('%s leads back to the pages', async (path) => {
  const get = await serve(join(makeTempFolder(), 'not-there'));
  expect(await (await get(path)).text()).toContain('<a href="/">Back to Lastcall</a>');
});
