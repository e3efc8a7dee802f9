import { getSessionFromCtx } from 'better-auth/api';
import { now } from '../clock.ts';

type Context = Parameters<typeof getSessionFromCtx>[0];

export interface CodeGiver {
  userId: string;
  email: string;
  /** Their password was right, and they have no session until the code is too. */
  atSignIn: boolean;
}

/** Whose code a request has: of who is signed in, else of who has given their password. Null: of neither. */
export async function whoGivesCode(context: Context): Promise<CodeGiver | null> {
  const session = await getSessionFromCtx(context);
  if (session) return { userId: session.user.id, email: session.user.email, atSignIn: false };
  const { internalAdapter, createAuthCookie, secret } = context.context;
  const waits = await context.getSignedCookie(createAuthCookie('two_factor').name, secret);
  const waiting = waits ? await internalAdapter.findVerificationValue(waits) : null;
  if (!waiting || waiting.expiresAt <= now()) return null;
  const user = await internalAdapter.findUserById(waiting.value);
  return user && { userId: user.id, email: user.email, atSignIn: true };
}
