import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Package, packages } from '../../scripts/shipped.mjs';
import { projectRoot } from '../../src/project-root.ts';

const dockerfile = readFileSync(join(projectRoot, 'Dockerfile'), 'utf8');
const image = /^ARG NODE_IMAGE=(.+)$/m.exec(dockerfile)?.[1];

/** What of a lockfile is built for one platform and not for another that the image is for: `name: lacks arm64`. */
function lacking(all: Record<string, Package>): string[] {
  const runsOn = ({ os, libc, cpu }: Package, processor: string) =>
    os?.includes('linux') && (libc ?? ['glibc']).includes('glibc') && cpu?.includes(processor);
  const nativeOf = (names: string[]) =>
    Object.entries(all)
      .filter(([path]) => names.some((name) => path.endsWith(`node_modules/${name}`)))
      .map(([, one]) => one);
  return Object.entries(all).flatMap(([path, { optionalDependencies = {} }]) => {
    const native = nativeOf(Object.keys(optionalDependencies));
    const has = ['x64', 'arm64'].filter((processor) => native.some((one) => runsOn(one, processor)));
    return has.length === 1 ? [`${path}: ${has.join()} alone`] : [];
  });
}

test('every package with a native part has it for both platforms of the image, amd64 and arm64', () => {
  expect(lacking(packages)).toEqual([]);
});

test('a native part that is there for one platform alone is found', () => {
  const { 'node_modules/@swc/core-linux-arm64-gnu': taken, ...others } = packages;
  expect(taken).toBeDefined();
  expect(lacking(others)).toEqual(['node_modules/@swc/core: x64 alone']);
});

test("Temporal's SDK brings its native part for both", () => {
  const releases = join(projectRoot, 'node_modules/@temporalio/core-bridge/releases');
  for (const processor of ['x86_64', 'aarch64']) {
    expect(
      readFileSync(join(releases, `${processor}-unknown-linux-gnu`, 'index.node')).length,
    ).toBeGreaterThan(1_000_000);
  }
  expect(dockerfile).toContain('! -name "$(uname -m)-unknown-linux-gnu"');
});

test('the image is made from one exact version of Node that package.json allows, as a user who is not root', () => {
  expect(image).toMatch(/^node:2[024]\.\d+\.\d+-bookworm-slim(@sha256:[0-9a-f]{64})?$/);
  const from = [...dockerfile.matchAll(/^FROM (?:--platform=\$BUILDPLATFORM )?(\S+)/gm)].map(
    ([, name]) => name,
  );
  expect(new Set(from)).toEqual(new Set(['${NODE_IMAGE}', 'build']));
  expect([...dockerfile.matchAll(/^USER (.+)$/gm)].map(([, user]) => user)).toEqual(['1000:1000']);
});

test('the image writes only below /data, and tells its health', () => {
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  const written = [...dockerfile.matchAll(/^ +(?:ARCHIVE_STORE|TMPDIR)=(\S+)/gm)].map(([, path]) => path!);
  expect(written).toHaveLength(2);
  for (const path of written) expect(/mkdir -p (.+?) &&/.exec(dockerfile)?.[1]?.split(' ')).toContain(path);
  expect(dockerfile).toContain('chown -R 1000:1000 /data');
});
