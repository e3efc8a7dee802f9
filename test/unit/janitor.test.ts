import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isAlive } from '../../dev/processes.ts';
import { spawnScript } from '../support/processes.ts';
import { makeRunFolder } from '../support/run-folder.ts';

test('when a test run ends, the processes of its folder and the folder go with it', async () => {
  const folder = makeRunFolder();
  const stays = 'setInterval(() => {}, 1000); console.log("up")';
  const ours = await spawnScript(stays, `${folder.path}/data`);
  const foreign = await spawnScript(stays, '/elsewhere');

  await folder.remove();

  expect(isAlive(ours)).toBe(false);
  expect(isAlive(foreign)).toBe(true);
  expect(existsSync(folder.path)).toBe(false);
});
