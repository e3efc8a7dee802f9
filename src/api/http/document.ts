import { type OpenApiDocument, openApiDocument } from './openapi.ts';
import { apiRoutes } from '../routes.ts';
import type { Services } from './services.ts';

/** The OpenAPI document alone, without anything running: no handler of these routes is ever called. */
export function offlineDocument(): OpenApiDocument {
  const config = { keyring: null, carrierUrls: {}, carrierCredentials: {} };
  const services = { config, db: {}, temporal: {}, store: {}, log: {}, identity: {}, live: {} };
  return openApiDocument(apiRoutes(services as unknown as Services));
}
