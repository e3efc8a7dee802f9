import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licenceOf, nameOf, packages, shipped } from '../../scripts/shipped.mjs';
import { projectRoot } from '../../src/project-root.ts';

/** What asks for a notice at most, or, as MPL-2.0, for the source of its own files when they were changed. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'Apache-2.0 AND MIT',
  '(MIT OR Apache-2.0)',
  '(MIT OR CC0-1.0)',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT AND ISC AND BSD-3-Clause',
  'MIT-0',
  'MPL-2.0',
  'Public Domain',
  'Unlicense',
]);

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
        .map((path) => `- \`${nameOf(path)}\` ${packages[path]?.version ?? ''}`),
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
