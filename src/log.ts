import { type DestinationStream, pino, type Logger } from 'pino';
import { traceIds } from './tracing/spans.ts';

export { describeError, framesOf, lastWords } from './describe-error.ts';
export type { Logger } from 'pino';

/**
 * The log: JSON lines with ids, codes and counts. Phone numbers, names, call data and secrets never go in, so errors
 * are reduced by `describeError` before they are logged. What belongs to a trace says so.
 */
export const createLog = (level: string, to: DestinationStream = pino.destination()): Logger =>
  pino({ level, redact: ['req.headers.authorization', 'req.headers.cookie'], mixin: traceIds }, to);
