import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/project-root.ts';

const run = promisify(execFile);

export interface OldRelease {
  /** Where it is built. */
  root: string;
  /** The commit, with its date. */
  says: string;
  remove(): Promise<void>;
}

/** The newest tag; null where there is none. */
export async function newestTag(): Promise<string | null> {
  const { stdout } = await run('git', ['tag', '--sort=-creatordate'], { cwd: projectRoot });
  return stdout.split('\n')[0] || null;
}

/**
 * Checks a release out beside this one, installs what it needs and builds it, which takes some minutes.
 *
 * @param ref as git takes it; or a folder in which one is built already, which stays
 * @throws Error when there is no such one, or it does not build; nothing is left then
 */
export async function buildRelease(ref: string, progress: (line: string) => void): Promise<OldRelease> {
  if (await isBuilt(ref)) return { root: ref, says: ref, remove: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'lastcall-release-'));
  const root = join(folder, 'lastcall');
  const git = (...args: string[]) => run('git', args, { cwd: projectRoot });
  const remove = async () => {
    await rm(folder, { recursive: true, force: true });
    await git('worktree', 'prune');
  };
  try {
    await git('worktree', 'add', '--detach', root, ref);
    const { stdout } = await git('log', '-1', '--format=%h of %cs', ref);
    progress(`installs and builds ${stdout.trim()}`);
    await command(root, 'npm', 'ci', '--no-audit', '--no-fund', '--prefer-offline');
    await command(root, 'npm', 'run', 'build');
    return { root, says: stdout.trim(), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

const isBuilt = (folder: string) =>
  access(join(folder, 'dist', 'src', 'cli.js')).then(
    () => true,
    () => false,
  );

/** @throws Error with what it said, unless it ends well */
async function command(cwd: string, name: string, ...args: string[]): Promise<void> {
  const child = spawn(name, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new Error(`${name} ${args.join(' ')} in ${cwd}: exit code ${code}\n${said.slice(-2_000)}`);
}
