import type { ScopeArea } from '../../domain/scopes.ts';

/** The tags of the reference, and the area of scopes that each belongs to; null: every key may, whatever its scopes. */
export const areas = {
  You: null,
  Operations: null,
  Account: 'account',
  'API keys': 'account',
  Members: 'account',
  Privacy: 'account',
  Mails: 'account',
  Calendars: 'account',
  Campaigns: 'campaigns',
  'Bulk jobs': 'campaigns',
  Changes: 'campaigns',
  Demo: 'campaigns',
  Contacts: 'contacts',
  'Do-not-call list': 'contacts',
  Callers: 'calls',
  Assignments: 'calls',
  'Call events': 'calls',
  'Call sources': 'account',
  Numbers: 'numbers',
  Inventory: 'numbers',
  Inbox: 'numbers',
  Exports: 'exports',
  Carriers: 'carriers',
  Events: 'events',
} as const satisfies Record<string, ScopeArea | null>;

export type Tag = keyof typeof areas;
