import { genericOAuth } from 'better-auth/plugins';

export interface OidcConfig {
  /** The issuer's address: what stands before `/.well-known/openid-configuration`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The provider's name on the sign-in page. */
  name: string;
}

/** Also part of the redirect address: `<publicUrl>/auth/callback/oidc`. */
export const oidcProviderId = 'oidc';

/** Sign-in with an OpenID provider, found by discovery; one that is away at the start is asked again when needed. */
export const oidcPlugin = ({ issuer, clientId, clientSecret }: OidcConfig) =>
  genericOAuth({
    config: [
      {
        providerId: oidcProviderId,
        discoveryUrl: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
      },
    ],
  });
