import { hostname } from 'node:os';
import { clientOf } from './connect.ts';
import { CommandError } from './command-error.ts';
import { defaultUrl, readUrl } from './find-login.ts';
import { keyByBrowser } from './key-by-browser.ts';
import { loginFile, readLogin, writeLogin } from './login-file.ts';
import { readKey } from './read-key.ts';
import { runCommand } from './run-command.ts';
import { printJson, say, shown } from './terminal.ts';

export interface LoginOptions {
  url?: string;
  withKey?: boolean;
  /** False: the address is only printed. */
  browser: boolean;
  name?: string;
  json?: boolean;
}

/** `lastcall login` */
export async function login(options: LoginOptions): Promise<void> {
  const { json } = options;
  await runCommand({ json }, async (signal) => {
    await requireLoggedOut();
    const url = readUrl(options.url ?? process.env['LASTCALL_URL'] ?? defaultUrl);
    const key = options.withKey
      ? await readKey(signal)
      : await keyByBrowser(url, { name: options.name ?? hostname(), openIt: options.browser, signal });
    const me = await clientOf(url, key).request('GET', '/v1/me', { signal });
    await writeLogin({ url, key });
    if (json) return printJson({ url, file: loginFile(), ...me });
    say(
      `You are logged in to ${shown(me.account.name)} at ${url}, with the key “${shown(me.key?.name ?? '')}” (${me.role}).`,
    );
    say(`The key is in ${loginFile()}, which only you can read.`);
  });
}

/** A login is not overwritten: its key would go on working, and nobody would know of it. */
async function requireLoggedOut(): Promise<void> {
  const kept = await readLogin().catch((error: unknown) => {
    if (error instanceof CommandError) return null;
    throw error;
  });
  if (kept) {
    throw new CommandError(
      'failed',
      'logged_in',
      `You are logged in to ${kept.url}: run "lastcall logout" first.`,
    );
  }
}
