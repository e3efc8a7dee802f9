import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unprivilegedAccount } from '../../dev/account.ts';
import { makePrivateFolder } from '../../dev/private-files.ts';
import { spawnServer } from '../../dev/server-process.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

let folder: string;
let mask: number;
beforeEach(() => {
  folder = makeTempFolder();
  mask = process.umask();
});
afterEach(() => void process.umask(mask));

const at = (...path: string[]) => join(folder, 'state', ...path);
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
/** Where root runs it, Postgres runs as another account, which has to pass through. */
const folderMode = unprivilegedAccount() === undefined ? '700' : '711';

test('what an older version left open to others is closed at the next start', () => {
  for (const path of [at('archives', 'an-account'), at('logs'), at('postgres')])
    mkdirSync(path, { recursive: true });
  const files = [at('archives', 'an-account', 'calls.csv.gz'), at('logs', 'api.log'), at('secret-keys')];
  for (const file of files) {
    writeFileSync(file, 'a number');
    chmodSync(file, 0o644);
  }
  const outside = join(folder, 'outside');
  writeFileSync(outside, 'not ours');
  chmodSync(outside, 0o644);
  symlinkSync(outside, at('link'));
  chmodSync(at(), 0o755);

  makePrivateFolder(at());
  expect(modeOf(at())).toBe(folderMode);
  for (const path of [at('archives'), at('archives', 'an-account'), at('logs')])
    expect(modeOf(path)).toBe('700');
  for (const file of files) expect(modeOf(file)).toBe('600');
  expect(modeOf(outside)).toBe('644');
});

test('what is made from then on is closed too: by this process, by its parts, and their logs', async () => {
  makePrivateFolder(at());
  expect(modeOf(at())).toBe(folderMode);
  const part = await spawnServer({
    command: process.execPath,
    args: ['-e', `require('fs').mkdirSync(${JSON.stringify(at('made'))}); console.log('a line')`],
    logFile: at('part.log'),
    stopSignal: 'SIGTERM',
    stopPatienceMs: 10_000,
  });
  await part.ended;
  expect(part.logTail()).toBe('a line');
  expect([modeOf(at('made')), modeOf(at('part.log'))]).toEqual(['700', '600']);
});
