import type { Credentials } from '../src/carriers/registry.ts';
import { sandboxLogin } from '../src/carriers/sandbox-login.ts';
import type { Account, DialectId } from './model.ts';

/** The customer each carrier of the sandbox knows by default. The secrets guard nothing but the sandbox. */
export const sandboxAccounts = [
  { carrier: 'twilio', ...sandboxLogin },
  { carrier: 'telnyx', account: 'sandbox', secret: 'sandbox-key' },
  { carrier: 'bandwidth', account: '5500000', secret: 'sandbox-password' },
  { carrier: 'signalwire', account: '5a5a5a5a-5a5a-4a5a-8a5a-5a5a5a5a5a5a', secret: 'sandbox-token' },
  { carrier: 'plivo', account: 'MASANDBOX00000000000', secret: 'sandbox-token' },
  { carrier: 'vonage', account: '5a5a5a5a', secret: 'sandbox-secret' },
] as const satisfies readonly Account[];

const shapes: { [Id in DialectId]: (account: string, secret: string) => Credentials<Id> } = {
  twilio: (accountSid, authToken) => ({ accountSid, authToken }),
  telnyx: (_account, apiKey) => ({ apiKey }),
  bandwidth: (accountId, password) => ({ accountId, username: accountId, password }),
  signalwire: (projectId, apiToken) => ({ space: 'sandbox', projectId, apiToken }),
  plivo: (authId, authToken) => ({ authId, authToken }),
  vonage: (apiKey, apiSecret) => ({ apiKey, apiSecret }),
};

/** A customer of the sandbox in the shape that the carrier's adapter takes. */
export function sandboxCredentials<Id extends DialectId>(
  carrier: Id,
  { account, secret }: Omit<Account, 'carrier'>,
): Credentials<Id> {
  return shapes[carrier](account, secret);
}
