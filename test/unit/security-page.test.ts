import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';

const page = readFileSync(join(projectRoot, 'docs', 'security.md'), 'utf8');
const section = /^## Threat model$([^]*?)^## /m.exec(page)?.[1] ?? '';
const threats = section
  .split(/^- (?=\*\*)/m)
  .slice(1)
  .map((text) => {
    const [statement = '', ...tests] = text.trim().split(/\n {2}- /);
    return {
      title: /^\*\*(.+?)\.\*\*/.exec(statement)?.[1] ?? statement,
      tests: tests.map((line) => {
        const [, file = '', title = ''] = /^`(.+?)`: ([^]+)$/.exec(line) ?? [];
        return { file, title: title.replace(/\s+/g, ' ').trim() };
      }),
    };
  });
const named = [...page.matchAll(/`([\w-]+(?:\/[\w.-]+)*\.tsx?)`/g)].map(([, file = '']) => file);

describe('the page about security', () => {
  test.each(threats)('names tests that are there against "$title"', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, title } of tests) {
      expect(title).not.toBe('');
      expect(readFileSync(join(projectRoot, file), 'utf8'), file).toContain(title);
    }
  });

  test('has a threat of each kind', () => {
    expect(new Set(threats.map(({ title }) => title.split(':')[0]))).toEqual(
      new Set([
        'Spoofing',
        'Tampering',
        'Repudiation',
        'Information disclosure',
        'Denial of service',
        'Elevation of privilege',
      ]),
    );
  });

  test('names files that are there', () => {
    expect(named.length).toBeGreaterThan(50);
    expect(
      named.filter(
        (file) => !['', 'src', 'test'].some((folder) => existsSync(join(projectRoot, folder, file))),
      ),
    ).toEqual([]);
  });
});
