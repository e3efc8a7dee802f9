import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { createCampaign } from '../../src/db/campaigns/create-campaign.ts';
import { launchCampaign } from '../../src/db/campaigns/launch-campaign.ts';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const bulkTimeoutMs = 420_000;

const { test, pages, bank } = fixtures('pages', 'bank');
test.override('systemOptions', { drainGraceMs: 0 });

/** Each within the window, and covered by nothing. */
async function expectInSight(...things: Locator[]) {
  for (const thing of things) {
    const box = await thing.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
    await thing.click({ trial: true });
  }
}

test(
  'bulk archive of 500 campaigns from the page: progress, a result for each, and the 3 that are called meanwhile live on',
  async () => {
    const { accountId, system, people } = pages;
    const actor = `user:${people.owner.userId}`;
    const ids: string[] = [];
    for (let at = 0; at < 500; at += 1) {
      const name = `Bulk ${String(at).padStart(3, '0')}`;
      const dates = { startsAt: null, endsAt: null };
      const campaignId = await createCampaign(system.db.sql, { accountId, actor, name, ...dates });
      await launchCampaign(system.db.sql, { accountId, campaignId, actor });
      ids.push(campaignId);
    }
    const page = await pages.open(people.owner);
    await page.goto('/campaigns/active?search=Bulk');
    await page.getByRole('row', { name: /Bulk 499/ }).waitFor();
    await page.getByRole('checkbox', { name: /select all/i }).check();
    const allThatMatch = page.getByRole('button', { name: /select all .*match/i });
    await allThatMatch.click();
    const archive = page.getByRole('button', { name: /archive 500/i });
    await archive.waitFor();
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
    await page.getByRole('row', { name: /Bulk 000/ }).waitFor();
    expect(await page.getByRole('row', { name: /Bulk \d+/ }).count()).toBeLessThan(150);
    await expectInSight(archive, page.getByRole('columnheader', { name: 'Name' }));
    await archive.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Numbers to give back').waitFor();
    await dialog.getByText('Never exported: the calls of 500', { exact: false }).waitFor();
    expect(await dialog.getByRole('list', { name: 'Campaigns to archive' }).locator('li').count()).toBe(500);
    await dialog.getByText('This cannot be undone', { exact: false }).waitFor();
    // While the owner reads the dialog, three of them are called.
    const called = [ids[0], ids[250], ids[499]] as string[];
    for (const id of called) await bank.dial(id);
    await dialog.getByRole('button', { name: 'OK' }).click();
    await page.waitForURL('**/bulk-jobs/*');
    // At its beginning it has no width, and counts as hidden.
    await page.getByRole('progressbar').first().waitFor({ state: 'attached' });
    await page
      .getByText(/500 of 500/)
      .first()
      .waitFor({ timeout: 300_000 });

    const jobId = page.url().split('/').at(-1);
    const { body: job } = await bank.owner.get(`/v1/bulk-jobs/${jobId}`);
    expect(job).toMatchObject({ total: 500, done: 500, outcomes: { archived: 497, in_use: 3 } });
    await page
      .getByText(/somebody dialled/i)
      .first()
      .waitFor();
    for (const id of called) {
      expect((await bank.owner.get(`/v1/campaigns/${id}`)).body.status).toBe('active');
    }
    const counts = await waitFor('the counts', async () => {
      const { body } = await bank.owner.get('/v1/campaign-counts');
      return body.archived === 497 && body;
    });
    expect(counts).toMatchObject({ active: 3, archived: 497 });
  },
  bulkTimeoutMs,
);
