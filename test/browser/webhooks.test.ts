import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { numberAll } from '../support/events.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

/** Where the pages' pictures are put, to be looked at by people; nowhere unless it is asked for. */
const pictures = process.env['LASTCALL_SCREENSHOTS'];
/** Each looks at several pages for findings, and waits for deliveries. */
const options = { timeout: 360_000 };

async function picture(page: Page, name: string): Promise<void> {
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  if (pictures === undefined || pictures === '') return;
  mkdirSync(pictures, { recursive: true });
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** A program that takes messages, and answers as it is told. */
async function receiver() {
  const program = { status: 200, got: [] as { id: unknown; body: { type: string } }[] };
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += String(chunk)));
    req.on('end', () => {
      program.got.push({ id: req.headers['webhook-id'], body: JSON.parse(body) as { type: string } });
      res.writeHead(program.status).end(program.status === 200 ? 'thanks' : 'the CRM is down');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { program, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks` };
}

test(
  'an owner makes a webhook, tries it, sees what was sent and answered, and replaces its secret',
  options,
  async () => {
    const { program, url } = await receiver();
    const page = await pages.open(pages.people.owner);
    await page.goto('/settings/webhooks');
    await page.getByText('No program is told of anything').waitFor();
    await page.getByText('Nothing has happened lately').waitFor();
    await picture(page, 'webhooks-empty');

    await page.getByRole('button', { name: 'Create a webhook' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Address/).fill('ftp://crm.example.org');
    await dialog.getByLabel('Description').fill('CRM of the field team');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog
      .getByRole('textbox', { name: /^Address/ })
      .and(dialog.locator('[aria-invalid=true]'))
      .waitFor();
    await dialog.getByLabel(/^Address/).fill(url);
    await dialog.getByLabel('Only some kinds of events').check();
    expect(await dialog.getByRole('button', { name: 'Create', exact: true }).isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: 'A campaign was launched' }).check();
    await picture(page, 'webhook-create');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    const secret = await page.getByLabel('Secret', { exact: true }).inputValue();
    expect(secret).toMatch(/^whsec_/);
    await page.getByRole('button', { name: 'Done' }).click();
    await page
      .getByRole('row', { name: /CRM of the field team/ })
      .getByText('A campaign was launched')
      .waitFor();
    await page.getByRole('link', { name: 'CRM of the field team' }).click();
    await page.getByRole('heading', { name: 'CRM of the field team' }).waitFor();
    await page.getByText('Nothing was sent yet').waitFor();

    await page.getByRole('button', { name: 'Send a test' }).click();
    const tried = page.getByRole('row', { name: /A test/ });
    await tried.getByText('Delivered').waitFor();
    expect(program.got.map(({ body }) => body.type)).toEqual(['webhook.test']);
    await tried.getByRole('button', { name: 'A test' }).click();
    await page.getByRole('dialog').getByText('thanks').waitFor();
    await picture(page, 'webhook-delivery');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: 'More to do with this webhook' }).click();
    await page.getByRole('menuitem', { name: 'Replace the secret…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Replace', exact: true }).click();
    expect(await page.getByLabel('Secret', { exact: true }).inputValue()).not.toBe(secret);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText(/^Signs too until/).waitFor();
    await page.reload();
    await page.getByText(/^Signs too until/).waitFor();
    expect(await page.getByText('whsec_').count()).toBe(0);
    await picture(page, 'webhook');
  },
);

test(
  'what its receiver refused is sent again from the page, and one that wants nothing any more is enabled again',
  options,
  async () => {
    const { program, url } = await receiver();
    const { owner } = bank;
    const description = 'The dashboard';
    await owner.post('/v1/webhooks', { url, description });
    program.status = 500;
    const campaign = await bank.launch('Ward 9', {});
    await numberAll(pages.system.db.sql);

    const page = await pages.open(pages.people.admin);
    await page.goto('/settings/webhooks');
    const event = page.getByRole('row', { name: /A campaign was launched/ }).filter({ hasText: 'Ward 9' });
    await event.getByText('campaign.launched', { exact: true }).waitFor();
    await picture(page, 'webhooks');
    await page.getByRole('link', { name: description }).click();
    const delivery = page.getByRole('row', { name: /A campaign was launched/ });
    await delivery.getByText(/answered 500/).waitFor();
    program.status = 200;
    await delivery.getByRole('button').click();
    await page.getByRole('dialog').getByText('the CRM is down').first().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('dialog').getByText('Delivered').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    expect(new Set(program.got.map(({ id }) => id)).size).toBe(1);

    program.status = 410;
    await owner.post(`/v1/campaigns/${campaign.id}/archive`);
    await numberAll(pages.system.db.sql);
    await page.getByText('Nothing is sent to this webhook').waitFor();
    await page.getByText(/answered 410: it wants nothing any more/).waitFor();
    await picture(page, 'webhook-disabled');
    program.status = 200;
    await page.getByRole('button', { name: 'Enable again' }).click();
    await page.getByRole('button', { name: 'Send a test' }).waitFor();
    await page.getByRole('button', { name: 'More to do with this webhook' }).click();
    await page.getByRole('menuitem', { name: 'Send a time range again…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).waitFor();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    await picture(page, 'webhook-replay');
    await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText(/on the way/).waitFor();
    await page
      .getByRole('row', { name: /A campaign was archived/ })
      .getByText('Delivered')
      .first()
      .waitFor();

    await page.getByRole('button', { name: 'More to do with this webhook' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText(`“${description}” is deleted.`).waitFor();
    await page.waitForURL('**/settings/webhooks');
    await page.getByRole('link', { name: description }).waitFor({ state: 'detached' });
  },
);

test('a moderator is shown no webhooks', async () => {
  const page = await pages.open(pages.people.moderator);
  await page.goto('/settings/webhooks');
  await page.waitForURL('**/settings/calendar');
  expect(await page.getByRole('link', { name: 'Webhooks' }).count()).toBe(0);
});
