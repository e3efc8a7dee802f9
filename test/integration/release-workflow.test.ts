import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { resolveActionlint } from '../../dev/actionlint/executable.ts';
import { projectRoot } from '../../src/project-root.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const folder = join(projectRoot, '.github', 'workflows');
const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
const release = readFileSync(join(folder, 'release.yml'), 'utf8');

interface Workflow {
  permissions: object;
  jobs: Record<string, { permissions: Record<string, string>; needs?: string; steps: { run?: string }[] }>;
}
const { permissions, jobs } = parse(release) as Workflow;

const gettingItMs = 15 * 60_000;
let actionlint: string;
beforeAll(async () => {
  actionlint = await resolveActionlint({ progress: (line) => console.log(line) });
}, gettingItMs);

/** What actionlint says of a workflow; nothing when it is fine. Without shellcheck, which not every machine has. */
async function faultsOf(workflow: string): Promise<string> {
  const file = join(makeTempFolder(), '.github', 'workflows', 'one.yml');
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, workflow);
  return promisify(execFile)(actionlint, ['-shellcheck=', '-pyflakes=', file]).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
}

test('actionlint finds no fault in the workflows', async () => {
  expect(await Promise.all(texts.map(faultsOf))).toEqual(texts.map(() => ''));
});

test('actionlint finds a step that is not there, and a permission that is none', async () => {
  expect(await faultsOf(release.replace('steps.image.outputs', 'steps.picture.outputs'))).toContain(
    '"picture"',
  );
  expect(await faultsOf(release.replace('id-token: write', 'id-tokens: write'))).toContain('"id-tokens"');
});

test('each action is pinned by its whole commit, with the version beside it', () => {
  const uses = texts.flatMap((text) => [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action));
  expect(uses.length).toBeGreaterThan(5);
  for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('a job has no more rights than it needs, and nothing is published that was not tested', () => {
  expect(permissions).toEqual({});
  expect(jobs['check']?.permissions).toEqual({ contents: 'read' });
  expect(jobs['publish']?.permissions).toEqual({ contents: 'write', packages: 'write', 'id-token': 'write' });
  expect(jobs['publish']?.needs).toBe('check');
  expect(jobs['check']?.steps.map(({ run }) => run)).toContain('.ci/run');
  expect(release).not.toMatch(/secrets\.(?!GITHUB_TOKEN)/);
  // A name that somebody gives to a branch or a tag would be run as a command.
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run));
  expect(commands.filter((run) => run.includes('${{'))).toEqual([]);
});

test('the commands of each step are ones that bash can read', async () => {
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  expect(commands.length).toBeGreaterThan(4);
  for (const run of commands) {
    expect((await promisify(execFile)('bash', ['-n', '-c', run])).stderr).toBe('');
  }
});
