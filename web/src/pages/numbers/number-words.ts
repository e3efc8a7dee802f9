import type { Schemas } from '../../api/client';

export type InventoryNumber = Schemas['InventoryNumber'];
export type NumberState = InventoryNumber['state'];
export type CarrierId = Schemas['Carrier']['carrier'];

export const stateWords: Record<NumberState, string> = {
  available: 'Available',
  assigned: 'In a campaign',
  releasing: 'Being released',
  released: 'Released',
};

export const states = Object.keys(stateWords) as NumberState[];

export const carrierIds: readonly CarrierId[] = [
  'bandwidth',
  'plivo',
  'sandbox',
  'signalwire',
  'telnyx',
  'twilio',
  'vonage',
];

/** Cents of US dollars as people write them. */
export const dollars = (cents: number): string =>
  (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
