import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../../dev/ports.ts';
import { projectRoot } from '../../src/project-root.ts';
import { compose, findEngine } from '../support/container-engine.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { waitFor } from '../support/wait-for.ts';

/** Images are pulled and one is built. */
const startMs = 30 * 60_000;
const readyMs = 5 * 60_000;
const engine = await findEngine();
if (!engine.there) console.log(`No container engine here, docker-compose.yml was not started: ${engine.why}`);

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

/** Starts every part; answers what was otherwise than it should be. */
async function startForReal(): Promise<string[]> {
  const ports = {
    LASTCALL_PORT: String(await freePort()),
    TEMPORAL_PORT: String(await freePort()),
    TEMPORAL_UI_PORT: String(await freePort()),
    SANDBOX_PORT: String(await freePort()),
  };
  const project = `lastcall-test-${process.pid}`;
  const docker = (...args: string[]) => compose(project, ports, ...args);
  onTestFinished(async () => void (await docker('down', '--volumes', '--timeout=10')));
  await docker('up', '--build', '--detach');
  const health = async (service: string) =>
    (await docker('ps', service, '--format={{.Health}}')).trim() === 'healthy';
  await waitFor(
    'API, worker and sandbox to be healthy',
    async () => {
      const healthy = await Promise.all(['api', 'worker', 'sandbox'].map(health));
      return healthy.every(Boolean);
    },
    readyMs,
  );
  const ready = await fetch(`http://127.0.0.1:${ports.LASTCALL_PORT}/ready`);
  const seen: Record<string, boolean> = {
    'the API is ready, and Temporal answers it': (await ready.text()).includes('"status":"ready"'),
    'the API runs as its own user': (await docker('exec', 'api', 'id', '-u')).trim() === '1000',
    'the image has its bill of materials': (
      await docker('exec', 'api', 'cat', '/app/sbom.cdx.json')
    ).includes('CycloneDX'),
    'a worker cannot write to its image': await docker('exec', 'worker', 'touch', '/app/written').then(
      () => false,
      (error: unknown) => String(error).includes('Read-only file system'),
    ),
  };
  return Object.keys(seen).filter((what) => !seen[what]);
}

/** Folders on a volume that the image does not make for its user: what of a start can be said without one. */
function foldersMissing(): string[] {
  const { services } = parse(read('docker-compose.yml'), { merge: true }) as {
    services: Record<string, { build?: string; volumes?: string[] }>;
  };
  const made = /mkdir -p (.+?) &&/.exec(read('Dockerfile'))?.[1]?.split(' ') ?? [];
  const mounted = Object.values(services)
    .filter(({ build }) => build !== undefined)
    .flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[1]!));
  return mounted.length === 0 ? ['no volume at all'] : mounted.filter((folder) => !made.includes(folder));
}

test(
  'docker compose starts every part, without rights on a read-only file system; without an engine, its file is read',
  async () => {
    expect(await (engine.there ? startForReal() : foldersMissing())).toEqual([]);
  },
  startMs,
);

test('where there is no docker, it is said so', async () => {
  expect(await findEngine({ PATH: makeTempFolder() })).toEqual({ there: false, why: 'there is no docker' });
});

test('where docker has nobody to talk to, its own words are passed on', async () => {
  const folder = makeTempFolder();
  const docker = join(folder, 'docker');
  writeFileSync(docker, '#!/bin/sh\necho "Cannot connect to the Docker daemon" >&2\nexit 1\n');
  chmodSync(docker, 0o755);
  const found = await findEngine({ PATH: folder });
  expect(found).toEqual({ there: false, why: 'Cannot connect to the Docker daemon' });
});
