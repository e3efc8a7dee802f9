import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { type Python, pythonWith } from '../support/python-packages.ts';

const installMs = 15 * 60_000;
let python: Python;
beforeAll(async () => {
  python = await pythonWith(join(projectRoot, 'tools', 'hadolint', 'requirements.txt'));
}, installMs);

/** What hadolint says of a Dockerfile: nothing when it is fine, else it throws. */
const hadolint = (file: string) =>
  python(['-c', 'import os; os.execvp("hadolint", ["hadolint", "Dockerfile"])'], file);

test('hadolint finds nothing to better in the Dockerfile', async () => {
  expect(await hadolint(projectRoot)).toBe('');
});

test('hadolint finds a Dockerfile that runs as root', async () => {
  const folder = makeTempFolder();
  const asRoot = readFileSync(join(projectRoot, 'Dockerfile'), 'utf8').replace('USER 1000:1000', 'USER root');
  writeFileSync(join(folder, 'Dockerfile'), asRoot);
  await expect(hadolint(folder)).rejects.toMatchObject({ stdout: expect.stringContaining('DL3002') });
});
