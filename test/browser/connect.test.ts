import { expect } from 'vitest';
import { seriousFindings } from '../support/accessibility.ts';
import { cli, startCli } from '../support/cli.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, pages } = fixtures('pages', 'bank');

/** A `lastcall login` that waits, with the address and the code that it shows. */
async function waiting(folder: string) {
  const running = startCli(['login', '--no-browser', '--url', pages.api.url, '--name', 'desk'], { folder });
  const address = await waitFor('the address', async () => /http\S+\/connect\S+/.exec(running.stderr())?.[0]);
  const code = /[0-9A-F]{4}-[0-9A-F]{4}/.exec(running.stderr())?.[0] ?? 'none';
  return { running, address, code };
}

test('an admin signs in, sees the terminal’s code, connects, and the command line works', async () => {
  const folder = makeTempFolder();
  const { running, address, code } = await waiting(folder);
  const { admin } = pages.people;
  const page = await pages.open(null);
  await page.goto(address);
  await page.getByLabel('E-mail').fill(admin.email);
  await page.locator('input[autocomplete="current-password"]').fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText(code, { exact: true }).waitFor();
  expect(await page.getByLabel(/^Name of its API key/).inputValue()).toBe('Command line on desk');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Connect' }).click();
  await page.getByText('This machine is connected').waitFor();
  // Neither the address bar nor the history has the key.
  expect(page.url()).not.toContain('lc_');
  expect(await running.ended).toMatchObject({ code: 0 });

  const { stdout } = await cli(['whoami', '--json'], { folder });
  expect(JSON.parse(stdout)).toMatchObject({ role: 'admin', key: { name: 'Command line on desk' } });
  expect(await cli(['campaigns', 'list'], { folder })).toMatchObject({ code: 0 });
});

test('a key that may only read archives nothing', async () => {
  const folder = makeTempFolder();
  const { running, address } = await waiting(folder);
  const page = await pages.open(pages.people.owner);
  await page.goto(address);
  await page.getByLabel('It may change campaigns').uncheck();
  await page.getByRole('button', { name: 'Connect' }).click();
  await running.ended;
  const { stdout } = await cli(['whoami', '--json'], { folder });
  const { scopes } = JSON.parse(stdout).key as { scopes: string[] };
  expect(scopes.filter((scope) => !scope.endsWith(':read'))).toEqual([]);
});

test('who declines makes no key', async () => {
  const folder = makeTempFolder();
  const { running, address } = await waiting(folder);
  const page = await pages.open(pages.people.owner);
  await page.goto(address);
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByText('was not connected').waitFor();
  expect(await running.ended).toMatchObject({ code: 4 });
});

test('an address that somebody made up connects nothing, and a moderator is told whom to ask', async () => {
  const page = await pages.open(pages.people.owner);
  await page.goto('/connect?port=99999&state=x&publicKey=y');
  await page.getByText('Nothing can be connected from here').waitFor();
  expect(await page.getByRole('button', { name: 'Connect' }).count()).toBe(0);
  const moderator = await pages.open(pages.people.moderator);
  await moderator.goto('/connect');
  await moderator.getByText('Ask an owner or admin').waitFor();
});
