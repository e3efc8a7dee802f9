import { readConfig } from '../config.ts';
import { createApiKey } from '../db/accounts/api-keys.ts';
import { createAccount } from '../db/accounts/create-account.ts';
import { createInvitation } from '../db/accounts/invitations.ts';
import { changeRateLimits, type OwnRateLimits } from '../db/rate-limits/account-limits.ts';
import { largestRateLimit, type RateLimit, smallestRateLimits } from '../domain/rate-limits.ts';
import { isTimeZone } from '../domain/time-zones.ts';
import type { Role } from '../domain/roles.ts';
import type { Scope } from '../domain/scopes.ts';
import { readEmailAddress } from '../identity/email-address.ts';
import { invitationLink } from '../identity/links.ts';
import { withDatabase } from './with-database.ts';

/** `lastcall account create <name>`: a new tenant with a key of its owner, and an invitation of them if they are named. */
export async function createAccountWithOwner(
  name: string,
  options: { timeZone?: string; owner?: string },
): Promise<void> {
  const { publicUrl } = readConfig();
  const { timeZone } = options;
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new Error(`No account was made: ${timeZone} is not an IANA time zone, such as America/Chicago.`);
  const owner = options.owner === undefined ? null : readEmailAddress(options.owner);
  await withDatabase(async ({ sql }) => {
    const accountId = await createAccount(sql, { name, ...(timeZone !== undefined && { timeZone }) });
    const key = await createApiKey(sql, { accountId, name: 'Owner', role: 'owner', actor: 'cli' });
    console.log(`account  ${accountId}\nowner’s API key, shown this once  ${key.secret}`);
    if (owner === null) return;
    const made = await createInvitation(sql, {
      accountId,
      email: owner,
      role: 'owner',
      actor: 'cli',
      byOwner: true,
    });
    if (typeof made === 'string') throw new Error(`The owner was not invited: ${made}.`);
    console.log(`owner’s invitation, for seven days  ${invitationLink(publicUrl, made.token)}`);
  });
}

/** `lastcall account limits <account>`: prints the account's own rate limits, after changing those that are given. */
export async function accountLimits(accountId: string, change: Partial<OwnRateLimits>): Promise<void> {
  for (const [name, value] of Object.entries(change) as [RateLimit, number | null][]) {
    const smallest = smallestRateLimits[name];
    if (value === null || (Number.isInteger(value) && value >= smallest && value <= largestRateLimit))
      continue;
    throw new Error(
      `Nothing was changed: ${name} must be a whole number from ${smallest} to ${largestRateLimit}, or "default".`,
    );
  }
  await withDatabase(async ({ sql }) => {
    const limits = await changeRateLimits(sql, { accountId, actor: 'cli', change });
    if (!limits) throw new Error(`There is no account ${accountId}.`);
    const words = (own: number | null) => (own === null ? 'default' : `${own} a minute`);
    console.log(`requests of one key or person  ${words(limits.keyRequests)}`);
    console.log(`requests of the account  ${words(limits.accountRequests)}`);
    console.log(`call events of the account  ${words(limits.callEvents)}`);
  });
}

/** `lastcall key create <account> <name> --role <role>`: another key, shown this once. */
export async function createKey(
  accountId: string,
  name: string,
  options: { role: Role; scope?: Scope[] },
): Promise<void> {
  await withDatabase(async ({ sql }) => {
    const { role, scope } = options;
    const key = await createApiKey(sql, { accountId, name, role, scopes: scope ?? null, actor: 'cli' });
    console.log(`API key of a ${key.role}, shown this once  ${key.secret}`);
  });
}
