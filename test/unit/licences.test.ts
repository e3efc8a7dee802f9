import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';

interface Package {
  version?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
  dependencies?: Record<string, string>;
}

/** What asks for a notice at most, or, as MPL-2.0, for the source of its own files when they were changed. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'Apache-2.0 AND MIT',
  '(MIT OR CC0-1.0)',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Public Domain',
  'Unlicense',
]);

/** Packages whose package.json names no licence, with the one that their own LICENSE file has. */
const read: Record<string, string> = { unionfs: 'Unlicense' };

const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>;
};
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const licenceOf = (path: string) => lock.packages[path]?.license ?? read[nameOf(path)] ?? 'none named';

/** Where Node finds the package that one asks for: in its own folder, or in one above. */
function find(name: string, from: string): string | undefined {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (lock.packages[path] !== undefined) return path;
  if (from === '') return undefined;
  const above = from.lastIndexOf('node_modules/');
  return find(name, above <= 0 ? '' : from.slice(0, above - 1));
}

/** The packages that pages import, which are development dependencies because Vite puts them into the files served. */
function importedByPages(): string[] {
  const folder = join(projectRoot, 'web/src');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:tsx?|css)$/.test(file),
  );
  const names = sources.flatMap((file) =>
    [
      ...readFileSync(join(folder, file), 'utf8').matchAll(
        /(?:from|import|import\() ?'((?:@[\w-]+\/)?[a-z][\w.-]*)/g,
      ),
    ].map(([, name = '']) => name),
  );
  return [...new Set(names)].filter((name) => find(name, '') !== undefined);
}

function shipped(): string[] {
  const installed = Object.entries(lock.packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && dev !== true && link !== true)
    .map(([path]) => path);
  const found = new Set(installed);
  const visit = (path: string | undefined) => {
    if (path === undefined || found.has(path)) return;
    found.add(path);
    for (const name of Object.keys(lock.packages[path]?.dependencies ?? {})) visit(find(name, path));
  };
  for (const name of importedByPages()) visit(find(name, ''));
  return [...found];
}

test('every package that is shipped, in the image or in the pages, has a licence that is allowed', () => {
  const refused = shipped().filter((path) => !allowed.has(licenceOf(path)));
  expect(refused.map((path) => `${nameOf(path)}: ${licenceOf(path)}`)).toEqual([]);
});

test('the page of licences lists each package that is shipped, with its version', async () => {
  const paths = shipped();
  const licences = [...new Set(paths.map(licenceOf))].toSorted();
  const sections = licences.map((licence) => {
    const lines = new Set(
      paths
        .filter((path) => licenceOf(path) === licence)
        .map((path) => `- \`${nameOf(path)}\` ${lock.packages[path]?.version ?? ''}`),
    );
    return `## ${licence}\n\n${[...lines].toSorted().join('\n')}\n`;
  });
  const intro =
    'Packages that an installation without development dependencies has, on any platform, and those that are in the pages.\n' +
    'Written by `npx vitest run test/unit/licences.test.ts --update`; the same test says which licences are allowed.\n';
  const page = ['# Licences of what is shipped\n', intro, ...sections].join('\n');
  expect(page).toContain('`@mantine/core`');
  await expect(page).toMatchFileSnapshot(join(projectRoot, 'docs/licences.md'));
});
