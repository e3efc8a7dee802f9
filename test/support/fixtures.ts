import { test as plain, type TestAPI } from 'vitest';
import type { ApiConfig } from '../../src/api/http/services.ts';
import type { NewAccount } from '../../src/db/accounts/create-account.ts';
import { createTestDatabase, type DatabaseOptions, openTestDatabase } from './database.ts';
import { startAll } from './defer.ts';
import { reference } from './reference.ts';
import { startTestSandbox } from './sandbox.ts';
import { startMailServer } from './smtp.ts';
import { startTestApi } from './test-api.ts';
import type { TestSystemOptions } from './system.ts';

const file = { scope: 'file' } as const;

// Temporal's SDK and the browser are loaded on demand: files without them need not wait for that.
const all = plain
  .extend('databaseOptions', file, {} as DatabaseOptions)
  .extend('otherDatabaseOptions', file, {} as DatabaseOptions)
  .extend('apiOptions', file, {} as Partial<ApiConfig>)
  .extend('accountOptions', file, {} as Partial<NewAccount>)
  .extend('systemOptions', file, {} as TestSystemOptions)
  /** An empty database of the file's own. */
  .extend('database', file, ({}, { onCleanup }) => startAll(onCleanup, createTestDatabase))
  /** Connections to it. */
  .extend('db', file, ({ database, databaseOptions }, { onCleanup }) =>
    startAll(onCleanup, (defer) => openTestDatabase(defer, database, databaseOptions)),
  )
  /** Other connections to it, as somebody else's. */
  .extend('otherDb', file, ({ database, otherDatabaseOptions }, { onCleanup }) =>
    startAll(onCleanup, (defer) => openTestDatabase(defer, database, otherDatabaseOptions)),
  )
  /** A sandbox carrier. */
  .extend('sandbox', file, ({}, { onCleanup }) => startAll(onCleanup, startTestSandbox))
  /** A mail server. */
  .extend('mailServer', file, ({}, { onCleanup }) => startAll(onCleanup, (defer) => startMailServer(defer)))
  /** The API on a database of its own, with a recording in place of Temporal. */
  .extend('api', file, ({ apiOptions }, { onCleanup }) =>
    startAll(onCleanup, (defer) => startTestApi(defer, apiOptions)),
  )
  /** For each test, an account of `api` with a key of each role. */
  .extend('account', ({ api, accountOptions }) => api.createAccount(accountOptions))
  /** The whole system but the API, without a worker as yet, on the run's Temporal server. Its carriers are `sandbox`. */
  .extend('system', file, async ({ sandbox, systemOptions }, { onCleanup }) => {
    const { startSystem } = await import('./system.ts');
    const options = { carrierFor: sandbox.carrierFor, ...systemOptions };
    return startAll(onCleanup, (defer) => startSystem(defer, options));
  })
  /** A worker of `system`. */
  .extend('worker', file, ({ system }) => system.startWorker())
  /** The API of `system`. */
  .extend('systemApi', file, async ({ system }, { onCleanup }) => {
    const { startSystemApi } = await import('./running-api.ts');
    return startAll(onCleanup, (defer) => startSystemApi(defer, system));
  })
  /** A browser in front of `system`, with a worker and the API. */
  .extend('pages', file, async ({ system, sandbox }, { onCleanup }) => {
    const { startPages } = await import('./pages.ts');
    return startAll(onCleanup, (defer) => startPages(defer, { system, sandbox }));
  })
  /** What people do on `pages` before a test looks at them. */
  .extend('bank', file, async ({ pages }) => {
    const { phoneBank } = await import('./phone-bank.ts');
    return phoneBank(pages);
  });

type Test = typeof all;
type Given = Test extends TestAPI<infer Context> ? Context : never;
type Name = Exclude<Extract<keyof Given, string>, `${string}Options` | `$${string}`>;
interface Extensible {
  extend(name: string, options: object, take: (context: Given) => unknown): Test;
}

/**
 * What a file's tests are given, and the `test` that starts it before the first of them and ends it after the last:
 * `const { test, api, account } = fixtures('api', 'account')`.
 */
export function fixtures<N extends Name>(...names: N[]): { test: Test } & Pick<Given, N> {
  let test: Test = all;
  const given: Record<string, object> = {};
  for (const name of names) {
    const { to, set } = reference<object>(name);
    given[name] = to;
    const take = (context: Given) => set(context[name]);
    // From a function's text Vitest reads which fixtures it takes.
    take.toString = () => `({ ${name} }) => {}`;
    const scope = name === 'account' ? 'test' : 'file';
    test = (test as unknown as Extensible).extend(`the file's ${name}`, { scope, auto: true }, take);
  }
  return { test, ...(given as Pick<Given, N>) };
}
