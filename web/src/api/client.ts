import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from '../../../clients/typescript/src/schema';
import { problemWords } from './problem-words';

export type { paths };
export type Schemas = components['schemas'];

/** What the API answers instead of success: RFC 9457, with a stable code. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  /** Every member of the problem document. */
  readonly problem: Record<string, unknown>;

  constructor(status: number, problem: Record<string, unknown>) {
    const detail = typeof problem['detail'] === 'string' ? problem['detail'] : undefined;
    super(problemWords(problem['code']) ?? detail ?? `The server answered ${status}.`);
    this.status = status;
    this.code = typeof problem['code'] === 'string' ? problem['code'] : 'unknown';
    this.problem = problem;
  }

  /** Whether a part of the address was refused, such as an id that is none; an address that people may have typed. */
  get isAboutAddress(): boolean {
    const errors = this.problem['errors'];
    return (
      this.code === 'invalid_request' &&
      Array.isArray(errors) &&
      errors.some((each: { parameter?: string }) => each.parameter !== undefined)
    );
  }
}

/** Whether a change was refused because somebody else's came before, see {@link meantFor}. */
export const isChangedMeanwhile = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'changed_meanwhile';

/** Whether too much was asked within a minute, so that nothing is answered until it is over. */
export const isRateLimited = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'rate_limit_exceeded';

/** The header of a change to what has been seen: to anything else it is refused. */
export const meantFor = ({ etag }: { etag: string }) => ({ 'If-Match': etag });

/** The same of what may not have been there when it was looked at. */
export const meantForOrNew = (seen: { etag: string } | null) =>
  seen ? meantFor(seen) : ({ 'If-None-Match': '*' } as const);

/**
 * What there is now, of a change that was refused because somebody else's came before; null: there is none any more.
 * Undefined: it was not refused for that.
 */
export const thereNow = (error: unknown): unknown =>
  error instanceof ProblemError && isChangedMeanwhile(error) ? error.problem['current'] : undefined;

let whenSignedOut = () => {};

/** Tells `listener` when the API no longer knows who asks. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener;
}

/** For a request that does not go through {@link api}: it was answered that nobody is signed in. */
export const signedOut = (): void => whenSignedOut();

let refusal: { error: ProblemError; until: number } | undefined;
let whenLimited = (_seconds: number) => {};

/** Tells `listener` that the API was asked too much, and for how long it is not asked again. */
export function onRateLimited(listener: (seconds: number) => void): void {
  whenLimited = listener;
}

/** How long the API is not asked because it was asked too much, in ms; 0: it is asked. */
export const pausedMs = (): number => Math.max(0, (refusal?.until ?? 0) - Date.now());

function pauseFor(error: ProblemError): void {
  const seconds = Number(error.problem['retryAfterSeconds']) || 1;
  refusal = { error, until: Date.now() + seconds * 1_000 };
  whenLimited(seconds);
}

const problems: Middleware = {
  onRequest() {
    // It would be refused again, and so would whatever else a page asks for meanwhile.
    if (refusal && pausedMs() > 0) throw refusal.error;
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok || response.status === 304) return undefined;
    const problem = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    // Whether somebody is signed in is what /v1/me is asked for: its own 401 is an answer, not a surprise.
    if (response.status === 401 && schemaPath !== '/v1/me') whenSignedOut();
    const error = new ProblemError(response.status, problem);
    if (isRateLimited(error)) pauseFor(error);
    throw error;
  },
  onError: () => new Error('Lastcall cannot be reached. Look at your connection, then try again.'),
};

/** The API's client: its paths, bodies and answers are typed by the OpenAPI document. Errors are {@link ProblemError}. */
export const api = createClient<paths>({ baseUrl: '/' });
api.use(problems);

/** The body of a successful answer. `openapi-fetch` types it as possibly missing; errors were thrown before. */
export async function answer<T>(request: Promise<{ data?: T }>): Promise<T> {
  return (await request).data as T;
}
