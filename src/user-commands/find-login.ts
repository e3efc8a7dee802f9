import { CommandError } from './command-error.ts';
import { type KeptLogin, readLogin } from './login-file.ts';

/** Where `npm start` serves the API. */
export const defaultUrl = 'http://127.0.0.1:8080';

/**
 * An API's address as a person writes it, without what would follow it.
 *
 * @throws CommandError
 */
export function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') {
    return `${url.origin}${url.pathname.replace(/\/$/, '')}`;
  }
  throw new CommandError(
    'usage',
    'invalid_url',
    `"${text}" is not the address of a Lastcall, such as https://lastcall.example.org.`,
  );
}

/**
 * Who asks, and where: the environment stands for itself (`LASTCALL_API_KEY`, `LASTCALL_URL`); without a key in it, the
 * login that is kept.
 *
 * @throws CommandError
 */
export async function findLogin(
  env: NodeJS.ProcessEnv = process.env,
): Promise<KeptLogin & { from: 'environment' | 'file' }> {
  const url = env['LASTCALL_URL'] ? readUrl(env['LASTCALL_URL']) : null;
  const key = env['LASTCALL_API_KEY'];
  if (key) return { url: url ?? defaultUrl, key, from: 'environment' };
  const kept = await readLogin();
  if (!kept) {
    throw new CommandError(
      'notAllowed',
      'not_logged_in',
      'You are not logged in. Run "lastcall login", or set LASTCALL_API_KEY and LASTCALL_URL.',
    );
  }
  // The key of one Lastcall is nothing that another may see.
  if (url !== null && url !== kept.url) {
    throw new CommandError(
      'notAllowed',
      'other_url',
      `You are logged in to ${kept.url}, but LASTCALL_URL is ${url}. Unset it, set LASTCALL_API_KEY too, or run "lastcall logout" and then "lastcall login".`,
    );
  }
  return { ...kept, from: 'file' };
}
