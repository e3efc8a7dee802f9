import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JSHandle } from 'playwright-core';
import { expect } from 'vitest';
import type * as clientModule from '../../clients/typescript/src/index.ts';
import { projectRoot } from '../../src/project-root.ts';
import { clientFolder, runIn } from '../support/client-package.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const { test, pages } = fixtures('pages');

test('@lastcall/client works in a browser, as the person who is signed in', async ({ onTestFinished }) => {
  const built = makeTempFolder(onTestFinished);
  const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  await runIn(clientFolder, [process.execPath, tsc, '-p', '.', '--outDir', built]);
  const page = await pages.open(pages.people.owner);
  await page.route('**/client/*.js', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    return route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(built, name), 'utf8') });
  });
  // Any document of Lastcall's own origin.
  await page.goto('/health');
  // As a text: an import in a function becomes another one before the browser sees it.
  const module: JSHandle<typeof clientModule> = await page.evaluateHandle(`import('/client/index.js')`);
  const given = { module, baseUrl: pages.api.url };
  const seen = await page.evaluate(async ({ module: { Lastcall, verifyWebhook }, baseUrl }) => {
    const lastcall = new Lastcall({ baseUrl });
    const campaign = await lastcall.campaigns.create({ name: 'From a browser' });
    const file = new Blob(['phone\n(202) 555-0143\n']);
    const { imported } = await lastcall.contacts.import(campaign.id, file, { query: { country: 'US' } });
    await lastcall.campaigns.launch(campaign.id);
    let recorded = 0;
    const events = Array.from({ length: 1_500 }, (_, n) => ({
      id: `e${n}`,
      type: 'started' as const,
      callId: `c${n}`,
      occurredAt: new Date().toISOString(),
    }));
    for await (const progress of lastcall.calls.stream(campaign.id, events)) recorded += progress.recorded;
    const names = [];
    for await (const { name } of lastcall.campaigns.list({ search: 'browser', limit: 1 })) names.push(name);
    const calls = await (await lastcall.exports.download(campaign.id, 'calls.csv')).text();
    const refused = await lastcall.campaigns.get('none').catch((error: { code: string }) => error.code);
    const forged = await verifyWebhook('whsec_AAAA', {}, '').catch((error: { code: string }) => error.code);
    return { imported, recorded, names, lines: calls.trimEnd().split('\n').length, refused, forged };
  }, given);
  expect(seen).toEqual({
    imported: 1,
    recorded: 1_500,
    names: ['From a browser'],
    lines: 1_501,
    refused: 'invalid_request',
    forged: 'webhook_invalid',
  });
});
