import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import type { LastcallError } from '../../errors.ts';
import { describeError, framesOf, type Logger } from '../../log.ts';
import { problemDocument, problemType, toLastcallError } from './problem.ts';
import { requestIdOf } from './request-log.ts';

const usualRetryAfterSeconds = '5';

/** Answers every error as a problem document; one that comes after the answer began ends the connection instead. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, req, res, _next) => answerError(thrown, req, res, log);
}

export function answerError(thrown: unknown, req: IncomingMessage, res: ServerResponse, log: Logger): void {
  const requestId = requestIdOf(res);
  // Nobody is left to answer to; what failed is the reading of a request that will not come.
  if (req.destroyed && !req.complete) return void res.destroy();
  if (res.closed && thrown instanceof Error && thrown.name === 'AbortError') return;
  const error = toLastcallError(thrown, requestId);
  if (error.status >= 500) logFailure(log, requestId, thrown);
  if (res.headersSent) return void res.destroy();
  res.statusCode = error.status;
  for (const [name, value] of Object.entries(headersFor(error))) res.setHeader(name, value);
  const body = JSON.stringify(problemDocument(error, requestId));
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', `${problemType}; charset=utf-8`);
  res.setHeader('Content-Length', Buffer.byteLength(body));
  res.end(body);
  // What is left of the body is thrown away unread, so that its sender gets to see the answer.
  req.resume();
}

function headersFor(error: LastcallError): Record<string, string> {
  if (error.status === 401) return { 'WWW-Authenticate': 'Bearer realm="lastcall"' };
  // Else the connection would wait for the rest of the body.
  if (error.status === 408) return { Connection: 'close' };
  const { retryAfterSeconds } = error.details;
  if (typeof retryAfterSeconds === 'number') return { 'Retry-After': String(retryAfterSeconds) };
  if (error.status === 429 || error.status === 503) return { 'Retry-After': usualRetryAfterSeconds };
  return {};
}

function logFailure(log: Logger, requestId: string, thrown: unknown): void {
  log.error({ requestId, error: describeError(thrown), frames: framesOf(thrown) }, 'request failed');
}
