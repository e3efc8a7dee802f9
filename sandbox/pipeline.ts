import type { Request, RequestHandler, Response } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Dialect, Operation } from './dialect.ts';
import type { Behaviour } from './fault-rules.ts';
import { strike } from './faults.ts';
import type { RateLimiter } from './rate-limit.ts';
import type { LoggedRequest, RequestLog } from './request-log.ts';
import type { Store } from './store.ts';

export interface Pipeline {
  store: Store;
  log: RequestLog;
  limiter: RateLimiter;
  /** Aborts when the sandbox closes: a request that is still being held back then has no effect any more. */
  closing: AbortSignal;
}

type Ending = Pick<LoggedRequest, 'status' | 'code' | 'fault' | 'overLimit' | 'effect'>;

/**
 * Serves one dialect: understand, limit, strike with a fault or not, carry out, log, answer. Expects the body as text
 * and the dialect's mount point gone from the URL.
 */
export function serve(dialect: Dialect, { store, log, limiter, closing }: Pipeline): RequestHandler {
  return async (request, response) => {
    const url = new URL(request.url, 'http://sandbox');
    const operation = dialect.understand(
      {
        method: request.method,
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: typeof request.body === 'string' ? request.body : '',
      },
      store,
      new Date(),
    );
    const { account, action, numbers } = operation;
    const note = (ending: Ending) =>
      log.append({
        carrier: dialect.id,
        account,
        method: request.method,
        path: url.pathname,
        action,
        numbers,
        ...ending,
      });
    const arrival = log.arrive();
    if (account !== null && !limiter.take(dialect.id, account, action)) {
      const answer = dialect.throttled('1');
      note({ ...codes(answer), fault: null, overLimit: true, effect: false });
      send(response, answer);
      return;
    }
    const fault = strike(store, { carrier: dialect.id, account, action, numbers, arrival });
    if (fault?.kind === 'slow' && !(await passes(fault.delayMs, closing))) return;
    if (fault?.kind === 'overtaken') giveBack(store, operation, dialect);
    const { answer, effect } = spoil(dialect, operation, fault);
    note({ ...codes(answer), fault: nameOf(fault), overLimit: false, effect });
    if (answer) send(response, answer);
    else cut(request, fault?.kind === 'hang' ? fault.maxMs : 0);
  };
}

/** Carries the operation out unless the fault comes before; no answer means that the connection is cut. */
function spoil(
  dialect: Dialect,
  operation: Operation,
  fault: Behaviour | null,
): { answer: Answer | null; effect: boolean } {
  switch (fault?.kind) {
    case 'throttle':
      return { answer: dialect.throttled(fault.retryAfter), effect: false };
    case 'fail':
    case 'hang':
    case 'reset': {
      const effect = fault.when === 'after' && operation.perform().effect;
      return { answer: fault.kind === 'fail' ? dialect.failed() : null, effect };
    }
    case 'pretend':
      return { answer: operation.pretend?.() ?? operation.perform().answer, effect: false };
    case 'truncate': {
      const { answer, effect } = operation.perform();
      const { body = '' } = answer;
      return { answer: { ...answer, body: body.slice(0, body.length / 2) }, effect };
    }
    default:
      return operation.perform();
  }
}

function giveBack(store: Store, { numbers }: Operation, dialect: Dialect): void {
  const rented = numbers.flatMap((number) => store.rented(dialect.id, number) ?? []);
  store.putRentals(rented.map((rental) => ({ ...rental, releasedAt: new Date().toISOString() })));
}

function nameOf(fault: Behaviour | null): string | null {
  if (fault === null || fault.kind === 'pass') return null;
  return 'when' in fault ? `${fault.kind}_${fault.when}` : fault.kind;
}

function codes(answer: Answer | null): Pick<Ending, 'status' | 'code'> {
  return { status: answer?.status ?? null, code: answer?.code ?? null };
}

async function passes(delayMs: number, closing: AbortSignal): Promise<boolean> {
  try {
    await sleep(delayMs, undefined, { signal: closing });
    return true;
  } catch {
    return false;
  }
}

/** Resets the connection after a while; the client may give up earlier. */
function cut(request: Request, afterMs: number): void {
  const timer = setTimeout(() => request.socket.resetAndDestroy(), afterMs);
  request.socket.once('close', () => clearTimeout(timer));
}

function send(response: Response, answer: Answer): void {
  response
    .status(answer.status)
    .set(answer.headers ?? {})
    .end(answer.body);
}
