import type { BetterAuthOptions } from 'better-auth';
import { describeError, type Logger } from '../log.ts';

/**
 * Better-auth's words in our log. What follows a colon can hold values, such as a statement's parameters; of the rest
 * only errors are kept, in words that carry no data.
 */
export const authLog = (log: Logger): NonNullable<BetterAuthOptions['logger']> => ({
  // Not `warn`, by which the library would also write each refused request to the console.
  level: 'info',
  log(level, message, ...given: unknown[]) {
    if (level !== 'error' && level !== 'warn') return;
    const [words = ''] = message.split(/[:\n]|(?<!\S)\S+@|https?/);
    const errors = given.filter((value) => value instanceof Error).map(describeError);
    log[level]({ part: 'identity', ...(errors.length > 0 && { errors }) }, words.trim());
  },
});
