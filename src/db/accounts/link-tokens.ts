import { createHash, randomBytes } from 'node:crypto';
import type { ISql } from 'postgres';

/** What the token of a link is good for. The second is the identity library's word. */
export type LinkPurpose = 'invitation' | 'reset-password';

const tokenBytes = 32;

export const newToken = (): string => randomBytes(tokenBytes).toString('base64url');

/** What is kept of the token that an invitation is made with. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** How the identifiers of `verifications` are kept; the identity library is told to keep its own in this way too. */
export const hashOfIdentifier = (identifier: string): string =>
  createHash('sha256').update(identifier).digest('base64url');

/** Under which identifier a link's token is found again. */
export const linkIdentifier = (purpose: LinkPurpose, token: string): string =>
  hashOfIdentifier(`${purpose}:${token}`);

/** For how long a password link holds. */
const passwordLinkMinutes = 60;

/** Makes a token with which a person sets a new password, once and within an hour. Only its hash is kept. */
export async function makePasswordToken(sql: ISql, userId: string): Promise<string> {
  const token = newToken();
  await sql`
    insert into verifications (id, identifier, value, expires_at)
    values (uuidv7(), ${linkIdentifier('reset-password', token)}, ${userId}, now() + make_interval(mins => ${passwordLinkMinutes}))`;
  return token;
}
