import compression from 'compression';
import type { RequestListener } from 'node:http';
import express from 'express';
import { LastcallError } from '../../errors.ts';
import { auth } from '../accounts/auth.ts';
import { docs } from './docs.ts';
import { errorHandler } from './error-handler.ts';
import { mount } from './mount.ts';
import { openApiDocument } from './openapi.ts';
import { pageAssets, pages } from './pages.ts';
import { identify, requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { serveDirectly } from './direct.ts';
import { apiRoutes } from '../routes.ts';
import type { Services } from './services.ts';

const isJson = /^application\/(problem\+)?json\b/;

/** The pages, and the API: all under `/v1`, signing in under `/auth`, its reference under `/docs`, `/health`, `/ready`. */
export function createApi(services: Services): RequestListener {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('trust proxy', services.config.proxyHops);
  app.use(requestLog(services.log));
  pageAssets(app);
  app.use(securityHeaders);
  // Exports compress themselves or are asked for as they are, and a stream of changes must not wait for more.
  app.use('/v1', compression({ filter: (_req, res) => isJson.test(String(res.getHeader('Content-Type'))) }));
  auth(app, services.identity);

  const routes = apiRoutes(services);
  const document = JSON.stringify(openApiDocument(routes));
  app.get('/v1/openapi.json', (_req, res) => {
    identify(res, { route: '/v1/openapi.json' });
    res.type('json').set('Cache-Control', 'no-cache').send(document);
  });
  docs(app);
  mount(app, routes, services);
  pages(app);

  app.use((req) => {
    throw new LastcallError('route_not_found', { method: req.method });
  });
  app.use(errorHandler(services.log));

  const callEvents = routes.find(({ operationId }) => operationId === 'recordCallEvents');
  if (!callEvents) throw new Error('create API: call events have a route');
  // The direct way has the same headers for every request.
  return callEvents.deprecated ? app : serveDirectly(callEvents, services, app);
}
