import type { Schemas } from '../../../api/client';

export type Event = Schemas['Event'];
export type EventType = Schemas['EventType'];

/** What happened, in words. */
export const eventWords = {
  'campaign.launched': 'A campaign was launched',
  'campaign.archive_warning': 'A campaign archives itself soon',
  'campaign.archived': 'A campaign was archived',
  'campaign.sealed': 'A version of its archive was written',
  'campaign.completed': 'Everything is sealed and given back',
  'number.released': 'A number was given back',
  'number.blocked': 'A number waits for a person',
  'export.ready': 'An export is ready',
  'comparison.finding': 'A difference with a carrier was found',
} as const satisfies Record<EventType, string>;

export const eventTypes = Object.keys(eventWords) as EventType[];

/** The server may know further types. */
export const wordsOf = (type: string): string =>
  (eventWords as Readonly<Record<string, string>>)[type] ?? type;
