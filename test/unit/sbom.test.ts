import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licenceOf, packages } from '../../scripts/shipped.mjs';
import { projectRoot } from '../../src/project-root.ts';
import { type Component, faultsOf, foundIn, listed, type Sbom, sbomOf } from '../support/sbom.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

/** A folder in which these packages are installed, each at its path. */
function installation(...paths: string[]): string {
  const folder = makeTempFolder();
  for (const path of paths) {
    mkdirSync(join(folder, path), { recursive: true });
    cpSync(join(projectRoot, path, 'package.json'), join(folder, path, 'package.json'));
  }
  return folder;
}

const few = ['node_modules/express', 'node_modules/@temporalio/worker', 'node_modules/unionfs'];

const versioned = (name: string) => `${name}@${packages[`node_modules/${name}`]?.version}`;

test('the bill of materials names what is installed and what is in the pages, and nothing else', async () => {
  const folder = installation(...few);
  const sbom = await sbomOf(folder);
  expect(listed(sbom, 'node_modules')).toEqual(['@temporalio/worker', 'express', 'unionfs'].map(versioned));
  expect(listed(sbom, 'node_modules')).toEqual(foundIn(folder));
  const inPages = listed(sbom, 'pages');
  expect(inPages).toEqual(
    expect.arrayContaining(['react', '@mantine/core', 'recharts', 'd3-scale'].map(versioned)),
  );
  expect(inPages).toContain(versioned('@scalar/fastify-api-reference'));
  expect(inPages).not.toContain(versioned('vitest'));
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(sbom.metadata.component).toMatchObject({ name: 'lastcall', version, type: 'application' });
});

test('a package that the bill of materials does not have is found missing', async () => {
  const folder = installation(...few);
  const sbom = await sbomOf(folder);
  const without: Sbom = { ...sbom, components: sbom.components.filter(({ name }) => name !== 'express') };
  expect(listed(without, 'node_modules')).not.toEqual(foundIn(folder));
});

test('a nested package and a second version are found too', () => {
  const folder = installation('node_modules/express');
  const nested = join(folder, 'node_modules/express/node_modules/@temporalio/worker');
  mkdirSync(nested, { recursive: true });
  cpSync(join(projectRoot, 'node_modules/@temporalio/worker/package.json'), join(nested, 'package.json'));
  expect(foundIn(folder)).toEqual(['@temporalio/worker', 'express'].map(versioned));
});

test('the bill of materials is CycloneDX: each package with its address, its hash and its licence', async () => {
  const sbom = await sbomOf(projectRoot);
  expect(await faultsOf(sbom)).toBeNull();
  expect(sbom.components.length).toBeGreaterThan(300);
  expect(sbom.components.filter(({ purl }) => !purl.startsWith('pkg:npm/'))).toEqual([]);
  expect(sbom.components.filter(({ hashes = [] }) => hashes[0]?.alg !== 'SHA-512')).toEqual([]);
  // Its package.json names none.
  const { licenses } = sbom.components.find(({ name }) => name === 'unionfs')!;
  expect(licenses).toEqual([{ license: { name: licenceOf('node_modules/unionfs') } }]);
  const refs = new Set([sbom.metadata.component, ...sbom.components].map((one) => one['bom-ref']));
  const told = sbom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
  expect(told.filter((ref) => !refs.has(ref))).toEqual([]);
  expect(told).toContain(versioned('express'));
});

test('what is no CycloneDX is refused', async () => {
  const sbom = await sbomOf(installation(...few));
  const [first, ...others] = sbom.components;
  const { name: _, ...nameless } = first!;
  expect(await faultsOf(sbom)).toBeNull();
  expect(await faultsOf({ ...sbom, components: [nameless as Component, ...others] })).not.toBeNull();
  expect(await faultsOf({ ...sbom, components: [first!, first!, ...others] })).not.toBeNull();
});

test('the image has the bill of materials where the documents say', () => {
  expect(read('Dockerfile')).toMatch(/^COPY --from=sbom \/sbom\.cdx\.json \.\/$/m);
  expect(read('docs/operations.md')).toContain('/app/sbom.cdx.json');
});
