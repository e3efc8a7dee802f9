import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { projectRoot } from '../../src/project-root.ts';

export interface Component {
  name: string;
  version: string;
  'bom-ref': string;
  purl: string;
  hashes?: { alg: string; content: string }[];
  licenses: { license?: { id?: string; name?: string }; expression?: string }[];
  properties: { name: string; value: string }[];
}

export interface Sbom {
  metadata: { component: { name: string; version: string; type: string; 'bom-ref': string } };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** The bill of materials of an image with the packages in `folder/node_modules`, as its build writes it. */
export async function sbomOf(folder: string): Promise<Sbom> {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/sbom.mjs', folder], {
    cwd: projectRoot,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Sbom;
}

/** What the makers of CycloneDX say is wrong with it; null if nothing is. */
export const faultsOf = (sbom: Sbom): Promise<unknown> =>
  new Validation.JsonStrictValidator(Spec.Version.v1dot5).validate(JSON.stringify(sbom));

/** Of those in `node_modules` or in the pages: `name@version`, in order. */
export const listed = (sbom: Sbom, where: 'node_modules' | 'pages'): string[] =>
  sbom.components
    .filter(({ properties }) =>
      properties.some(({ name, value }) => name === 'lastcall:shipped-in' && value === where),
    )
    .map((component) => component['bom-ref'])
    .toSorted();

/** Every package that is in a folder's `node_modules`, whatever any list says: `name@version`, in order, each once. */
export function foundIn(folder: string): string[] {
  const packages = (path: string): string[] =>
    readdirSync(join(path, 'node_modules'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .flatMap(({ name }) =>
        name.startsWith('@')
          ? readdirSync(join(path, 'node_modules', name)).map((own) => `${name}/${own}`)
          : [name],
      )
      .flatMap((name) => withNested(join(path, 'node_modules', name)));
  const withNested = (path: string): string[] => {
    const inside = readdirSync(path);
    if (!inside.includes('package.json')) return [];
    const { name, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Component;
    return [`${name}@${version}`, ...(inside.includes('node_modules') ? packages(path) : [])];
  };
  return [...new Set(packages(folder))].toSorted();
}
