import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acquireLock, LockHeldError } from '../../dev/lock.ts';
import { birthMark } from '../../dev/processes.ts';
import { deadPid } from '../support/processes.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

test('a lock is refused while a living process holds it, and names that process', () => {
  const file = join(makeTempFolder(), 'lock');
  acquireLock(file);
  expect(() => acquireLock(file)).toThrow(LockHeldError);
  expect(() => acquireLock(file)).toThrow(`held by process ${process.pid}`);
});

test('a released lock can be taken again, and nothing is left of it', () => {
  const folder = makeTempFolder();
  const file = join(folder, 'lock');
  acquireLock(file).release();
  acquireLock(file).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('the lock of a process that died is taken over', async () => {
  const file = join(makeTempFolder(), 'lock');
  writeFileSync(file, JSON.stringify({ pid: await deadPid(), birthMark: 'before' }));
  acquireLock(file);
  expect(() => acquireLock(file)).toThrow(LockHeldError);
});

test('the lock of a process whose pid was given to another one is taken over', () => {
  const file = join(makeTempFolder(), 'lock');
  writeFileSync(file, JSON.stringify({ pid: process.pid, birthMark: `not ${birthMark(process.pid)}` }));
  acquireLock(file);
  expect(() => acquireLock(file)).toThrow(LockHeldError);
});

test('a lock file that cannot be read is taken over', () => {
  const file = join(makeTempFolder(), 'lock');
  writeFileSync(file, '');
  expect(() => acquireLock(file)).not.toThrow();
});

test('a holder that lost its lock does not release the new holder', () => {
  const file = join(makeTempFolder(), 'lock');
  const first = acquireLock(file);
  writeFileSync(file, '');
  acquireLock(file);
  first.release();
  expect(() => acquireLock(file)).toThrow(LockHeldError);
});
