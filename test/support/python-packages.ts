import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const installMs = 10 * 60_000;
const pythons = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python'];

/** Runs a Python with packages; answers what it printed. */
export type Python = (args: readonly string[], cwd: string) => Promise<string>;

/**
 * A Python with the packages of a requirements file. They are installed by pip, or by uv, into the user's cache, outside
 * the project.
 *
 * @throws Error that says what to do when there is no such Python, or the packages cannot be installed
 */
export async function pythonWith(requirements: string): Promise<Python> {
  const python = await findPython();
  const key = createHash('sha256')
    .update(readFileSync(requirements))
    .update(python.version)
    .digest('hex')
    .slice(0, 16);
  const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const folder = join(caches, 'lastcall', `python-${key}`);
  if (!existsSync(folder)) await install(python.program, requirements, folder);
  const env = {
    ...process.env,
    PYTHONPATH: folder,
    PYTHONDONTWRITEBYTECODE: '1',
    PATH: [join(folder, 'bin'), process.env['PATH'] ?? ''].join(delimiter),
  };
  return async (args, cwd) => {
    const { stdout } = await run(python.program, [...args], { cwd, env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  };
}

async function findPython(): Promise<{ program: string; version: string }> {
  for (const program of pythons) {
    const ask =
      'import sys; print("%d.%d" % sys.version_info[:2]) if sys.version_info >= (3, 11) else sys.exit(1)';
    const answer = await run(program, ['-c', ask]).catch(() => null);
    if (answer) return { program, version: answer.stdout.trim() };
  }
  throw new Error('This test needs Python 3.11 or newer with pip, or uv: see https://docs.astral.sh/uv');
}

async function install(python: string, requirements: string, folder: string): Promise<void> {
  // Only what is complete gets the name that later runs trust.
  const draft = `${folder}.draft-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const args = [
    'install',
    '--quiet',
    '--only-binary=:all:',
    `--target=${draft}`,
    `--requirement=${requirements}`,
  ];
  const pip = ['-m', 'pip', ...args, '--disable-pip-version-check', '--no-input'];
  const env = { ...process.env, PIP_ROOT_USER_ACTION: 'ignore' };
  try {
    await run(python, pip, { env, timeout: installMs }).catch((failed: Error) =>
      run('uv', ['pip', ...args, `--python=${python}`], { env, timeout: installMs }).catch(() => {
        throw failed;
      }),
    );
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
