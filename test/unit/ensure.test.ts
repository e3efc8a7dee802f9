import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/needed': { version: '1.0.0' },
  'node_modules/other-platform': { version: '1.0.0', optional: true },
};

/** A clone of its own, whose `npm`, patch and build only note that they were called. */
function clone() {
  const folder = makeTempFolder();
  const file = (...names: string[]) => join(folder, ...names);
  mkdirSync(file('scripts'));
  mkdirSync(file('src'));
  cpSync(join(projectRoot, 'scripts', 'ensure.mjs'), file('scripts', 'ensure.mjs'));
  writeFileSync(file('src', 'program.ts'), 'one');
  writeFileSync(file('package-lock.json'), JSON.stringify({ packages: wanted }));
  const patcher = file('node_modules', 'patch-package', 'index.js');
  // It ends with 1 while there is a file `refused`, which an installation takes away.
  const patches = `const { appendFileSync, existsSync } = require('node:fs');
    appendFileSync(${JSON.stringify(file('patches'))}, 'patched\\n');
    process.exit(existsSync(${JSON.stringify(file('refused'))}) ? 1 : 0);`;
  writeFileSync(
    file('npm-cli.js'),
    `const { appendFileSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
     appendFileSync(${JSON.stringify(file('npm-calls'))}, process.argv.slice(2).join(' ') + '\\n');
     rmSync(${JSON.stringify(file('refused'))}, { force: true });
     mkdirSync(${JSON.stringify(dirname(patcher))}, { recursive: true });
     writeFileSync(${JSON.stringify(patcher)}, ${JSON.stringify(patches)});`,
  );
  writeFileSync(
    file('scripts', 'build.mjs'),
    `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
     import { dist, sourceStamp, stampFile } from './ensure.mjs';
     appendFileSync(${JSON.stringify(file('builds'))}, 'built\\n');
     mkdirSync(dist, { recursive: true });
     writeFileSync(stampFile, sourceStamp());`,
  );
  return {
    file,
    calls: (name: string) =>
      existsSync(file(name)) ? readFileSync(file(name), 'utf8').trim().split('\n') : [],
    note: (packages: object) => {
      mkdirSync(dirname(patcher), { recursive: true });
      writeFileSync(patcher, patches);
      writeFileSync(file('node_modules', '.package-lock.json'), JSON.stringify({ packages }));
    },
    run: (name: 'ensureInstalled' | 'ensureBuilt') =>
      promisify(execFile)(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `(await import('${pathToFileURL(file('scripts', 'ensure.mjs')).href}')).${name}()`,
        ],
        { env: { ...process.env, npm_execpath: file('npm-cli.js') } },
      ),
  };
}

test('packages are installed when there are none', async () => {
  const { run, calls } = clone();
  await run('ensureInstalled');
  expect(calls('npm-calls')).toEqual([expect.stringMatching(/^ci --include=dev/)]);
});

test('nothing is installed when all needed packages are there, whoever installed them', async () => {
  const { run, calls, note } = clone();
  note({ 'node_modules/needed': { version: '1.0.0' } });
  await run('ensureInstalled');
  expect(calls('npm-calls')).toEqual([]);
});

test.each([
  ['is missing', {}],
  ['has another version', { 'node_modules/needed': { version: '0.9.0' } }],
  [
    'has another version and is optional',
    { 'node_modules/needed': { version: '1.0.0' }, 'node_modules/other-platform': { version: '0.9.0' } },
  ],
])('packages are installed again when one %s', async (_, packages) => {
  const { run, calls, note } = clone();
  note(packages);
  await run('ensureInstalled');
  expect(calls('npm-calls')).toHaveLength(1);
});

test('packages that were there already are patched too', async () => {
  const { run, calls, note } = clone();
  note({ 'node_modules/needed': { version: '1.0.0' } });
  await run('ensureInstalled');
  expect(calls('patches')).toHaveLength(1);
  expect(calls('npm-calls')).toEqual([]);
});

test('packages are installed again when a patch does not fit them', async () => {
  const { run, calls, note, file } = clone();
  note({ 'node_modules/needed': { version: '1.0.0' } });
  writeFileSync(file('refused'), '');
  await run('ensureInstalled');
  expect(calls('npm-calls')).toHaveLength(1);
  expect(calls('patches')).toHaveLength(2);
});

test('the program is built once for the sources as they are, and again when one changes', async () => {
  const { run, calls, file } = clone();
  await run('ensureBuilt');
  await run('ensureBuilt');
  expect(calls('builds')).toHaveLength(1);

  writeFileSync(file('src', 'program.ts'), 'two');
  await run('ensureBuilt');
  expect(calls('builds')).toHaveLength(2);
});
