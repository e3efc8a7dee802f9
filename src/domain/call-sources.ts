/** Who reports calls to an address of ours, signed in a way of their own. */
export const callSourceKinds = [
  'twilio',
  'telnyx',
  'plivo',
  'signalwire',
  'vonage',
  'standard-webhooks',
] as const;
export type CallSourceKind = (typeof callSourceKinds)[number];

/** So long after it was replaced a secret is still accepted, so that there is time to change it at the other end. */
export const secretOverlapHours = 24;

/** What the ids of all calls begin with that came from a call source, so that they never meet a dialer's own. */
export const sourcePrefix = 'source:';
