import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { resolveOasdiff } from '../../dev/oasdiff/executable.ts';
import { projectRoot } from '../../src/project-root.ts';
import { makeTempFolder } from './temp-folder.ts';

/** The document of the last release, and what breaks clients by our policy and not by the tool's. */
export const releasedDocument = join(projectRoot, 'test', 'openapi', 'released.json');
const severityLevels = join(projectRoot, 'test', 'openapi', 'severity-levels.txt');

interface Change {
  id: string;
  text: string;
  operation?: string;
  path?: string;
}

/** What of a document breaks clients of the one before, a line each. */
export async function breakingChanges(before: object, after: object): Promise<string[]> {
  const folder = makeTempFolder();
  const [base, revision] = [join(folder, 'before.json'), join(folder, 'after.json')];
  writeFileSync(base, JSON.stringify(before));
  writeFileSync(revision, JSON.stringify(after));
  const oasdiff = await resolveOasdiff({ progress: (line) => console.log(line) });
  const { stdout } = await promisify(execFile)(
    oasdiff,
    ['breaking', base, revision, '--format', 'json', '--severity-levels', severityLevels],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const changes = (JSON.parse(stdout || '[]') ?? []) as Change[];
  return changes.map(({ id, text, operation, path }) => `${[operation, path].join(' ')}: ${text} [${id}]`);
}
