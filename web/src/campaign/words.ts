import { carriers } from '../api/carriers';
import type { Schemas } from '../api/client';

export type Campaign = Schemas['Campaign'];
export type Advice = Campaign['advice'][number];
export type AdviceReason = Advice['reason'];
export type PhoneNumber = Schemas['PhoneNumber'];

/** What a dialog or a menu needs to know of a campaign. */
export interface Named {
  id: string;
  name: string;
}

export const adviceTitles: Record<AdviceReason, string> = {
  no_remaining_dials: 'No dials remain',
  past_end: 'Past its end date',
  event_passed: 'Event has passed',
  shared_contacts: 'Same contacts as a newer one',
};

const carrierNames = new Map(Object.entries(carriers).map(([carrier, { label }]) => [carrier, label]));

export const carrierName = (carrier: string): string => carrierNames.get(carrier) ?? carrier;

/** `no_answer` as people write it: "No answer". */
export const inWords = (code: string): string => {
  const words = code.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
