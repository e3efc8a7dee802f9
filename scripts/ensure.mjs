// Runs before anything is installed: Node's own modules only, and no syntax that an old Node would trip over
// before it can be told that it is too old.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const dist = join(root, 'dist');
export const stampFile = join(dist, '.built-from');

const OLDEST_NODE = [20, 19];
const BUILT_FROM = [
  'src',
  'dev',
  'sandbox',
  'workflows',
  'activities',
  'web',
  'clients/typescript/src',
  'scripts/build.mjs',
  'package-lock.json',
];

/** Installs the packages that package-lock.json names unless they are all there. */
export function ensureInstalled() {
  checkNode();
  // A patch that does not fit was written for other packages, or an older one is in its place: both are cured alike.
  if (isInstalled() && isPatched()) return;
  console.log('Installing the packages, this once ...');
  // The build needs the development packages also where NODE_ENV says production.
  npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (isPatched()) return;
  console.error('The patches do not fit the packages: see patches/README.md.');
  process.exit(1);
}

/** Builds dist/ unless it was built from the sources as they are. */
export function ensureBuilt() {
  if (isBuilt()) return;
  console.log('Building ...');
  run(process.execPath, [join(root, 'scripts', 'build.mjs')]);
}

/** A text that changes whenever something changes that dist/ is made from. */
export function sourceStamp() {
  const hash = createHash('sha256');
  const configs = readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name));
  for (const file of [...BUILT_FROM, ...configs].flatMap(filesIn).toSorted(byCodePoint)) {
    hash
      .update(`${file}\n`)
      .update(readFileSync(join(root, file)))
      .update('\n');
  }
  return hash.digest('hex');
}

// Not the locale's order, which differs between machines.
function byCodePoint(a, b) {
  return a < b ? -1 : 1;
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Lastcall needs Node ${OLDEST_NODE.join('.')} or newer, this is ${process.versions.node}.`);
  process.exit(1);
}

/** Compares with what npm noted, so that an installation by hand is as good as ours. */
function isInstalled() {
  const noted = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const installed = noted[path];
    return installed === undefined ? optional === true : installed.version === version;
  });
}

/** Patches packages that were installed without scripts, or before there was a patch; twice changes nothing. */
function isPatched() {
  const command = join(root, 'node_modules', 'patch-package', 'index.js');
  const { status } = spawnSync(process.execPath, [command, '--error-on-fail', '--error-on-warn'], {
    cwd: root,
  });
  return status === 0;
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceStamp();
}

function filesIn(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full).flatMap((name) => filesIn(`${path}/${name}`));
}

function npm(args) {
  // Started by npm, the same npm goes on: PATH may hold another one, or on Windows none that can be spawned.
  const cli = process.env.npm_execpath;
  if (cli && basename(cli) === 'npm-cli.js') run(process.execPath, [cli, ...args]);
  else run('npm', args);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(`Cannot run ${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
