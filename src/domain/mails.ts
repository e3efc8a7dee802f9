import type { ArchiveReason } from './campaign.ts';

/** What people are told of by mail. */
export const mailKinds = [
  'archive_notice',
  'notice_withdrawn',
  'archived',
  'numbers_back',
  'numbers_stuck',
] as const;
export type MailKind = (typeof mailKinds)[number];

/**
 * Where a mail is. `waiting`: to be sent; `sent`: the mail server took it; `refused`: it said that it never will;
 * `given_up`: it could not be reached, or put us off, for too long; `kept`: there is no mail server, so that it is read
 * in the pages only; `dropped`: what it was to tell was no longer true.
 */
export const mailStates = ['waiting', 'sent', 'refused', 'given_up', 'kept', 'dropped'] as const;
export type MailState = (typeof mailStates)[number];

interface Common {
  campaignId: string;
  campaignName: string;
  accountName: string;
  /** IANA name; times are told in it. */
  timeZone: string;
  recipientName: string;
}

export interface NoticeFacts extends Common {
  kind: 'archive_notice';
  deadline: Date;
  /** The date that the recipient was told before, where it has moved. */
  toldBefore: Date | null;
  lastDialAt: Date | null;
  inactivityDays: number;
  callbackGraceDays: number;
  remainingDials: number;
  numbers: { carrier: string; count: number }[];
  /** Numbers that their carrier takes back only later, with when it takes the last of them. */
  tooNew: { carrier: string; count: number; until: Date }[];
  /** What the numbers cost a month: hundredths, in a currency of ISO 4217. */
  monthly: { currency: string; cents: number; numbers: number }[];
  exportsNeverTaken: ('calls' | 'contacts')[];
}

export interface WithdrawnFacts extends Common {
  kind: 'notice_withdrawn';
  /** The date that does not hold any more. */
  toldBefore: Date;
  /** Why: somebody dialled (or the account's policy changed), with the deadline now; or a person archived it. */
  goesOnUntil: Date | null;
  /** It goes on without a date, since it is exempt from archiving itself. */
  exempt: boolean;
  lastDialAt: Date | null;
}

export interface ArchivedFacts extends Common {
  kind: 'archived';
  archivedAt: Date;
  reason: ArchiveReason;
  lastDialAt: Date | null;
  inactivityDays: number;
  callbackGraceDays: number;
  numbers: number;
}

export interface NumbersBackFacts extends Common {
  kind: 'numbers_back';
  completedAt: Date;
  numbers: number;
}

export interface NumbersStuckFacts extends Common {
  kind: 'numbers_stuck';
  /** How many wait for which reason; a code of `src/carriers/reasons.ts`. */
  stuck: { carrier: string; reason: string; count: number }[];
}

/** What a mail tells, as of when it was written. */
export type MailFacts = NoticeFacts | WithdrawnFacts | ArchivedFacts | NumbersBackFacts | NumbersStuckFacts;

/** A mail as it is sent and shown. */
export interface MailContent {
  messageId: string;
  subject: string;
  html: string;
  text: string;
  /** iCalendar (RFC 5545), with its method (RFC 5546). */
  calendar: { method: 'REQUEST' | 'CANCEL'; ics: string } | null;
}
