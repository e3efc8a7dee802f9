import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

const heads = (page: Page) => page.getByRole('columnheader').allInnerTexts();
const rows = (page: Page) => page.getByRole('rowheader').allInnerTexts();
const expectRows = (page: Page, what: string, names: string[]) =>
  waitFor(what, async () => (await rows(page)).join() === names.join());

test('the head of a table that scrolls sideways too stays in sight, and in line with its rows', async () => {
  for (let at = 0; at < 12; at += 1) await bank.launch(`Sideways ${at}`, { contacts: 1 });
  const page = await pages.open(pages.people.moderator);
  await page.goto('/campaigns/active?search=Sideways');
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  for (const name of ['Progress', 'Numbers', 'Last dial', 'Archives on']) {
    await page.getByRole('menuitemcheckbox', { name }).click();
  }
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 900, height: 500 });
  const frame = page.locator('.card-table-frame[data-too-wide]');
  await frame.waitFor();
  const head = page.getByRole('columnheader', { name: 'Remaining' });
  const bar = (await page.getByRole('banner').boundingBox())!;
  expect((await head.boundingBox())!.y).toBeGreaterThan(bar.height);
  await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  await waitFor('the head to be under the page’s header', async () => {
    const { y } = (await head.boundingBox())!;
    return Math.abs(y - bar.height) < 2;
  });
  await head.getByRole('button').click({ trial: true });
  await frame.evaluate((box) => box.scrollTo(9_999, 0));
  const actions = page.getByRole('columnheader', { name: 'Actions' });
  const cell = page.getByRole('button', { name: /^Actions for Sideways/ }).last();
  const [headBox, cellBox] = [(await actions.boundingBox())!, (await cell.boundingBox())!];
  expect(cellBox.x).toBeGreaterThanOrEqual(headBox.x);
  expect(cellBox.x + cellBox.width).toBeLessThanOrEqual(headBox.x + headBox.width);
  const pictures = process.env['LASTCALL_SCREENSHOTS'];
  if (pictures) await page.screenshot({ path: `${pictures}/sideways.png` });
});

test('columns that were chosen are there again after a reload, and go back to the usual ones', async () => {
  await bank.launch('Chosen columns', { contacts: 4, numbers: 1 });
  const page = await pages.open(pages.people.moderator);
  await page.goto('/campaigns/active?search=Chosen');
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  for (const name of ['Progress', 'Numbers', 'Last dial', 'Archives on']) {
    await page.getByRole('menuitemcheckbox', { name }).click();
    await page.getByRole('columnheader', { name }).waitFor();
  }
  await page.keyboard.press('Escape');
  // Where they do not all fit, the last one can still be got at.
  await page.setViewportSize({ width: 900, height: 900 });
  const actions = page.getByRole('button', { name: 'Actions for Chosen columns' });
  await actions.click();
  await page.getByRole('menuitem', { name: 'View' }).click({ trial: true });
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Start' }).click();
  await page.reload();
  const row = page.getByRole('row', { name: /Chosen columns/ });
  await row.getByText('0 of 4 dialled').waitFor();
  const chosen = [
    'Name',
    'End',
    'Callers',
    'Remaining',
    'Progress',
    'Numbers',
    'Last dial',
    'Archives on',
    'Actions',
  ];
  expect(await heads(page)).toEqual(chosen);
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('menuitem', { name: 'The usual ones' }).click();
  await page.getByRole('columnheader', { name: 'Start' }).waitFor();
  expect(await heads(page)).toEqual(['Name', 'Start', 'End', 'Callers', 'Remaining', 'Actions']);
});

test('a view that was saved brings search, order and columns back, until it is deleted', async () => {
  await bank.launch('Seen in a view', { contacts: 0 });
  await bank.launch('Not in that view', { contacts: 0 });
  const page = await pages.open(pages.people.admin);
  await page.goto('/campaigns/active?search=Seen&sort=name');
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Numbers' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Save what is shown now as').fill('My own');
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.goto('/campaigns/active');
  await page.getByRole('row', { name: /Not in that view/ }).waitFor();
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('menuitem', { name: 'The usual ones' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await dialog.getByRole('button', { name: 'My own', exact: true }).click();
  await page.getByRole('row', { name: /Not in that view/ }).waitFor({ state: 'detached' });
  expect(new URL(page.url()).search).toBe('?search=Seen&sort=name');
  await page.getByRole('columnheader', { name: 'Numbers' }).waitFor();
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await dialog.getByRole('button', { name: 'Delete the view My own' }).click();
  await dialog.getByText('You have no saved views yet').waitFor();
});

test('rows stay where they are while one is ticked, whatever happens to them, and take their places after that', async () => {
  const [first, , third] = [
    await bank.launch('Steady A', { contacts: 0 }),
    await bank.launch('Steady B', { contacts: 0 }),
    await bank.launch('Steady C', { contacts: 0 }),
  ];
  const page = await pages.open(pages.people.owner);
  await page.goto('/campaigns/active?search=Steady&sort=name');
  await expectRows(page, 'the three', ['Steady A', 'Steady B', 'Steady C']);
  await page.getByRole('checkbox', { name: 'Select Steady B' }).check();
  await bank.owner.patch(`/v1/campaigns/${third.id}`, { name: 'Steady 0' });
  await expectRows(page, 'the new name in the old place', ['Steady A', 'Steady B', 'Steady 0']);
  await bank.owner.post(`/v1/campaigns/${first.id}/archive`);
  const gone = page.getByRole('checkbox', { name: 'Steady A is not in this list any more' });
  await gone.waitFor();
  expect(await gone.isDisabled()).toBe(true);
  expect(await rows(page)).toEqual(['Steady A', 'Steady B', 'Steady 0']);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expectRows(page, 'what is left, in order', ['Steady 0', 'Steady B']);
});
