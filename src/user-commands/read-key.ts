import { text } from 'node:stream/consumers';
import { ask } from './ask.ts';
import { CommandError } from './command-error.ts';

const keyPattern = /^lc_[a-z0-9]{8}_[\w-]{43}$/;

/**
 * A key from standard input: typed without being shown, or piped. It is no argument, which other programs could see.
 *
 * @throws CommandError for what is no key
 */
export async function readKey(signal: AbortSignal): Promise<string> {
  const key = process.stdin.isTTY
    ? await ask('API key (it is not shown): ', { hidden: true, signal })
    : (await text(process.stdin)).trim();
  if (keyPattern.test(key)) return key;
  throw new CommandError('usage', 'invalid_key', 'That is no API key of Lastcall, which begins with lc_.');
}
