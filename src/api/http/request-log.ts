import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from '../../log.ts';
import { requestSeconds } from '../../metrics/instruments.ts';
import type { Principal } from './authenticate.ts';

interface Locals {
  requestId?: string;
  /** The route's pattern: what is logged instead of the address, which can hold names and numbers. */
  route?: string;
  principal?: Pick<Principal, 'accountId' | 'actor'>;
  /** Whether the answer goes on until the client leaves, so that its leaving is no abort. */
  openEnded?: boolean;
}

/** Express keeps such an object on its answers; on one that it never sees, {@link beginRequest} puts it. */
type Answer = ServerResponse & { locals?: Locals };

const localsOf = (res: Answer): Locals => (res.locals ??= {});

export const requestIdOf = (res: Answer): string => localsOf(res).requestId ?? '';

/** Tells the log which route answers, and for whom. */
export function identify(res: Answer, known: Omit<Locals, 'requestId'>): void {
  Object.assign(localsOf(res), known);
}

/**
 * Gives a request an id, which its answer is to say (`X-Request-Id`), and the log one line: no body, no query, no names,
 * numbers or secrets.
 */
export function beginRequest(log: Logger, req: IncomingMessage, res: Answer): string {
  const requestId = randomUUID();
  const startedAt = performance.now();
  localsOf(res).requestId = requestId;
  res.once('close', () => {
    const { route, principal, openEnded } = localsOf(res);
    const durationMs = performance.now() - startedAt;
    const labels = { method: req.method ?? '', route: route ?? 'none', status: String(res.statusCode) };
    // A stream of changes lasts for as long as its client stays.
    if (openEnded !== true) requestSeconds.observe(labels, durationMs / 1_000);
    log.info(
      {
        requestId,
        method: req.method,
        route: route ?? null,
        status: res.statusCode,
        aborted: !res.writableFinished && openEnded !== true,
        durationMs: Math.round(durationMs),
        accountId: principal?.accountId,
        actor: principal?.actor,
      },
      'request',
    );
  });
  return requestId;
}

export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    res.setHeader('X-Request-Id', beginRequest(log, req, res));
    next();
  };
}
