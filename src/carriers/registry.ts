import type { z } from 'zod';
import { bandwidth } from './bandwidth.ts';
import type { AdapterOptions } from './client.ts';
import type { Carrier } from './contract.ts';
import type { CarrierDescriptor } from './descriptor.ts';
import { plivo } from './plivo.ts';
import { sandbox } from './sandbox.ts';
import { signalwire } from './signalwire.ts';
import { telnyx } from './telnyx.ts';
import { twilio } from './twilio.ts';
import { vonage } from './vonage.ts';

/** The carriers, in the order in which they are listed. */
export const carriers = { sandbox, twilio, telnyx, bandwidth, signalwire, plivo, vonage } as const;
export type CarrierId = keyof typeof carriers;
export const carrierIds = Object.keys(carriers) as [CarrierId, ...CarrierId[]];

/** The credentials of an account at a carrier. They are secrets: whoever stores them stores them encrypted. */
export type Credentials<Id extends CarrierId> = z.output<(typeof carriers)[Id]['credentials']>;

/** The carrier, with whatever credentials it takes. */
export const descriptorOf = (id: CarrierId): CarrierDescriptor =>
  carriers[id] as unknown as CarrierDescriptor;

/** For how many days after its purchase a carrier does not take a number back, of those that do not at once. */
export const heldDays: Readonly<Record<string, number>> = Object.fromEntries(
  carrierIds.map((id) => [id, carriers[id].heldDays] as const).filter(([, days]) => days > 0),
);

/** The carrier that a row names; undefined when this version knows none of that name. */
export const carrierNamed = (name: string): CarrierId | undefined => carrierIds.find((id) => id === name);

/** The adapter of one customer of a carrier. */
export function createCarrier<Id extends CarrierId>(
  id: Id,
  credentials: Credentials<Id>,
  options: AdapterOptions,
): Carrier {
  return descriptorOf(id).create(credentials, options);
}
