import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Request, Response } from 'express';
import { type Principal, principalOfKey, requireRole, requireScope } from './authenticate.ts';
import { answerError } from './error-handler.ts';
import { understandJson } from './read-json.ts';
import { beginRequest, identify } from './request-log.ts';
import { type Route, streamed } from './route.ts';
import { scopeOf } from './scope-of.ts';
import { securityHeaders } from './security-headers.ts';
import type { Services } from './services.ts';
import { validate } from './validate.ts';

/** Larger bodies, which take their time in any case, go the usual way. */
const largestBytes = 1024 * 1024;

/**
 * Serves the usual requests to one route without Express, whose way through a hundred routes and a dozen headers costs
 * several times what a call event costs: JSON with an API key, not compressed, of a length that is told. Whatever else
 * comes goes to `others`, and is answered in the same words.
 *
 * @param route takes a JSON body, remembers keys, and its handler looks at neither `req` nor `res`
 */
export function serveDirectly(route: Route, services: Services, others: RequestListener): RequestListener {
  const { roles, body: spec, params: paramsSchema } = route;
  if (roles === 'anyone' || !spec || !paramsSchema || !route.remembersKeys)
    throw new TypeError(`${route.operationId} cannot be served directly`);
  const counted = route.counted ?? 'requests';
  const { log, keys, rates } = services;
  const scope = scopeOf(route);
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const pattern = new RegExp(`^${route.path.replace(/\{\w+\}/g, '([0-9A-Fa-f-]{36})')}$`);
  const headers = { ...fixedHeaders(), 'Cache-Control': 'no-store' };
  // Given to the answer in one piece: one by one, Node checks and keeps each before it writes them.
  const ofReply = [...Object.entries(headers), ['Content-Type', 'application/json; charset=utf-8']].flat();

  async function answer(
    { req, res, requestId }: { req: IncomingMessage; res: ServerResponse; requestId: string },
    values: string[],
  ): Promise<void> {
    identify(res, { route: route.path });
    const principal = await principalOfKey((secret) => keys.find(secret), req.headers.authorization);
    identify(res, { principal });
    const rateHeaders = () => rates.headers(principal, counted);
    const reply = await work(principal, req, values).catch((error: unknown) => {
      res.setHeaders(new Map(Object.entries(rateHeaders())));
      throw error;
    });
    if (reply === streamed) throw new TypeError(`${route.operationId} answers by itself`);
    const text = JSON.stringify(reply.body);
    const length = String(Buffer.byteLength(text));
    const fields = [...ofReply, 'X-Request-Id', requestId, 'Content-Length', length];
    for (const [name, value] of Object.entries(rateHeaders())) fields.push(name, value);
    res.writeHead(reply.status, fields);
    res.end(text);
  }

  async function work(principal: Principal, req: IncomingMessage, values: string[]) {
    await rates.take(principal, counted);
    requireRole(principal, roles as Exclude<Route['roles'], 'anyone'>);
    requireScope(principal, scope);
    const given = Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
    const params = validate(paramsSchema as NonNullable<Route['params']>, 'path', given);
    const body = understandJson(await bytesOf(req), spec as NonNullable<Route['body']>, given);
    return await route.handle({ params, query: undefined, body, principal, ...nothingOfExpress });
  }

  return (req, res) => {
    const values = isUsual(req) ? pattern.exec(req.url ?? '') : null;
    if (!values) return others(req, res);
    beginRequest(log, req, res, (requestId) => {
      answer({ req, res, requestId }, values.slice(1)).catch((error: unknown) => {
        if (!res.headersSent)
          res.setHeaders(new Map(Object.entries({ ...headers, 'X-Request-Id': requestId })));
        answerError(error, req, res, log);
      });
    });
  };
}

// The handler's context has them for handlers that stream.
const nothingOfExpress = { ifMatch: null } as unknown as { ifMatch: null; req: Request; res: Response };

function isUsual({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    headers['content-type'] === 'application/json' &&
    headers['content-encoding'] === undefined &&
    headers.authorization !== undefined &&
    Number(headers['content-length'] ?? 0) > 0 &&
    Number(headers['content-length']) <= largestBytes
  );
}

/** The body, whose length Node holds to what was told. */
function bytesOf(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    req.once('error', reject);
    req.once('close', () => reject(new Error('the client left before its body had come')));
  });
}

/** What the usual way would set, which is the same for every request. */
function fixedHeaders(): Record<string, string> {
  const req = new IncomingMessage(new Socket());
  const res = new ServerResponse(req);
  securityHeaders(req, res, () => {});
  return Object.fromEntries(Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)]));
}
