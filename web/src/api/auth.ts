import { createAuthClient } from 'better-auth/client';

export const client = createAuthClient({ baseURL: location.origin, basePath: '/auth' });

/** Signing in and out, by the identity library's own addresses under /auth. Errors have words for people. */
export const auth = {
  /** Answers whether a code is asked for as well; until it is given nobody is signed in. */
  async signIn(email: string, password: string): Promise<{ asksForCode: boolean }> {
    const { data, error } = await client.signIn.email({ email, password });
    fail(error, 'This e-mail and password do not match.');
    return { asksForCode: data !== null && 'twoFactorRedirect' in data };
  },
  async signInWith(providerId: string, callbackURL: string): Promise<void> {
    const answered = await client.signIn.social({
      provider: providerId,
      callbackURL,
      errorCallbackURL: '/sign-in',
    });
    fail(answered.error, 'The sign-in service cannot be reached.');
  },
  async signOut(): Promise<void> {
    fail((await client.signOut()).error, 'You could not be signed out.');
  },
  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    const answered = await client.changePassword({ currentPassword, newPassword, revokeOtherSessions: true });
    fail(answered.error, 'The password was not changed.');
  },
  async setPassword(token: string, newPassword: string): Promise<void> {
    fail((await client.resetPassword({ token, newPassword })).error, 'This link is used or too old.');
  },
};

/**
 * Errors are the library's, or problem documents of ours.
 *
 * @throws Error with words for people
 */
export function fail(
  error: { status?: number; message?: string | undefined; detail?: unknown } | null,
  fallback: string,
): void {
  if (!error) return;
  if (error.status === 429) throw new Error('Too many tries. Wait a while, then try again.');
  throw new Error(typeof error.detail === 'string' ? error.detail : (error.message ?? fallback));
}
