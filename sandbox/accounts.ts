import type { Credentials } from '../src/carriers/registry.ts';
import { createDialects } from './dialects/index.ts';
import type { Account, DialectId } from './model.ts';

const dialects = createDialects();

/** The customer each carrier of the sandbox knows by default. The secrets guard nothing but the sandbox. */
export const sandboxAccounts: readonly Account[] = Object.values(dialects).map(({ id, customer }) => ({
  carrier: id,
  ...customer,
}));

/** A customer of the sandbox in the shape that the carrier's adapter takes. */
export function sandboxCredentials<Id extends DialectId>(
  carrier: Id,
  { account, secret }: Omit<Account, 'carrier'>,
): Credentials<Id> {
  return dialects[carrier].credentials(account, secret);
}
