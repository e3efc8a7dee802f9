import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { authSecretFromFile, keysFromFile } from '../../../src/secrets/key-file.ts';
import { newKey } from '../../../src/secrets/new-key.ts';
import { parseKeyring } from '../../../src/secrets/parse-keyring.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lastcall-keys-'));
  path = join(folder, 'secret-keys');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the first start makes a key that only its owner may read, and later starts take the same', async () => {
  const keys = await keysFromFile(path);
  expect(parseKeyring(keys).ids).toHaveLength(1);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await keysFromFile(path)).toBe(keys);
  expect(readdirSync(folder)).toEqual(['secret-keys']);
});

test('keys that somebody added by hand are kept as they are', async () => {
  const keys = `${newKey()},${newKey()}`;
  writeFileSync(path, `${keys}\n`);
  expect(await keysFromFile(path)).toBe(keys);
});

test('a start that was killed while it wrote leaves no half key behind', async () => {
  writeFileSync(`${path}.0190`, 'half a k');
  const keys = await keysFromFile(path);
  expect(readFileSync(path, 'utf8').trim()).toBe(keys);
  expect(parseKeyring(keys).ids).toHaveLength(1);
});

test('a file that cannot be read is an error, not a reason for a new key', async () => {
  await expect(keysFromFile(folder)).rejects.toThrow('EISDIR');
});

test('the secret of cookies is made once, long enough, for its owner’s eyes only', async () => {
  const secret = await authSecretFromFile(path);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(await authSecretFromFile(path)).toBe(secret);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('several that start at once take the same secret', async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => authSecretFromFile(path)));
  expect(new Set(secrets).size).toBe(1);
  expect(await authSecretFromFile(path)).toBe(secrets[0]);
  expect(readdirSync(folder)).toEqual(['secret-keys']);
});
