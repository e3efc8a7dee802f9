import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noteProcess, stopNoted } from '../../dev/left-over.ts';
import { isAlive } from '../../dev/processes.ts';
import { deadPid, spawnScript } from '../support/processes.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const script = 'setInterval(() => {}, 1000); console.log("up")';

test('a process that was noted is stopped, once', async () => {
  const file = join(makeTempFolder(), 'part.json');
  const pid = await spawnScript(script);
  noteProcess(file, pid);
  expect(await stopNoted(file, 'SIGTERM', 10_000)).toBe(true);
  expect(isAlive(pid)).toBe(false);
  expect(await stopNoted(file, 'SIGTERM', 10_000)).toBe(false);
});

test('one that was given the pid since is left alone', async () => {
  const file = join(makeTempFolder(), 'part.json');
  const pid = await spawnScript(script);
  for (const birthMark of ['before', undefined]) {
    writeFileSync(file, JSON.stringify({ pid, birthMark }));
    expect(await stopNoted(file, 'SIGTERM', 10_000)).toBe(false);
  }
  expect(isAlive(pid)).toBe(true);
});

test('a note that is missing, half written or of a process that is gone stops nothing', async () => {
  const file = join(makeTempFolder(), 'part.json');
  expect(await stopNoted(file, 'SIGTERM', 10_000)).toBe(false);
  writeFileSync(file, '{"pid":');
  expect(await stopNoted(file, 'SIGTERM', 10_000)).toBe(false);
  writeFileSync(file, JSON.stringify({ pid: await deadPid(), birthMark: 'before' }));
  expect(await stopNoted(file, 'SIGTERM', 10_000)).toBe(false);
});
