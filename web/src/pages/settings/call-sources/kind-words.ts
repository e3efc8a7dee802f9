import type { CallSource } from './sources-query';

export type SourceKind = CallSource['kind'];

/** What each kind of source is called, and what its secret is called where it is found. */
export const kinds: Readonly<Record<SourceKind, { name: string; secret: string; where: string }>> = {
  twilio: {
    name: 'Twilio',
    secret: 'Auth token',
    where: 'Of the account or subaccount that calls, from the Console.',
  },
  telnyx: { name: 'Telnyx', secret: 'Public key', where: 'From the portal, under Keys & Credentials.' },
  plivo: { name: 'Plivo', secret: 'Auth token', where: 'Of the account or subaccount that calls.' },
  signalwire: {
    name: 'SignalWire',
    secret: 'Signing key',
    where: 'Of the project, from the API page of your space.',
  },
  vonage: { name: 'Vonage', secret: 'Signature secret', where: 'From the account’s settings.' },
  'standard-webhooks': {
    name: 'Any dialer (Standard Webhooks)',
    secret: 'Secret',
    where: 'Made by Lastcall, and shown once.',
  },
};

export const kindNames = Object.entries(kinds).map(([value, { name }]) => ({ value, label: name }));

/** Whether the secret is made here rather than entered. */
export const isMadeHere = (kind: SourceKind): boolean => kind === 'standard-webhooks';
