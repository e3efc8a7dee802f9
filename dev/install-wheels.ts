import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../src/project-root.ts';

/** 44 MB by a slow line; an index that cannot be reached says so much sooner. */
const INSTALL_TIMEOUT_MS = 10 * 60_000;
const TAIL_LINES = 5;

/** What installs Python packages on this machine: the first that is there is used. */
const installers = [
  ['uv', 'pip', 'install'],
  ['python3', '-m', 'pip', 'install'],
  ['pip3', 'install'],
  ['python', '-m', 'pip', 'install'],
] as const;

const pipOnly = ['--disable-pip-version-check', '--no-input', '--timeout=10', '--retries=1'];

/**
 * Installs packages of the Python package index into `folder`, by the machine's uv or pip. Only wheels with the hashes in
 * the tool's `requirements.txt` are taken.
 *
 * @param install.tool the folder in `tools/` with that file
 * @throws Error when there is neither uv nor pip, no wheel for this platform, or the index cannot be reached
 */
export async function installWheels(install: {
  tool: string;
  folder: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}): Promise<void> {
  const { tool, folder, env, signal } = install;
  await mkdir(folder, { recursive: true });
  const args = [
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--require-hashes',
    `--target=${folder}`,
    `--requirement=${join(projectRoot, 'tools', tool, 'requirements.txt')}`,
  ];
  let why = 'neither uv nor pip is installed';
  for (const [program, ...command] of installers) {
    const failure = await run(
      program,
      [...command, ...(program === 'uv' ? [] : pipOnly), ...args],
      env,
      signal,
    );
    if (failure === undefined) return;
    if (failure === 'ENOENT') continue;
    why = `${program} failed:\n${failure.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')}`;
    if (!failure.includes('No module named pip')) break;
  }
  throw new Error(why);
}

/** Undefined when it went well, else what it said; `ENOENT` where there is no such program. */
async function run(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    await promisify(execFile)(program, args, {
      env: { ...env, PIP_ROOT_USER_ACTION: 'ignore' },
      timeout: INSTALL_TIMEOUT_MS,
      signal,
    });
    return undefined;
  } catch (error) {
    const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
    return code === 'ENOENT' ? code : stderr || message;
  }
}
