import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { recordStuckWorkflows } from '../../src/db/comparisons/stuck-workflows.ts';
import { uuidv7 } from '../../src/ids.ts';
import { releaseWorkflowId } from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount } from '../support/factories.ts';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { numberAll } from '../support/events.ts';
import { phoneBank } from '../support/phone-bank.ts';
import { waitFor } from '../support/wait-for.ts';

/** Where each page's picture is put, to be looked at by people; nowhere unless it is asked for. */
const pictures = process.env['LASTCALL_SCREENSHOTS'];
const walkTimeoutMs = 180_000;

const { test, pages, bank } = fixtures('pages', 'bank');
let places: Record<string, string>;
test.beforeAll(async () => {
  places = await furnish();
}, walkTimeoutMs);

/** A page for everything that pages show, and the addresses of all. */
async function furnish(): Promise<Record<string, string>> {
  const { owner } = bank;
  const { caller } = pages.people;
  const active = await bank.launch('Get out the vote, ward 4', { contacts: 40, numbers: 4 });
  const archived = await bank.launch('Spring fundraiser', { contacts: 12, numbers: 3 });
  const draft = await bank.draft('Town hall invitations');
  const soon = await bank.launch('Volunteer drive', { contacts: 3 });
  await pages.system.db
    .sql`update campaigns set launched_at = now() - interval '26 days' where id = ${soon.id}`;
  for (const id of [active.id, archived.id]) {
    await owner.put(`/v1/campaigns/${id}/callers/${caller.userId}`, undefined);
    await bank.dial(id);
    await owner.post(`/v1/campaigns/${id}/call-events`, {
      id: uuidv7(),
      type: 'result',
      callId: uuidv7(),
      occurredAt: new Date().toISOString(),
      disposition: 'Supports',
    });
  }
  await owner.post(`/v1/campaigns/${archived.id}/archive`);
  await owner.post('/v1/invitations', { email: 'new@phonebank.example', role: 'caller' });
  await owner.post('/v1/do-not-call', { phone: '+12025550143', reason: 'Asked by letter' });
  await owner.post('/v1/comparisons');
  await recordStuckWorkflows(pages.system.db.sql, [
    {
      workflowId: releaseWorkflowId(archived.id),
      reason: 'task_fails',
      since: new Date(),
      attempts: 12,
      campaignId: archived.id,
      jobId: null,
      accountId: null,
    },
  ]);
  const { body: job } = await owner.post('/v1/bulk-jobs', { action: 'clone', campaignIds: [draft.id] });
  const { body: webhook } = await owner.post('/v1/webhooks', {
    url: 'https://crm.example.org/hooks/lastcall',
  });
  await numberAll(pages.system.db.sql);
  return {
    'active index': '/campaigns/active',
    'draft index': '/campaigns/draft',
    'archived index': '/campaigns/archived',
    'active campaign': `/campaign/${active.id}`,
    'campaign that archives itself soon': `/campaign/${soon.id}`,
    'archived campaign': `/campaign/${archived.id}`,
    'draft editor': `/campaign/${draft.id}`,
    numbers: '/numbers',
    inbox: '/inbox',
    mails: '/mails',
    'mail preferences': '/mail-preferences',
    comparisons: '/comparisons',
    exports: '/exports',
    'audit log': '/audit-log',
    'settings account': '/settings/account',
    'settings carriers': '/settings/carriers',
    'settings API keys': '/settings/api-keys',
    'settings call sources': '/settings/call-sources',
    'settings webhooks': '/settings/webhooks',
    webhook: `/webhooks/${webhook.id}`,
    'settings members': '/settings/members',
    'settings do-not-call': '/settings/do-not-call',
    'settings privacy': '/settings/privacy',
    'settings calendar': '/settings/calendar',
    'bulk job': `/bulk-jobs/${job.id}`,
    assignments: '/assignments',
    'empty search': '/campaigns/active?search=nothing-is-called-like-this',
    'no such page': '/nowhere',
    'sign-in': '/sign-in',
    'invitation that does not hold': '/invitation#none',
    'password link': '/password#none',
    'forgotten password': '/forgot-password',
  };
}

test('the check that the walk relies on finds what is wrong', async () => {
  const page = await pages.open(null, { width: 360 });
  await page.setContent('<html lang="en"><h1>Wrong</h1><input><p style="width: 500px">wide</p></html>');
  expect((await seriousFindings(page)).join()).toContain('label');
  expect(await overflow(page)).toBeGreaterThan(0);
});

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 360],
  ['dark', 360],
] as const)(
  'no page has a serious accessibility finding or is wider than its window: %s, %i pixels',
  async (scheme, width) => {
    const page = await pages.open(pages.people.owner, { scheme, width });
    const problems: string[] = [];
    for (const [name, path] of Object.entries(places)) {
      await page.goto(path);
      await page
        .getByRole('heading', { level: path === '/nowhere' ? 2 : 1 })
        .first()
        .waitFor();
      await waitFor(`${name} is loaded`, () =>
        page.evaluate<boolean>(
          'document.querySelectorAll("[role=status][aria-label=Loading], .mantine-Skeleton-root").length === 0',
        ),
      );
      for (const finding of await seriousFindings(page)) problems.push(`${name}: ${finding}`);
      const tooWide = await overflow(page);
      if (tooWide > 0) problems.push(`${name}: ${tooWide} pixels too wide`);
      if (pictures !== undefined && pictures !== '') {
        mkdirSync(pictures, { recursive: true });
        const file = `${name.replaceAll(' ', '-')}-${scheme}-${width}.png`;
        await page.screenshot({ path: join(pictures, file), fullPage: true });
      }
    }
    expect(problems).toEqual([]);
  },
  walkTimeoutMs,
);

test('pages of another account’s campaign and job say that there is none', async () => {
  const others = await makeAccount(pages.system.db.sql);
  const theirs = await phoneBank(pages, others);
  const campaign = await theirs.launch('Theirs');
  const request = { action: 'clone', campaignIds: [campaign.id] };
  const { body: job } = await theirs.owner.post('/v1/bulk-jobs', request);
  const page = await pages.open(pages.people.owner);
  for (const path of [`/campaign/${campaign.id}`, `/bulk-jobs/${job.id}`]) {
    await page.goto(path);
    await page.getByText('Not found').first().waitFor();
    expect(await page.getByText('Theirs').count()).toBe(0);
  }
});

test('the inbox names a workflow that stands still, its campaign, and what to do', async () => {
  const page = await pages.open(pages.people.moderator);
  await page.goto('/inbox');
  const notice = page.getByRole('alert').filter({ hasText: '1 background workflow stands still' });
  await notice.waitFor();
  expect(await notice.textContent()).toMatch(/terminate the workflow and run `lastcall compare`/);
  await notice.getByRole('link', { name: 'Spring fundraiser' }).click();
  await page.waitForURL('**/campaign/*');
});
