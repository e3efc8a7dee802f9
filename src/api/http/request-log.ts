import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from '../../log.ts';
import { requestSeconds } from '../../metrics/instruments.ts';
import { beginSpan, type Span, within } from '../../tracing/spans.ts';
import type { Principal } from './authenticate.ts';

interface Locals {
  requestId?: string;
  /** The route's pattern: what is logged instead of the address, which can hold names and numbers. */
  route?: string;
  principal?: Pick<Principal, 'accountId' | 'actor'>;
  /** The campaign whose address it is. */
  campaignId?: string;
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
 * Gives a request an id, which its answer is to say (`X-Request-Id`), a span and the log one line: no body, no query, no names,
 * numbers or secrets.
 *
 * @param answer begins to answer it
 */
export function beginRequest(
  log: Logger,
  req: IncomingMessage,
  res: Answer,
  answer: (requestId: string) => void,
): void {
  const requestId = randomUUID();
  const startedAt = performance.now();
  localsOf(res).requestId = requestId;
  const span = traceRequest(req);
  res.once('close', () => {
    const { route, principal, openEnded } = localsOf(res);
    if (span !== null && openEnded !== true) endSpan(span, req, res);
    const durationMs = performance.now() - startedAt;
    const labels = { method: req.method ?? '', route: route ?? 'none', status: String(res.statusCode) };
    // A stream of changes lasts for as long as its client stays.
    if (openEnded !== true) requestSeconds.observe(labels, durationMs / 1_000);
    const line = {
      requestId,
      method: req.method,
      route: route ?? null,
      status: res.statusCode,
      aborted: !res.writableFinished && openEnded !== true,
      durationMs: Math.round(durationMs),
      accountId: principal?.accountId,
      actor: principal?.actor,
    };
    within(span, () => log.info(line, 'request'));
  });
  within(span, () => answer(requestId));
}

/** Pages, their files and probes are no trace worth keeping. */
const isTraced = (url = '') => url.startsWith('/v1/') || url.startsWith('/auth/');

function traceRequest({ url, method = '', headers }: IncomingMessage): Span | null {
  if (!isTraced(url)) return null;
  const parent = headers['traceparent'];
  return beginSpan({ name: method, kind: 'server', parent: typeof parent === 'string' ? parent : null });
}

function endSpan(span: Span, { method = '' }: IncomingMessage, res: Answer): void {
  const { route, requestId, principal, campaignId } = localsOf(res);
  if (route !== undefined) span.rename(`${method} ${route}`);
  span.set({
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': res.statusCode,
    'lastcall.request_id': requestId,
    'lastcall.account_id': principal?.accountId,
    'lastcall.campaign_id': campaignId,
  });
  if (res.statusCode >= 500) span.fail(String(res.statusCode));
  span.end();
}

export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    beginRequest(log, req, res, (requestId) => {
      res.setHeader('X-Request-Id', requestId);
      next();
    });
  };
}
