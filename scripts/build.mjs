import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { dist, ensureInstalled, root, sourceStamp, stampFile } from './ensure.mjs';

ensureInstalled();
// Taken first: a file that is edited while the build runs makes the next start build again.
const stamp = sourceStamp();
const draft = join(dist, `.draft-${process.pid}`);
const old = join(dist, `.old-${process.pid}`);
try {
  compile();
  await Promise.all([buildPages(), addViewer()]);
  publish();
  const { writeBundle } = await import(pathToFileURL(join(dist, 'src', 'temporal', 'bundle.js')).href);
  await writeBundle(join(dist, 'workflows', 'index.js'), join(dist, 'workflow-bundle.js'));
  writeFileSync(stampFile, stamp);
} finally {
  for (const folder of [draft, old]) rmSync(folder, { recursive: true, force: true });
}

function compile() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [tsc, '-p', 'tsconfig.build.json', '--outDir', draft];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  rmSync(draft, { recursive: true, force: true });
  process.exit(status ?? 1);
}

async function buildPages() {
  const { build } = await import('vite');
  await build({
    configFile: join(root, 'web', 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(draft, 'web') },
  });
  await compressAssets(join(draft, 'web', 'assets'));
}

/**
 * The viewer of the API's reference, as its makers have built it. Their package for Fastify brings it with a tenth of the
 * packages that the viewer's own would, and hands it out as an answer.
 */
async function addViewer() {
  const { default: plugin } = await import('@scalar/fastify-api-reference');
  const answers = new Map();
  const route = ({ url, handler }) => {
    const reply = { header: () => reply, send: (text) => answers.set(url, text) };
    if (url.endsWith('.js')) handler(null, reply);
  };
  plugin({ route }, { configuration: { url: '/' } }, () => undefined);
  const folder = join(draft, 'reference');
  mkdirSync(folder);
  writeFileSync(join(folder, 'scalar.js'), answers.get('/reference/js/scalar.js'));
  await compressAssets(folder);
}

/** Once here and as small as can be, not at each request: the API sends what stands beside the asset. */
async function compressAssets(folder) {
  await Promise.all(
    readdirSync(folder).map(async (name) => {
      const file = join(folder, name);
      const content = readFileSync(file);
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(content));
      writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
  );
}

/** Whole folders change places: nothing stays of deleted sources, and a failed build leaves what ran before. */
function publish() {
  rmSync(stampFile, { force: true });
  mkdirSync(old, { recursive: true });
  for (const name of readdirSync(draft)) {
    try {
      renameSync(join(dist, name), join(old, name));
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    renameSync(join(draft, name), join(dist, name));
  }
}
