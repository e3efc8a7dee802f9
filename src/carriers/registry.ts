import type { Carrier } from './contract.ts';
import { createTwilio } from './twilio.ts';
import { unconfiguredCarrier } from './unconfigured.ts';

export const carrierIds = ['sandbox', 'twilio'] as const;
export type CarrierId = (typeof carrierIds)[number];

export interface CarriersConfig {
  /** `url` is what `startSandbox` answers. */
  sandbox?: { url: string; accountSid: string; authToken: string };
  twilio?: { accountSid: string; authToken: string; baseUrl?: string };
  /** For one request to a carrier, its answer included; 30 s when absent. */
  timeoutMs?: number;
}

/** The configured carriers. The sandbox speaks Twilio's dialect, so it is Twilio's adapter that talks to it. */
export function createCarriers(config: CarriersConfig): ReadonlyMap<CarrierId, Carrier> {
  const { sandbox, twilio, timeoutMs = 30_000 } = config;
  const carriers = new Map<CarrierId, Carrier>();
  if (twilio) carriers.set('twilio', createTwilio({ ...twilio, timeoutMs }));
  if (sandbox) {
    const { url, ...credentials } = sandbox;
    carriers.set('sandbox', createTwilio({ ...credentials, baseUrl: `${url}/twilio`, timeoutMs }));
  }
  return carriers;
}

/** The number's carrier, or one whose every answer is `needs_operator('carrier_not_configured')`. */
export function carrierFor(carriers: ReadonlyMap<CarrierId, Carrier>, id: CarrierId): Carrier {
  return carriers.get(id) ?? unconfiguredCarrier;
}
