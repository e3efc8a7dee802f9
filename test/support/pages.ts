import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { type PersonRole, personRoles } from '../../src/domain/roles.ts';
import { createUserWithPassword } from '../../src/identity/create-user.ts';
import { createLog } from '../../src/log.ts';
import { projectRoot } from '../../src/project-root.ts';
import { relayOutbox } from '../../src/worker/relay-outbox.ts';
import type { Defer } from './defer.ts';
import { makeAccount } from './factories.ts';
import { startSystemApi, type SystemApi } from './running-api.ts';
import type { TestSandbox } from './sandbox.ts';
import type { TestSystem } from './system.ts';

export interface TestPerson {
  userId: string;
  name: string;
  email: string;
  password: string;
}

export interface OpenOptions {
  /** In pixels; 1440 unless given. */
  width?: number;
  scheme?: 'light' | 'dark';
}

export interface TestPages {
  system: TestSystem;
  api: SystemApi;
  sandbox: TestSandbox;
  accountId: string;
  people: Record<PersonRole, TestPerson>;
  /** A browser of its own for a person, or for somebody unknown, with nothing open yet. The test fails if a page of it does. */
  open(who: TestPerson | null, options?: OpenOptions): Promise<Page>;
}

const names: Record<PersonRole, string> = {
  owner: 'Olive Owner',
  admin: 'Ada Admin',
  moderator: 'Mo Moderator',
  caller: 'Cal Caller',
};
const password = 'correct horse battery staple';
const patienceMs = 15_000;

/** A real browser in front of a system: a worker, the API with its pages, and a person of each role. */
export async function startPages(
  defer: Defer,
  { system, sandbox }: Pick<TestPages, 'system' | 'sandbox'>,
): Promise<TestPages> {
  const found = inject('browser');
  if ('missing' in found) throw new Error(found.missing);
  await system.startWorker();
  const ended = new AbortController();
  const { db, campaigns } = system;
  const log = createLog('silent');
  const relay = relayOutbox({ sql: db.sql, campaigns, log, signal: ended.signal });
  defer(() => {
    ended.abort();
    return relay;
  });
  const api = await startSystemApi(defer, system, {
    carrierUrls: { sandbox: sandbox.url },
    webhooksReachPrivate: true,
    keyring: system.keyring,
  });
  const accountId = await makeAccount(system.db.sql, { demo: true });
  const people = {} as Record<PersonRole, TestPerson>;
  for (const role of personRoles) {
    const person = { name: names[role], email: `${role}@phonebank.example`, password };
    const userId = await createUserWithPassword(system.db.sql, { accountId, role, ...person });
    people[role] = { userId, ...person };
  }
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  defer(() => browser.close());

  return {
    system,
    api,
    sandbox,
    accountId,
    people,
    open: (who, how) => openPage(browser, api.url, who, how),
  };
}

async function openPage(
  browser: Browser,
  url: string,
  who: TestPerson | null,
  { width = 1440, scheme = 'light' }: OpenOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    timezoneId: 'America/Chicago',
  });
  if (who) {
    // The tour is for a first visit; it has a test of its own. The frame that shows a mail has no storage.
    await context.addInitScript(
      `if (self === top) localStorage.setItem('lastcall-tour-${who.userId}', 'done')`,
    );
    const answer = await context.request.post('/auth/sign-in/email', {
      data: { email: who.email, password: who.password },
      headers: { origin: url },
    });
    if (!answer.ok())
      throw new Error(`${who.email} cannot sign in: ${answer.status()} ${await answer.text()}`);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => {
    // What the API refuses is shown by the page itself; the browser notes it as well.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      broken.push(message.text());
  });
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPicture(page, task.name);
    await context.close();
    if (broken.length > 0) throw new Error(`The page is broken: ${broken.join('\n')}`);
  });
  return page;
}

/** What a failed test saw last, for whoever looks into it. */
async function keepPicture(page: Page, testName: string): Promise<void> {
  const folder = join(projectRoot, '.lastcall', 'browser');
  mkdirSync(folder, { recursive: true });
  const name = testName.replaceAll(/[^\w]+/g, '-').slice(0, 80);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true }).catch(() => {});
}
