import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The lockfile's packages by the path at which each is installed. */
export const packages = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;

/** Packages whose package.json names no licence, with the one that their own LICENSE file has. */
const readLicences = { unionfs: 'Unlicense' };

/** The name of the package that is installed at a path. */
export const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The licence of the package that is installed at a path. */
export const licenceOf = (path) => packages[path]?.license ?? readLicences[nameOf(path)] ?? 'none named';

/** The paths that an installation without development dependencies has, on any platform. */
export function installed() {
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && dev !== true && link !== true)
    .map(([path]) => path);
}

/**
 * The paths of what the build puts into the files that browsers load: what the pages import, with what that depends on, and
 * the viewer of the API's reference. What its makers built into that, it does not say.
 */
export function inPages() {
  const found = new Set();
  const visit = (path) => {
    if (path === undefined || found.has(path)) return;
    found.add(path);
    const { dependencies, peerDependencies, peerDependenciesMeta = {} } = packages[path];
    // What a package wants beside it is in the pages as much as what it brings: Mantine's charts are drawn by recharts.
    const wanted = Object.keys(peerDependencies ?? {}).filter(
      (name) => !peerDependenciesMeta[name]?.optional,
    );
    for (const name of [...Object.keys(dependencies ?? {}), ...wanted]) visit(find(name, path));
  };
  for (const name of importedByPages()) visit(find(name, ''));
  found.add(find('@scalar/fastify-api-reference', ''));
  return [...found];
}

/** The paths of all that is shipped, each once. */
export const shipped = () => [...new Set([...installed(), ...inPages()])];

/** Where Node finds the package that one asks for: in its own folder, or in one above. */
function find(name, from) {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (packages[path] !== undefined) return path;
  if (from === '') return undefined;
  const above = from.lastIndexOf('node_modules/');
  return find(name, above <= 0 ? '' : from.slice(0, above - 1));
}

/** The packages that pages import, most of which are development dependencies because Vite puts them into the files served. */
function importedByPages() {
  const folder = `${root}web/src`;
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:tsx?|css)$/.test(file),
  );
  const names = sources.flatMap((file) =>
    [
      ...readFileSync(`${folder}/${file}`, 'utf8').matchAll(
        /(?:from|import|import\() ?'((?:@[\w-]+\/)?[a-z][\w.-]*)/g,
      ),
    ].map(([, name = '']) => name),
  );
  return [...new Set(names)].filter((name) => find(name, '') !== undefined);
}
