import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from '../../log.ts';
import type { Principal } from './authenticate.ts';

interface Locals {
  requestId?: string;
  /** The route's pattern: what is logged instead of the address, which can hold names and numbers. */
  route?: string;
  principal?: Principal;
  /** Whether the answer goes on until the client leaves, so that its leaving is no abort. */
  openEnded?: boolean;
}

const localsOf = (res: Response): Locals => res.locals;

export const requestIdOf = (res: Response): string => localsOf(res).requestId ?? '';

/** Tells the log which route answers, and for whom. */
export function identify(res: Response, known: Omit<Locals, 'requestId'>): void {
  Object.assign(localsOf(res), known);
}

/** Gives every request an id, and the log one line: no body, no query, no names, numbers or secrets. */
export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    res.locals['requestId'] = requestId;
    res.set('X-Request-Id', requestId);
    res.once('close', () => {
      const { route, principal, openEnded } = localsOf(res);
      log.info(
        {
          requestId,
          method: req.method,
          route: route ?? null,
          status: res.statusCode,
          aborted: !res.writableFinished && openEnded !== true,
          durationMs: Math.round(performance.now() - startedAt),
          accountId: principal?.accountId,
          actor: principal?.actor,
        },
        'request',
      );
    });
    next();
  };
}
