import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'));

interface Renovate {
  enabledManagers: string[];
  packageRules: { groupName?: string; matchPackageNames: string[]; rangeStrategy?: string }[];
}

/** Who of Renovate reads a file, by the patterns of its documentation. */
function managerOf(path: string): string | undefined {
  const name = basename(path);
  if (name === 'package.json') return 'npm';
  if (name === 'go.mod') return 'gomod';
  if (name.endsWith('requirements.txt')) return 'pip_requirements';
  if (name === 'Chart.yaml') return 'helmv3';
  if (/^\.github\/workflows\/.+\.ya?ml$/.test(path)) return 'github-actions';
  if (name === 'Dockerfile') return 'dockerfile';
  if (/^(docker-)?compose.*\.ya?ml$/.test(name)) return 'docker-compose';
  return undefined;
}

test('Renovate looks after every kind of dependency that there is here', () => {
  const files = execFileSync('git', ['ls-files'], { cwd: projectRoot, encoding: 'utf8' }).split('\n');
  const needed = new Set(files.map(managerOf).filter((manager) => manager !== undefined));
  expect(needed.size).toBeGreaterThan(5);
  const { enabledManagers } = read('renovate.json') as Renovate;
  expect(enabledManagers).toEqual(expect.arrayContaining([...needed]));
});

test("Renovate changes Temporal's packages together, to one exact version, as they are now", () => {
  const { packageRules } = read('renovate.json') as Renovate;
  const rule = packageRules.find(({ matchPackageNames }) => matchPackageNames.includes('@temporalio/**'));
  expect(rule).toMatchObject({ groupName: 'Temporal SDK', rangeStrategy: 'pin' });
  const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
  const versions = Object.entries(dependencies).filter(([name]) => name.startsWith('@temporalio/'));
  expect(versions.length).toBeGreaterThan(4);
  expect(new Set(versions.map(([, version]) => version)).size).toBe(1);
  expect(versions[0]?.[1]).toMatch(/^\d+\.\d+\.\d+$/);
});
