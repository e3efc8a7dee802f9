// Prints what is shipped, as a CycloneDX document: the packages that are installed in a folder, and those in the pages.
//
//   node scripts/sbom.mjs <folder with the image's node_modules>
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure.mjs';
import { inPages, installed, licenceOf, nameOf, packages } from './shipped.mjs';

const [folder = root] = process.argv.slice(2);
const refOf = (path) => `${nameOf(path)}@${packages[path].version}`;
// Not those of other platforms, nor what the image leaves out.
const onServer = installed().filter((path) => existsSync(join(folder, path, 'package.json')));
const serverRefs = new Set(onServer.map(refOf));
const pathByRef = new Map([...inPages(), ...onServer].map((path) => [refOf(path), path]));

// Of the lockfile, which has every platform's packages and those of the pages. The workspace is not shipped.
const text = execFileSync(
  process.platform === 'win32' ? 'npm.cmd' : 'npm',
  ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only', '--workspaces=false'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' },
);
const { metadata, components, dependencies, ...document } = JSON.parse(text);
const ours = metadata.component;

const described = new Set(components.map((one) => one['bom-ref']));
const unknown = [...pathByRef.keys()].filter((ref) => !described.has(ref));
if (unknown.length > 0) throw new Error(`npm does not describe ${unknown.join(', ')}`);

// The npm of Node 22 tells a package once for each place.
const once = (items, refOfItem) => [...new Map(items.map((item) => [refOfItem(item), item])).values()];
const isShipped = (ref) => pathByRef.has(ref) || ref === ours['bom-ref'];
const sbom = {
  ...document,
  // npm takes the name of the folder.
  metadata: {
    ...metadata,
    lifecycles: [{ phase: 'build' }],
    component: { ...ours, name: packages[''].name },
  },
  components: once(components, (one) => one['bom-ref'])
    .filter((one) => pathByRef.has(one['bom-ref']))
    .map((one) => ({
      ...one,
      // npm tells nothing that is not of SPDX.
      licenses: one.licenses ?? [{ license: { name: licenceOf(pathByRef.get(one['bom-ref'])) } }],
      // npm would call what is only in the pages a development dependency.
      properties: [
        { name: 'lastcall:shipped-in', value: serverRefs.has(one['bom-ref']) ? 'node_modules' : 'pages' },
      ],
    })),
  dependencies: once(dependencies, ({ ref }) => ref)
    .filter(({ ref }) => isShipped(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: [...new Set(dependsOn.filter(isShipped))] })),
};
console.log(JSON.stringify(sbom, null, 2));
