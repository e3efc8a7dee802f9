import type { ApiConfig } from '../../src/api/services.ts';

/** What the API is told: no encryption key and no carriers, unless a test says otherwise. */
export const apiConfig = (given: Partial<ApiConfig> = {}): ApiConfig => ({
  coalesceMs: 15 * 60_000,
  keyring: null,
  carrierUrls: {},
  twilio: null,
  ...given,
});
