import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

const waitSeconds = 30;
const longestSpreadMs = 2_000;

test('a caller’s page that is told to wait says so, asks nothing meanwhile, and goes on by itself', async () => {
  const { id } = await bank.launch('Asked too often', { contacts: 3 });
  await bank.owner.put(`/v1/campaigns/${id}/callers/${pages.people.caller.userId}`, undefined);
  const page = await pages.open(pages.people.caller);
  await page.clock.install();
  let refused = 0;
  await page.route('**/v1/assignments', (route) => {
    refused += 1;
    return route.fulfill({
      status: 429,
      headers: { 'Content-Type': 'application/problem+json', 'Retry-After': String(waitSeconds) },
      body: JSON.stringify({ code: 'rate_limit_exceeded', status: 429, retryAfterSeconds: waitSeconds }),
    });
  });
  await page.goto('/assignments');
  await page.getByText(`comes by itself in ${waitSeconds} s`).waitFor();
  await page.clock.runFor(5_000);
  expect(refused).toBe(1);
  await page.unroute('**/v1/assignments');
  await page.clock.runFor(waitSeconds * 1_000 + longestSpreadMs);
  await page.getByText('Asked too often').first().waitFor();
});
