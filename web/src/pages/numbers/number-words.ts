import { type CarrierId, carriers } from '../../api/carriers';
import type { Schemas } from '../../api/client';

export type InventoryNumber = Schemas['InventoryNumber'];
export type NumberState = InventoryNumber['state'];

export const stateWords: Record<NumberState, string> = {
  available: 'Available',
  assigned: 'In a campaign',
  releasing: 'Being released',
  released: 'Released',
};

export const states = Object.keys(stateWords) as NumberState[];

export const carrierIds = (Object.keys(carriers) as CarrierId[]).toSorted();
