import type { OidcConfig } from './oidc.ts';

export interface IdentityConfig {
  /** Where people reach the pages, without a slash at the end; null: where the API listens. */
  publicUrl: string | null;
  /** Signs the cookies. Null: nobody can sign in, and the API does not start. */
  authSecret: string | null;
  /** How many proxies in front of the API add to `X-Forwarded-For`. */
  proxyHops: number;
  /** An OpenID provider to sign in with; null: e-mail and password only. */
  oidc: OidcConfig | null;
}
