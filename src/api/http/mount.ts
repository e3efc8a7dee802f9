import type { Request, RequestHandler, Response, Router } from 'express';
import { LastcallError } from '../../errors.ts';
import { answerInTransaction, answerWithLease } from './answer-once.ts';
import { authenticate, requirePerson, requireRole, requireScope } from './authenticate.ts';
import { deprecationHeaders } from './deprecation.ts';
import { type GivenAnswer, keyedBy, keyedRequest } from './idempotency-key.ts';
import { ifMatchOf } from './if-match.ts';
import { readJson } from './read-json.ts';
import { identify } from './request-log.ts';
import { type Route, streamed } from './route.ts';
import { scopeOf } from './scope-of.ts';
import type { Services } from './services.ts';
import { validate } from './validate.ts';

/** Serves routes; another method at one of their addresses is answered with those it takes. */
export function mount(router: Router, routes: readonly Route[], services: Services): void {
  const byPath = new Map<string, Route[]>();
  for (const route of routes) byPath.set(route.path, [...(byPath.get(route.path) ?? []), route]);
  // In the order of their characters "{" comes after every letter, so an address that is written out is asked before one
  // with a parameter in its place, for each method that it does not take too.
  const paths = [...byPath].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, served] of paths) {
    for (const route of served) router[route.method](expressPath(path), serve(route, services));
    const allowed = served.map(({ method }) => method.toUpperCase()).join(', ');
    router.all(expressPath(path), (req, res) => {
      res.set('Allow', allowed);
      throw new LastcallError('method_not_allowed', { method: req.method, allowed });
    });
  }
}

const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');

function serve(route: Route, services: Services): RequestHandler {
  const { identity, keys: remembered, rates } = services;
  const { sql } = services.db;
  const keys = route.remembersKeys && ((secret: string) => remembered.find(secret));
  const scope = scopeOf(route);
  const keyed = keyedBy(route);
  const counted = route.counted ?? 'requests';
  return async (req, res) => {
    identify(res, { route: route.path });
    if (route.deprecated) res.set(deprecationHeaders(route.deprecated, req.params));
    // Before anything is read: nobody learns by the errors what a request without the right to it would have met.
    const principal =
      route.roles === 'anyone' ? undefined : await authenticate({ sql, identity, keys }, req, res);
    // What is left is told by every answer, and before one that its handler writes itself.
    const telling = async <T>(work: () => Promise<T> | T): Promise<T> => {
      try {
        return await work();
      } finally {
        if (principal && !res.headersSent) res.set(rates.headers(principal, counted));
      }
    };
    if (principal) {
      identify(res, { principal });
      await telling(() => rates.take(principal, counted));
      if (route.persons) requirePerson(principal);
      requireRole(principal, route.roles as Exclude<Route['roles'], 'anyone'>);
      requireScope(principal, scope);
    }
    if (route.challenge !== undefined && req.get('authorization') === undefined) {
      send(res, { status: 401, headers: { 'WWW-Authenticate': route.challenge } });
      return;
    }
    const params = route.params && validate(route.params, 'path', req.params);
    identify(res, campaignOf(params));
    const query = route.query && validate(route.query, 'query', req.query);
    const body = route.body && (await readJson(req, res, route.body, { anonymous: principal === undefined }));
    if (route.stream) requireStream(req, route.stream.contentTypes);
    const ifMatch = route.conditional ? ifMatchOf(req) : null;
    const work = () => telling(() => route.handle({ params, query, body, principal, ifMatch, req, res }));
    const request = keyed && principal ? keyedRequest(req, principal) : null;
    if (!request || !principal) {
      const reply = await work();
      if (reply !== streamed) send(res, reply);
      return;
    }
    const once = {
      services,
      accountId: principal.accountId,
      request,
      res,
      work: async () => given(await work()),
    };
    const { answer, replayed } = await (keyed === 'lease'
      ? answerWithLease(once)
      : answerInTransaction(once));
    if (replayed) res.set('Idempotency-Replayed', 'true');
    send(res, answer);
  };
}

/** What its span says of it, once it is known to be an id. */
const campaignOf = (params: Record<string, unknown> | undefined) =>
  typeof params?.['campaignId'] === 'string' ? { campaignId: params['campaignId'] } : {};

function send(
  res: Response,
  reply: { status: number; headers?: Record<string, string>; body?: unknown },
): void {
  res
    .status(reply.status)
    .set('Cache-Control', 'no-store')
    .set(etagOf(reply.body))
    .set(reply.headers ?? {});
  if (reply.body === undefined) res.end();
  else res.json(reply.body);
}

/** What shows what it is meant for in a change says so in the header as well. */
function etagOf(body: unknown): Record<string, string> {
  const etag = typeof body === 'object' && body !== null && 'etag' in body ? body.etag : undefined;
  return typeof etag === 'string' ? { ETag: etag } : {};
}

function given(reply: Awaited<ReturnType<Route['handle']>>): GivenAnswer {
  if (reply === streamed) throw new TypeError('what a handler has written itself cannot be given again');
  const { status, headers = {}, body } = reply;
  return { status, headers, body };
}

function requireStream(req: Request, contentTypes: readonly string[]): void {
  const encoded = req.get('content-encoding') ?? 'identity';
  if (!req.is([...contentTypes]) || encoded !== 'identity') {
    throw new LastcallError('unsupported_media_type', {
      expected: `${contentTypes.join(' or ')}, not compressed`,
    });
  }
}
