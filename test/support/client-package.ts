import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/project-root.ts';
import type { Defer } from './defer.ts';
import { makeTempFolder } from './temp-folder.ts';

export const clientFolder = join(projectRoot, 'clients', 'typescript');

/** Runs a program to its end, and answers what it printed. */
export async function runIn(
  cwd: string,
  [program = '', ...args]: string[],
  env: Record<string, string> = {},
): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd, env: { ...process.env, ...env } });
  return stdout;
}

export interface InstalledClient {
  /** A folder that has nothing else. */
  project: string;
  /** Where the package is in it. */
  client: string;
  /** What the tarball has. */
  files: string[];
}

/** Packs the client, and installs the tarball into an empty project without a network. */
export async function installClient(defer: Defer): Promise<InstalledClient> {
  const project = makeTempFolder(defer);
  const packed = await runIn(clientFolder, ['npm', 'pack', '--json', '--pack-destination', project]);
  const [{ filename, files }] = JSON.parse(packed.slice(packed.indexOf('['))) as [
    { filename: string; files: { path: string }[] },
  ];
  writeFileSync(join(project, 'package.json'), '{"private":true,"type":"module"}');
  await runIn(project, ['npm', 'install', '--offline', '--no-audit', '--no-fund', join(project, filename)]);
  const client = join(project, 'node_modules', '@lastcall', 'client');
  return { project, client, files: files.map(({ path }) => path) };
}

/** The examples of the package's README, one after the other, as a module. */
export function readmeExamples(): string {
  const readme = readFileSync(join(clientFolder, 'README.md'), 'utf8');
  return [...readme.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code).join('\n');
}
