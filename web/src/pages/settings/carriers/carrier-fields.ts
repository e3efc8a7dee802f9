import type { Schemas } from '../../../api/client';

export type CarrierState = Schemas['Carrier'];
export type CarrierId = CarrierState['carrier'];
export type Credentials = Schemas['CarrierCredentials'];

/** One field of a carrier's credentials, as its own console calls it. */
export interface CredentialField {
  name: string;
  label: string;
  description?: string;
  placeholder?: string;
  secret?: boolean;
  optional?: boolean;
}

const twilio: readonly CredentialField[] = [
  {
    name: 'accountSid',
    label: 'Account SID',
    placeholder: 'AC…',
    description: 'AC and 32 hexadecimal digits.',
  },
  {
    name: 'authToken',
    label: 'Auth token',
    secret: true,
    description: 'Or the secret of the API key below.',
  },
  {
    name: 'apiKeySid',
    label: 'API key SID',
    placeholder: 'SK…',
    optional: true,
    description: 'Only when an API key signs instead of the account itself.',
  },
];

/** What each carrier wants. The API checks the shapes. */
export const credentialFields: Record<CarrierId, readonly CredentialField[]> = {
  sandbox: twilio,
  twilio,
  telnyx: [{ name: 'apiKey', label: 'API key', secret: true, placeholder: 'KEY…' }],
  bandwidth: [
    { name: 'accountId', label: 'Account ID', description: 'Digits.' },
    { name: 'username', label: 'User name', description: 'Of a user who may disconnect numbers.' },
    { name: 'password', label: 'Password', secret: true },
  ],
  signalwire: [
    { name: 'space', label: 'Space', description: 'The name before .signalwire.com.' },
    { name: 'projectId', label: 'Project ID' },
    { name: 'apiToken', label: 'API token', secret: true, description: 'With the scope for numbers.' },
  ],
  plivo: [
    { name: 'authId', label: 'Auth ID' },
    { name: 'authToken', label: 'Auth token', secret: true },
  ],
  vonage: [
    { name: 'apiKey', label: 'API key' },
    { name: 'apiSecret', label: 'API secret', secret: true },
  ],
};
