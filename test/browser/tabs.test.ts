import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';

/** More than the connections that a browser has to one server. */
const manyTabs = 8;
const refusedPauseMs = 10_000;

const { test, pages, bank } = fixtures('pages', 'bank');

/** Pages without a window always count as looked at; these say what they are told to. */
const canHide = `
  let hidden = false;
  Object.defineProperty(document, 'visibilityState', { get: () => hidden ? 'hidden' : 'visible' });
  window.hide = (now) => { hidden = now; document.dispatchEvent(new Event('visibilitychange')); };`;
const hide = (page: Page) => page.evaluate('hide(true)');
const show = (page: Page) => page.evaluate('hide(false)');

async function openDrafts(page: Page): Promise<void> {
  await page.goto('/campaigns/draft');
  await page.getByRole('heading', { level: 1 }).waitFor();
}

test('more tabs load than a browser has connections, and one that is looked at again shows what it missed', async () => {
  const first = await pages.open(pages.people.owner);
  await first.context().addInitScript(canHide);
  for (let tab = 1; tab <= manyTabs; tab += 1) {
    const page = tab === 1 ? first : await first.context().newPage();
    await openDrafts(page);
    await hide(page);
  }
  await bank.draft('Made while nobody looked');
  expect(await first.getByText('Made while nobody looked').count()).toBe(0);
  await show(first);
  await first.getByText('Made while nobody looked').first().waitFor();
  await bank.draft('Made while somebody looks');
  await first.getByText('Made while somebody looks').first().waitFor();
});

test('a page whose stream of changes is refused comes again and shows what it missed', async () => {
  const page = await pages.open(pages.people.owner);
  await page.clock.install();
  let refused = 0;
  await page.route('**/v1/changes', (route) => {
    refused += 1;
    return route.fulfill({ status: 502, body: 'The server starts anew.' });
  });
  await openDrafts(page);
  await expect.poll(() => refused).toBe(1);
  await bank.draft('Made while it was refused');
  await page.unroute('**/v1/changes');
  await page.clock.fastForward(refusedPauseMs);
  await page.getByText('Made while it was refused').first().waitFor();
});

test('without a connection a click fails at once and says why, instead of happening later', async () => {
  const name = 'Without a connection';
  const { id } = await bank.launch(name, { contacts: 3 });
  await bank.owner.put(`/v1/campaigns/${id}/callers/${pages.people.caller.userId}`, undefined);
  const page = await pages.open(pages.people.caller);
  await page.goto('/assignments');
  await page.getByRole('button', { name: /start calling/i }).click();
  const call = page.getByRole('button', { name: /call next/i });
  await call.waitFor();
  await page.context().setOffline(true);
  await call.click();
  await page.getByText('Lastcall cannot be reached').waitFor();
  await page.context().setOffline(false);
  expect((await bank.owner.get(`/v1/campaigns/${id}`)).body.counts.dials).toBe(0);
  await call.click();
  await page.getByRole('timer').waitFor();
  await page.getByText('Undecided').click();
  await page.getByRole('button', { name: /save result/i }).click();
  await page.getByText('Result saved').waitFor();
  // Those who use the keyboard go on from there.
  await expect.poll(() => page.evaluate('document.activeElement?.textContent')).toBe('Call next contact');
});
