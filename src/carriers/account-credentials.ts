import type { z, ZodObject } from 'zod';
import type { CarrierUrls } from './installation.ts';
import type { Carrier } from './contract.ts';
import { createCarrier, credentialsSchema, type CarrierId } from './registry.ts';

/** They go into HTTP headers, and a line break or a blank that was copied along is the usual mistake. */
const sendable = /^(?! )[\x20-\x7e\xa0-\xff]*(?<! )$/;

/**
 * The shape in which an account gives us its credentials at a carrier, by carrier. No address is among them: which
 * machines we talk to is the installation's decision, not a tenant's.
 */
export const accountCredentials = {
  sandbox: checked('Sandbox', credentialsSchema.sandbox.omit({ url: true })),
  twilio: checked('Twilio', credentialsSchema.twilio),
  telnyx: checked('Telnyx', credentialsSchema.telnyx),
  bandwidth: checked('Bandwidth', credentialsSchema.bandwidth),
  signalwire: checked('Signalwire', credentialsSchema.signalwire),
  plivo: checked('Plivo', credentialsSchema.plivo),
  vonage: checked('Vonage', credentialsSchema.vonage),
} as const satisfies Record<CarrierId, ZodObject>;
export type AccountCredentials = z.output<(typeof accountCredentials)[CarrierId]>;

function checked<S extends ZodObject>(name: string, schema: S): S {
  return schema
    .superRefine((credentials, context) => {
      for (const [field, value] of Object.entries(credentials)) {
        if (typeof value === 'string' && !sendable.test(value)) {
          const message = 'must have no line breaks, no blanks around it and only Latin letters';
          context.addIssue({ code: 'custom', path: [field], message });
        }
      }
    })
    .meta({ id: `${name}Credentials` });
}

const hintLength = 4;

/** Enough of the credentials' public part to tell them from others; null where all of them is secret. */
export function hintOf(credentials: AccountCredentials): string | null {
  return publicPart(credentials)?.slice(-hintLength) ?? null;
}

function publicPart(credentials: AccountCredentials): string | null {
  if ('accountSid' in credentials) return credentials.accountSid;
  if ('accountId' in credentials) return credentials.accountId;
  if ('projectId' in credentials) return credentials.projectId;
  if ('authId' in credentials) return credentials.authId;
  // Vonage calls the public half a key; the key of Telnyx is all it has.
  return 'apiSecret' in credentials ? credentials.apiKey : null;
}

/**
 * The adapter for an account's credentials.
 *
 * @returns null when they are not of the carrier's shape, as from a later version, or the installation has no sandbox
 */
export function accountCarrier(
  carrier: CarrierId,
  credentials: unknown,
  options: { carrierUrls: CarrierUrls; timeoutMs: number },
): Carrier | null {
  const { carrierUrls, timeoutMs } = options;
  const given = typeof credentials === 'object' ? credentials : null;
  const whole = carrier === 'sandbox' ? { ...given, url: carrierUrls.sandbox } : given;
  const parsed = credentialsSchema[carrier].safeParse(whole);
  if (!parsed.success) return null;
  return createCarrier<CarrierId>(carrier, parsed.data, { baseUrl: carrierUrls[carrier], timeoutMs });
}
