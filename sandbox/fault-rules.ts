import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dialectId, e164 } from './model.ts';

/** What a request does to a number. Faults are chosen by it, and the request log tells it. */
export const action = z.enum(['release', 'read', 'list', 'poll', 'buy', 'unblock', 'token', 'rejected']);
export type Action = z.infer<typeof action>;

/** `before`: the number is not touched. `after`: the effect happens and only the answer is spoilt. */
const when = z.enum(['before', 'after']).default('before');

export const behaviour = z.discriminatedUnion('kind', [
  /** 429 in the carrier's words. `retryAfter` is the header as sent (seconds or an HTTP date), null for no header. */
  z.object({ kind: z.literal('throttle'), retryAfter: z.string().nullable().default(null) }),
  /** 500 in the carrier's words. */
  z.object({ kind: z.literal('fail'), when }),
  /** No answer until the client gives up, or the connection is cut after `maxMs`. */
  z.object({ kind: z.literal('hang'), when, maxMs: z.number().positive().default(120_000) }),
  /** The connection is reset without an answer. */
  z.object({ kind: z.literal('reset'), when }),
  /** The request is carried out, and its answer breaks off in the middle. */
  z.object({ kind: z.literal('truncate') }),
  /** Somebody else gives the numbers back in the moment before; the request is carried out after that. */
  z.object({ kind: z.literal('overtaken') }),
  /** The answer of a release that had its effect, and nothing happens. */
  z.object({ kind: z.literal('pretend') }),
  /** A right answer, late. */
  z.object({ kind: z.literal('slow'), delayMs: z.number().nonnegative() }),
  /** No fault: a place in a script. */
  z.object({ kind: z.literal('pass') }),
]);
export type Behaviour = z.infer<typeof behaviour>;

export const faultRule = z
  .object({
    id: z.string().default(() => randomUUID()),
    carrier: dialectId.optional(),
    account: z.string().optional(),
    /** Only these numbers; all when absent. */
    numbers: z.array(e164).optional(),
    actions: z.array(action).default(['release']),
    /** What successive requests about one number get, from the top again when it is used up. */
    script: z.array(behaviour).min(1),
    /** How many requests about one number it strikes: once through the script when absent, null for ever. */
    times: z.number().int().positive().nullable().optional(),
    /** Strikes this share of requests at random, with a random line of the script; `times` does not count then. */
    probability: z.number().min(0).max(1).optional(),
    /** The same seed strikes the same requests. */
    seed: z.number().int().default(1),
  })
  .strict();
export type FaultRule = z.infer<typeof faultRule>;
