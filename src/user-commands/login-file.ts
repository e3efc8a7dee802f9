import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from './command-error.ts';
import { say } from './terminal.ts';

/** What `lastcall login` keeps. */
export interface KeptLogin {
  /** Where the API is, without a path. */
  url: string;
  key: string;
}

/** The file that keeps the login, in the user's own configuration folder. */
export function loginFile(env: NodeJS.ProcessEnv = process.env): string {
  return join(configFolder(env), 'login.json');
}

function configFolder(env: NodeJS.ProcessEnv): string {
  if (env['LASTCALL_CONFIG_DIR']) return env['LASTCALL_CONFIG_DIR'];
  if (process.platform === 'win32' && env['APPDATA']) return join(env['APPDATA'], 'lastcall');
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'lastcall');
}

/**
 * The login that is kept; null: none.
 *
 * @throws CommandError for a file that is not of `lastcall login`
 */
export async function readLogin(path = loginFile()): Promise<KeptLogin | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) {
    say(`Others on this machine can read your API key: run  chmod 600 ${path}`);
  }
  const kept = parse(text);
  if (kept) return kept;
  throw new CommandError('failed', 'login_unreadable', `${path} is damaged: run "lastcall login" again.`);
}

function parse(text: string): KeptLogin | null {
  try {
    const { url, key } = JSON.parse(text) as Partial<KeptLogin>;
    return typeof url === 'string' && typeof key === 'string' ? { url, key } : null;
  } catch {
    return null;
  }
}

/** Keeps a login for its owner's eyes only, whole or not at all. */
export async function writeLogin({ url, key }: KeptLogin, path = loginFile()): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const incomplete = `${path}.${randomUUID()}`;
  const file = await open(incomplete, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ url, key }, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(incomplete, path);
}

/** @returns whether there was one */
export async function forgetLogin(path = loginFile()): Promise<boolean> {
  const kept = await readFile(path).catch(() => null);
  await rm(path, { force: true });
  return kept !== null;
}
