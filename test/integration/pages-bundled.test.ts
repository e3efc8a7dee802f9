import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inPages, nameOf, packages } from '../../scripts/shipped.mjs';
import { projectRoot } from '../../src/project-root.ts';

const told = readFileSync(join(projectRoot, 'dist', 'web', 'licences.md'), 'utf8');

test('what Vite has put into the pages is in the bill of materials and on the page of licences', () => {
  const bundled = [...told.matchAll(/^## (\S+) - (\S+) \(/gm)].map(
    ([, name, version]) => `${name}@${version}`,
  );
  expect(bundled.length).toBeGreaterThan(40);
  const known = new Set(inPages().map((path) => `${nameOf(path)}@${packages[path]?.version}`));
  expect(bundled.filter((one) => !known.has(one))).toEqual([]);
});

test('the pages come with the text of each licence that asks for it', () => {
  expect(told).toContain('The above copyright notice and this permission notice shall be');
});
