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
  Webhooks: 'account',
  Numbers: 'numbers',
  Inventory: 'numbers',
  Inbox: 'numbers',
  Exports: 'exports',
  Carriers: 'carriers',
  Events: 'events',
} as const satisfies Record<string, ScopeArea | null>;

export type Tag = keyof typeof areas;

/** What belongs to each, for readers of the reference. */
export const tagDescriptions: Readonly<Record<Tag, string>> = {
  You: 'Who asks: the person or key, its accounts, and the ways in.',
  Operations: 'Whether the installation is well, and what stands still in it.',
  Account:
    'Settings that hold for all campaigns of the account, and the policy by which they archive themselves.',
  'API keys': 'Keys for programs, with a role and, where it is to be less, scopes.',
  Members: 'People of the account, their roles, and invitations.',
  Privacy: 'Erasing a person, keeping data because of a legal hold, and for how long data is kept at all.',
  Mails: 'Mails that Lastcall has written, what became of them, and who gets which.',
  Calendars: 'Deadlines in the calendars of people who subscribe to them.',
  Campaigns: 'Drafting, launching, following and archiving campaigns, and when each archives itself.',
  'Bulk jobs': 'One action on many campaigns at once, with an outcome for each.',
  Changes: 'What changes in the account, as it happens.',
  Events: 'What has happened in the account, in order, for 30 days: for other systems that follow it.',
  Demo: 'Demo accounts alone: letting time pass.',
  Contacts: 'Who is called by a campaign: importing, reading and correcting contacts.',
  'Do-not-call list': 'Numbers that nobody of the account calls.',
  Callers: 'Who is calling right now.',
  Assignments: 'Which campaigns a member calls for, and the calls they make.',
  'Call events': 'Recording calls: what a dialer tells of each.',
  'Call sources': 'Addresses at which carriers and dialers report calls by their signature, without a key.',
  Webhooks:
    'Addresses of your own to which the account’s events are sent, signed, with a log of each attempt.',
  Numbers: 'Numbers of a campaign: attaching, detaching, and taking back what was given back.',
  Inventory: 'All rented numbers of the account, and comparing the books with the carriers’.',
  Inbox: 'Numbers that wait for a person, because they could not be given back.',
  Exports: 'Calls, contacts and results as files: of one campaign, of the whole account, or on a schedule.',
  Carriers: 'Credentials of the carriers that numbers are given back to.',
};
