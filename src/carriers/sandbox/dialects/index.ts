import type { Dialect } from '../dialect.ts';
import { twilioDialect } from './twilio.ts';

/** One sandbox's dialects; some keep a memory of their own. */
export const createDialects = (): readonly Dialect[] => [twilioDialect()];
