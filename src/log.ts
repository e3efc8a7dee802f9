import { pino, type Logger } from 'pino';

export { describeError, framesOf, lastWords } from './describe-error.ts';
export type { Logger } from 'pino';

/**
 * The log: JSON lines with ids, codes and counts. Phone numbers, names, call data and secrets never go in, so errors
 * are reduced by `describeError` before they are logged.
 */
export const createLog = (level: string): Logger =>
  pino({ level, redact: ['req.headers.authorization', 'req.headers.cookie'] });
