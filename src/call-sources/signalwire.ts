import type { CallSourceProtocol } from './contract.ts';
import { readAsTwilio, verifyAsTwilio } from './twilio.ts';

/**
 * SignalWire's status callbacks of its compatibility API (cXML): Twilio's in words and signature, but signed with the
 * project's signing key.
 *
 * Source: developer.signalwire.com/guides/webhook-security and /compatibility-api/guides/signalwire-status-callbacks.
 */
export const signalwireSource: CallSourceProtocol = {
  signsAddress: true,
  secretProblem: (secret) =>
    /^[\w-]{16,200}$/.test(secret)
      ? null
      : 'must be the project’s signing key, as the API page of the space shows it',
  verify: (callback, secret) => verifyAsTwilio(callback, secret, 'x-signalwire-signature'),
  body: { type: 'form', read: readAsTwilio },
};
