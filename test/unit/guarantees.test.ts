import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';

const page = readFileSync(join(projectRoot, 'docs', 'architecture.md'), 'utf8');
const section = /^## Guarantees$([^]*?)^## /m.exec(page)?.[1] ?? '';
const guarantees = section
  .split(/^- /m)
  .slice(1)
  .map((text) => {
    const [statement = '', ...tests] = text.trim().split(/\n {2}- /);
    return {
      title: /^\*\*(.+?)\.\*\*/.exec(statement)?.[1] ?? statement,
      files: [...statement.matchAll(/`([\w-]+\/[\w./-]+)`/g)].map(([, file = '']) => file),
      tests: tests.map((line) => {
        const [, file = '', title = ''] = /^`(.+?)`: ([^]+)$/.exec(line) ?? [];
        // Prettier may break a long line.
        return { file, title: title.replace(/\s+/g, ' ').trim() };
      }),
    };
  });

test.each(guarantees)('the guarantee "$title" names files and tests that are there', ({ files, tests }) => {
  expect(files.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
  expect(files.length).toBeGreaterThan(0);
  expect(tests.length).toBeGreaterThan(0);
  for (const { file, title } of tests)
    expect(readFileSync(join(projectRoot, file), 'utf8'), file).toContain(title);
});

test('the page has guarantees', () => {
  expect(guarantees.length).toBeGreaterThan(15);
});
