import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, throwIfInterrupted } from './command-error.ts';
import { startLoopback } from './loopback.ts';
import { say } from './terminal.ts';

const patienceMs = 10 * 60_000;

/**
 * Has a person who is signed in on the pages make a key for this machine.
 *
 * @throws CommandError where the page could not encrypt, and when the person declines or does nothing
 */
export async function keyByBrowser(
  url: string,
  { name, openIt, signal }: { name: string; openIt: boolean; signal: AbortSignal },
): Promise<string> {
  requireSecure(url);
  const loopback = await startLoopback();
  try {
    const page = `${url}/connect?${new URLSearchParams({ ...loopback.query, name }).toString()}`;
    say(`Confirm in your browser that it shows the code ${loopback.code}:\n\n  ${page}\n`);
    if (openIt) await openBrowser(page);
    const ended = new AbortController();
    const tooLate = sleep(patienceMs, null, { signal: AbortSignal.any([signal, ended.signal]) }).catch(
      () => null,
    );
    const key = await Promise.race([loopback.key, tooLate]).finally(() => ended.abort());
    throwIfInterrupted(signal);
    if (key !== null) return key;
    throw new CommandError(
      'notAllowed',
      'login_too_late',
      'Nobody has confirmed within ten minutes: run "lastcall login" again.',
    );
  } finally {
    loopback.close();
  }
}

/** Browsers encrypt only on pages that came over HTTPS or from this machine. */
function requireSecure(url: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return;
  throw new CommandError(
    'usage',
    'insecure_url',
    `A key is not made over ${url}, where others could read it. Use https, or a key that you have: lastcall login --with-key`,
  );
}

/** The address stands above: where no browser can be opened, the person does it. */
async function openBrowser(page: string): Promise<void> {
  const { default: open } = await import('open');
  await open(page).catch(() => say('No browser could be opened here: open the address above yourself.'));
}
