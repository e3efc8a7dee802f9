import { z } from 'zod';
import { bandwidthCredentials, createBandwidth } from './bandwidth.ts';
import type { AdapterOptions } from './client.ts';
import type { Carrier } from './contract.ts';
import { createPlivo, plivoCredentials } from './plivo.ts';
import { createSignalwire, signalwireCredentials } from './signalwire.ts';
import { createTelnyx, telnyxCredentials } from './telnyx.ts';
import { createTwilio, twilioCredentials, type TwilioCredentials } from './twilio.ts';
import { createVonage, vonageCredentials } from './vonage.ts';

export const carrierIds = [
  'sandbox',
  'twilio',
  'telnyx',
  'bandwidth',
  'signalwire',
  'plivo',
  'vonage',
] as const;
export type CarrierId = (typeof carrierIds)[number];

/** The sandbox as a carrier of its own; `url` is what `startSandbox` answers. It speaks Twilio's dialect. */
const sandboxCredentials = twilioCredentials.extend({ url: z.url() });

/**
 * The shape of a carrier's credentials, by carrier. They are secrets: whoever stores them stores them encrypted.
 */
export const credentialsSchema = {
  sandbox: sandboxCredentials,
  twilio: twilioCredentials,
  telnyx: telnyxCredentials,
  bandwidth: bandwidthCredentials,
  signalwire: signalwireCredentials,
  plivo: plivoCredentials,
  vonage: vonageCredentials,
} as const satisfies Record<CarrierId, z.ZodType>;
export type Credentials<Id extends CarrierId> = z.infer<(typeof credentialsSchema)[Id]>;

const creators: { [Id in CarrierId]: (credentials: Credentials<Id>, options: AdapterOptions) => Carrier } = {
  sandbox: ({ url, ...credentials }, options) =>
    createTwilio(credentials, { ...options, baseUrl: `${url}/twilio` }),
  twilio: createTwilio,
  telnyx: createTelnyx,
  bandwidth: createBandwidth,
  signalwire: createSignalwire,
  plivo: createPlivo,
  vonage: createVonage,
};

/** The adapter of one customer of a carrier. Cheap: it holds no connection. */
export function createCarrier<Id extends CarrierId>(
  id: Id,
  credentials: Credentials<Id>,
  options: AdapterOptions,
): Carrier {
  return creators[id](credentials, options);
}

export interface CarriersConfig {
  /** `url` is what `startSandbox` answers. */
  sandbox?: { url: string; accountSid: string; authToken: string };
  twilio?: TwilioCredentials & { baseUrl?: string };
  /** For one request to a carrier, its answer included; 30 s when absent. */
  timeoutMs?: number;
}

/** The carriers that are configured for everybody, by environment variables. */
export function createCarriers(config: CarriersConfig): ReadonlyMap<CarrierId, Carrier> {
  const { sandbox, twilio, timeoutMs = 30_000 } = config;
  const carriers = new Map<CarrierId, Carrier>();
  if (sandbox) carriers.set('sandbox', createCarrier('sandbox', sandbox, { timeoutMs }));
  if (twilio) {
    const { baseUrl, ...credentials } = twilio;
    carriers.set('twilio', createCarrier('twilio', credentials, { baseUrl, timeoutMs }));
  }
  return carriers;
}
