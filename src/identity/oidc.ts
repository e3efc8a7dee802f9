import { isAPIError } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins';
import { isStorable, isVisible } from '../domain/text.ts';

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
        discoveryUrl: `${issuer.replace(/(?<!\/)\/+$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        // Without an ID token the library would go by what the userinfo address says, which nobody has signed. No
        // subject is no sign-in.
        accountSubject: ({ tokens, profile }) => (tokens.idToken && profile.sub) || '',
        mapProfileToUser: readClaims,
      },
    ],
  });

/**
 * Answers an address that the provider has not verified in one way: the library has a word of its own for one that
 * has a user here.
 */
export function hideWhoHasUser({
  path,
  context: { returned },
  redirect,
}: {
  path?: string;
  context: { returned?: unknown };
  redirect: (url: string) => Error;
}): void {
  if (path !== '/callback/:id' || !isAPIError(returned)) return;
  const location = new Headers(returned.headers).get('location');
  if (location?.includes('error=account_not_linked')) {
    throw redirect(location.replace('error=account_not_linked', 'error=email_not_verified'));
  }
}

const maxNameLength = 100;

/** By characters of Unicode, so that none is cut in half. */
const cut = (name: string) => Array.from(name).slice(0, maxNameLength).join('');

/**
 * What is kept of a provider's claims. A name that cannot be stored is not known; an address that cannot be is none,
 * which ends the sign-in.
 */
function readClaims({ email, name }: Record<string, unknown>): {
  email: string;
  name: string;
  image: undefined;
} {
  return {
    email: typeof email === 'string' && isStorable(email) ? email : '',
    name: typeof name === 'string' && isStorable(name) && isVisible(name) ? cut(name) : '',
    image: undefined,
  };
}
