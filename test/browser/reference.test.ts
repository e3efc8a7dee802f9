import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';

const { test, pages } = fixtures('pages');

test('the reference is reached from the pages, asks nobody else for anything, and leads back', async () => {
  const page = await pages.open(pages.people.owner);
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto('/help');
  await page.getByRole('link', { name: 'the API reference' }).click();
  await page.getByRole('heading', { name: 'Lastcall', level: 1 }).waitFor();
  await page.getByRole('heading', { name: 'Campaigns' }).first().waitFor();
  expect([...hosts].filter((host) => host !== '')).toEqual([new URL(pages.api.url).host]);
  await page.getByRole('link', { name: 'Back to Lastcall' }).click();
  await page.getByRole('heading', { name: 'Campaigns' }).first().waitFor();
  expect(new URL(page.url()).pathname).not.toContain('docs');
});

test('an operation is tried from the reference by who is signed in', async () => {
  const page = await pages.open(pages.people.owner);
  await page.goto('/docs#tag/you/GET/v1/me');
  const operation = page.locator('[id$="GET/v1/me"]').first();
  await operation.getByRole('button', { name: /Test Request/ }).click();
  const dialog = page.getByRole('dialog');
  const answered = page.waitForResponse((response) => response.url().endsWith('/v1/me'));
  await dialog.getByRole('button', { name: /Send/ }).click();
  const response = await answered;
  expect([response.status(), (await response.json()).user?.email]).toEqual([200, pages.people.owner.email]);
});

test.each(['light', 'dark'] as const)('the reference is %s as the system is', async (scheme) => {
  const page = await pages.open(null, { scheme });
  await page.goto('/docs');
  await page.getByRole('heading', { name: 'Lastcall', level: 1 }).waitFor();
  const background = await page.evaluate<string>(
    'getComputedStyle(document.querySelector("header")).backgroundColor',
  );
  expect(background).toBe(scheme === 'dark' ? 'rgb(15, 15, 15)' : 'rgb(255, 255, 255)');
  expect(await page.evaluate(`document.body.classList.contains('${scheme}-mode')`)).toBe(true);
});
