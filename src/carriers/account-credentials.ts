import type { z, ZodObject } from 'zod';
import type { Carrier } from './contract.ts';
import { idOf } from './subaccounts.ts';
import { type CarrierUrls, isReachable } from './installation.ts';
import {
  carrierIds,
  type CarrierId,
  carriers,
  createCarrier,
  type Credentials,
  descriptorOf,
} from './registry.ts';

/** They go into HTTP headers, and a line break or a blank that was copied along is the usual mistake. */
const sendable = /^(?! )[\x20-\x7e\xa0-\xff]*(?<! )$/;

type Schemas = { [Id in CarrierId]: (typeof carriers)[Id]['credentials'] };
export type AccountCredentials = z.output<Schemas[CarrierId]>;

/**
 * The shape in which an account gives us its credentials at a carrier, by carrier. No address is among them: which
 * machines we talk to is the installation's decision, not a tenant's.
 */
export const accountCredentials = Object.fromEntries(
  carrierIds.map((id) => [id, checked(id, carriers[id].credentials)]),
) as Schemas;

function checked<S extends ZodObject>(id: CarrierId, schema: S): S {
  return schema
    .superRefine((credentials, context) => {
      for (const [field, value] of Object.entries(credentials)) {
        const texts = [value].flat().filter((text) => typeof text === 'string');
        if (texts.some((text) => !sendable.test(text))) {
          const message = 'must have no line breaks, no blanks around it and only Latin letters';
          context.addIssue({ code: 'custom', path: [field], message });
        }
      }
    })
    .meta({
      id: `${id.charAt(0).toUpperCase()}${id.slice(1)}Credentials`,
      'x-label': carriers[id].label,
      'x-carrier': id,
    });
}

/** The ids of the subaccounts that the credentials name; nothing of their secrets. */
export const subaccountsOf = (credentials: AccountCredentials): string[] =>
  'subaccounts' in credentials ? (credentials.subaccounts ?? []).map(idOf) : [];

const hintLength = 4;

/** Enough of the credentials' public part to tell them from others; null where all of them is secret. */
export function hintOf(carrier: CarrierId, credentials: AccountCredentials): string | null {
  const { shownField } = descriptorOf(carrier);
  const shown: unknown = shownField === null ? undefined : { ...credentials }[shownField as never];
  return typeof shown === 'string' ? shown.slice(-hintLength) : null;
}

/**
 * The adapter for an account's credentials.
 *
 * @returns null when they are not of the carrier's shape, as from a later version, or the installation has no address
 *   to reach the carrier at
 */
export function accountCarrier(
  carrier: CarrierId,
  credentials: unknown,
  options: { carrierUrls: CarrierUrls; timeoutMs: number },
): Carrier | null {
  const { carrierUrls, timeoutMs } = options;
  const parsed = carriers[carrier].credentials.safeParse(credentials);
  if (!parsed.success || !isReachable(carrier, carrierUrls)) return null;
  const given = parsed.data as Credentials<CarrierId>;
  return createCarrier(carrier, given, { baseUrl: carrierUrls[carrier], timeoutMs });
}
