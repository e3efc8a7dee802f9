import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import { generate } from '../../tools/api-client/generate.mjs';
import { fixtures } from '../support/fixtures.ts';
import { pythonWith } from '../support/python-packages.ts';

const { test, api, account } = fixtures('api', 'account');

const run = promisify(execFile);
/** Packages may have to be installed first. */
const patienceMs = 15 * 60_000;
const programs = join(projectRoot, 'test', 'support', 'generated-clients');

const document = async () => (await fetch(`${api.url}/v1/openapi.json`)).json() as Promise<object>;

/** A folder that finds the project's packages. */
function makeFolder(): string {
  const parent = join(projectRoot, '.lastcall');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'generated-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const came = (name: string) => ({
  replayed: 'true',
  status: 'active',
  recorded: 1,
  listed: [name],
  problem: 'not_found',
});

test('a client that is generated for TypeScript compiles and works', { timeout: patienceMs }, async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'schema.ts'), await generate(await document()));
  copyFileSync(join(programs, 'client.ts.txt'), join(folder, 'client.ts'));
  const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = [
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--types',
    'node',
    '--skipLibCheck',
    '--ignoreConfig',
  ];
  await run(process.execPath, [tsc, ...options, 'client.ts'], { cwd: folder });
  const { stdout } = await run(process.execPath, ['client.js', api.url, account.keys.owner], { cwd: folder });
  expect(JSON.parse(stdout)).toEqual(came('By TypeScript'));
});

test('a client that is generated for Python compiles and works', { timeout: patienceMs }, async () => {
  const folder = makeFolder();
  const python = await pythonWith(join(projectRoot, 'tools', 'python-client', 'requirements.txt'));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(await document()));
  // Files go through as they are; nobody reads what is generated here, so it is not made pretty.
  const files = [
    'application/gzip',
    'application/jsonl',
    'application/vnd.apache.parquet',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/x-ndjson',
    'application/xml',
    'text/csv',
    'text/plain',
    'text/tab-separated-values',
    'text/xml',
  ];
  const content_type_overrides = Object.fromEntries(files.map((type) => [type, 'application/octet-stream']));
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ post_hooks: [], content_type_overrides }));
  const generator = [
    '-m',
    'openapi_python_client',
    'generate',
    '--path=openapi.json',
    '--config=config.json',
  ];
  await python([...generator, '--meta=none', '--output-path=lastcall_client', '--fail-on-warning'], folder);
  copyFileSync(join(programs, 'client.py'), join(folder, 'client.py'));
  const { modules, ...rest } = JSON.parse(await python(['client.py', api.url, account.keys.owner], folder));
  expect(rest).toEqual(came('By Python'));
  // One for each operation, and one for each schema.
  expect(modules).toBeGreaterThan(400);
});
