import type { OpenApiDocument } from './openapi.ts';
import { openApiDocument } from './openapi.ts';
import { apiRoutes } from './routes.ts';
import type { Services } from './services.ts';

/** The OpenAPI document alone, without anything running: no handler of these routes is ever called. */
export function offlineDocument(): OpenApiDocument {
  const config = { keyring: null, carrierUrls: {}, twilio: null };
  return openApiDocument(apiRoutes({ config } as unknown as Services));
}
