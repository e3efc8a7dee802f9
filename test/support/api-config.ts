import { defaultRateLimits } from '../../src/domain/rate-limits.ts';
import type { ApiConfig } from '../../src/api/http/services.ts';

/** What the API is told: no encryption key and no carriers, unless a test says otherwise. */
export const apiConfig = (given: Partial<ApiConfig> = {}): ApiConfig => ({
  coalesceMs: 15 * 60_000,
  drainGraceMs: 4 * 60 * 60_000,
  carrierRates: new Map(),
  keyring: null,
  temporalUiUrl: null,
  temporalNamespace: 'default',
  sendsMails: true,
  rateLimits: defaultRateLimits,
  webhooksReachPrivate: false,
  carrierUrls: {},
  carrierCredentials: {},
  publicUrl: null,
  authSecret: 'a secret that signs the cookies of tests only',
  proxyHops: 0,
  oidc: null,
  ...given,
});
