import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const sure = 'Are you sure you want to archive your campaign? This cannot be undone';
const dayMs = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString();

const { test, pages, bank } = fixtures('pages', 'bank');

test('the owner signs in with e-mail and password and lands on the Active index', async () => {
  const { email, password: right } = pages.people.owner;
  const page = await pages.open(null);
  const password = page.locator('input[autocomplete="current-password"]');
  await page.goto('/campaigns/active');
  await page.getByLabel('E-mail').fill(email);
  await password.fill('not the password at all');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await password.fill(right);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: /Active/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/campaigns/active');
});

test('the Active index shows name, start, end, live callers, remaining dials and the actions', async () => {
  const { id } = await bank.launch('Column check', { contacts: 7, endsAt: inDays(14) });
  const heard = await bank.owner.post(`/v1/campaigns/${id}/caller-heartbeats`, { callerIds: ['a', 'b'] });
  expect(heard.status).toBe(204);
  const page = await pages.open(pages.people.moderator);
  await page.goto('/campaigns/active?search=Column');
  const row = page.getByRole('row', { name: /Column check/ });
  await row.waitFor();
  for (const heading of ['Name', 'Start', 'End', 'Callers', 'Remaining', 'Actions']) {
    await page.getByRole('columnheader', { name: new RegExp(heading) }).waitFor();
  }
  await waitFor('two callers live and seven dials to go', async () => {
    const text = await row.innerText();
    return /\b2\b/.test(text) && /\b7\b/.test(text);
  });
});

test.each(['owner', 'moderator'] as const)(
  'the %s archives from the index’s flyout menu: Cancel changes nothing, OK moves it to the Archived page',
  async (role) => {
    const name = `Flyout by the ${role}`;
    const { id } = await bank.launch(name, { numbers: 2 });
    const page = await pages.open(pages.people[role]);
    await page.goto('/campaigns/active');
    const archive = async () => {
      await page.getByRole('button', { name: `Actions for ${name}` }).click();
      await page.getByRole('menuitem', { name: 'Archive' }).click();
      await page.getByRole('dialog').getByText(sure).waitFor();
    };
    await archive();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await bank.owner.get(`/v1/campaigns/${id}`)).body.status).toBe('active');

    await archive();
    await dialog.getByText(name).first().waitFor();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await page.getByRole('row', { name: new RegExp(name) }).waitFor({ state: 'detached' });
    expect((await bank.owner.get(`/v1/campaigns/${id}`)).body.status).toBe('archived');
    await page.goto('/campaigns/archived');
    await page.getByRole('row', { name: new RegExp(name) }).waitFor();
    await page.goto('/campaigns/active');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText(name).count()).toBe(0);
  },
);

test('the owner archives from the summary page, which then says that there is no way back and still exports', async () => {
  const name = 'Summary page';
  const { id } = await bank.launch(name, { numbers: 3 });
  await bank.dial(id);
  const page = await pages.open(pages.people.owner);
  await page.goto(`/campaign/${id}`);
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(sure).waitFor();
  await dialog.getByText('never', { exact: false }).first().waitFor();
  await dialog.getByRole('button', { name: 'OK' }).click();
  await page
    .getByText(/cannot be (reactivated|undone)/i)
    .first()
    .waitFor();
  await waitFor(
    'every number is back',
    async () => (await bank.owner.get(`/v1/campaigns/${id}`)).body.archive?.stage === 'complete',
  );
  expect(await page.getByRole('button', { name: 'Archive', exact: true }).count()).toBe(0);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /calls/i }).first().click();
  expect((await download).suggestedFilename()).toMatch(/\.csv/);
});

test('the index’s menu clones and views: the clone is a draft of its own', async () => {
  const { id } = await bank.launch('To be cloned');
  const page = await pages.open(pages.people.owner);
  await page.goto('/campaigns/active');
  await page.getByRole('button', { name: 'Actions for To be cloned' }).click();
  await page.getByRole('menuitem', { name: 'View' }).click();
  await page.waitForURL(`**/campaign/${id}`);
  await page.goBack();
  await page.getByRole('button', { name: 'Actions for To be cloned' }).click();
  await page.getByRole('menuitem', { name: 'Clone' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Clone' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/campaign/') && !url.pathname.endsWith(id));
  await page.getByText(/draft/i).first().waitFor();
  const cloneId = page.url().split('/').at(-1);
  const { body: clone } = await bank.owner.get(`/v1/campaigns/${cloneId}`);
  expect(clone).toMatchObject({ status: 'draft', clonedFrom: id });
});

test('the start of an active campaign is locked and its end can be moved', async () => {
  const { id } = await bank.launch('Extended', { endsAt: inDays(2) });
  const page = await pages.open(pages.people.owner);
  await page.goto(`/campaign/${id}`);
  const end = page.getByLabel(/^End/);
  await end.first().waitFor();
  const before = (await bank.owner.get(`/v1/campaigns/${id}`)).body.endsAt;
  await end.first().fill('2027-03-04T18:30');
  await page
    .getByRole('button', { name: /save|extend|change/i })
    .first()
    .click();
  await waitFor('the new end', async () => {
    const { body } = await bank.owner.get(`/v1/campaigns/${id}`);
    return body.endsAt !== before && String(body.endsAt).startsWith('2027-03');
  });
  expect(
    await page
      .getByLabel(/^Start/)
      .and(page.locator('input:enabled'))
      .count(),
  ).toBe(0);
});

test.each(['owner', 'admin', 'moderator'] as const)(
  'the %s sees a flag on a campaign that archives itself within 7 days',
  async (role) => {
    const { id, name } = await bank.launch(`Nearly idle, seen by the ${role}`);
    await pages.system.db.sql`
      update campaigns set launched_at = now() - interval '25 days', last_dial_at = null where id = ${id}`;
    const page = await pages.open(pages.people[role]);
    await page.goto('/campaigns/active');
    const row = page.getByRole('row', { name: new RegExp(name) });
    await row
      .getByText(/archives itself/i)
      .first()
      .waitFor();
    expect(await row.innerText()).toMatch(/archives itself in \d+ days/i);
  },
);

test('each of the four reasons to archive is shown with its evidence, and the index filters by it', async () => {
  const { sql } = pages.system.db;
  const done = await bank.launch('All dialled', { contacts: 5 });
  await sql`update campaigns set dialled_contact_count = contact_count where id = ${done.id}`;
  const past = await bank.launch('Past its end', { contacts: 0 });
  await sql`update campaigns set ends_at = now() - interval '2 days' where id = ${past.id}`;
  const held = await bank.launch('Event is over', { contacts: 0 });
  await sql`update campaigns set event_at = now() - interval '1 day' where id = ${held.id}`;
  const older = await bank.launch('Older of two', { contacts: 30 });
  const newer = await bank.launch('Newer of two', { contacts: 30 });
  await sql`
    insert into contact_overlaps (campaign_id, newer_id, shared) values (${older.id}, ${newer.id}, 30)
    on conflict (campaign_id) do update set newer_id = excluded.newer_id, shared = 30`;
  const page = await pages.open(pages.people.moderator);
  for (const [reason, name] of [
    ['no_remaining_dials', 'All dialled'],
    ['past_end', 'Past its end'],
    ['event_passed', 'Event is over'],
    ['shared_contacts', 'Older of two'],
  ] as const) {
    await page.goto(`/campaigns/active?advice=${reason}`);
    await page.getByRole('row', { name: new RegExp(name) }).waitFor();
  }
  await page.goto(`/campaign/${older.id}`);
  await page
    .getByRole('link', { name: /Newer of two/ })
    .first()
    .waitFor();
  expect(await page.getByText(/30 of (its|the) 30|30 contacts|100 ?%/).count()).toBeGreaterThan(0);
});

test('callers see neither the index nor another page than their assignments', async () => {
  const { id, name } = await bank.launch('Only for its callers');
  await bank.owner.put(`/v1/campaigns/${id}/callers/${pages.people.caller.userId}`, undefined);
  const page = await pages.open(pages.people.caller);
  await page.goto('/');
  await page.waitForURL('**/assignments');
  await page.getByText(name).first().waitFor();
  expect(await page.getByRole('link', { name: 'Archived' }).count()).toBe(0);
  await page.goto('/campaigns/active');
  await page
    .getByText(/not for your role/i)
    .first()
    .waitFor();
});
