import type { ArchiveReason } from './campaign.ts';
import type { Digest } from './digest.ts';
import type { PersonRole } from './roles.ts';
import type { DisabledReason } from './webhooks.ts';

/**
 * Kinds that nobody switches off: they warn of what cannot be undone afterwards and correct the warning, or ask for what
 * costs rent until somebody does it.
 */
export const essentialMailKinds = ['archive_notice', 'notice_withdrawn', 'numbers_stuck'] as const;

/** Kinds that a person can do without. Each such mail can be unsubscribed from (RFC 8058). */
export const optionalMailKinds = [
  'archive_reminder',
  'archived',
  'numbers_back',
  'digest',
  'webhook_disabled',
] as const;
export type OptionalMailKind = (typeof optionalMailKinds)[number];

/** Kinds about a person's own way in, which is nobody else's to switch off. */
export const accessMailKinds = ['invitation', 'password_reset', 'password_changed'] as const;
export type AccessMailKind = (typeof accessMailKinds)[number];

/** Kinds of which each person chooses some. */
export const campaignMailKinds = [...essentialMailKinds, ...optionalMailKinds] as const;

/** What people are told of by mail. */
export const mailKinds = [...campaignMailKinds, ...accessMailKinds] as const;
export type MailKind = (typeof mailKinds)[number];

/** Whether a mail is about a person's own way in. */
export const isAboutAccess = (kind: MailKind): kind is AccessMailKind =>
  (accessMailKinds as readonly MailKind[]).includes(kind);

export const isOptional = (kind: MailKind): kind is OptionalMailKind =>
  (optionalMailKinds as readonly MailKind[]).includes(kind);

/** Kinds of which one mail tells of many campaigns, where many wait for one person. */
export type GatheredMailKind = Extract<MailKind, 'notice_withdrawn' | 'archived' | 'numbers_back'>;

/**
 * Where a mail is. `waiting`: to be sent; `sent`: the mail server took it; `refused`: it said that it never will;
 * `given_up`: it could not be reached, or put us off, for too long; `kept`: there is no mail server, so that it is read
 * in the pages only; `dropped`: what it was to tell was no longer true, or is not wanted; `gathered`: another mail of the
 * same kind tells it too.
 */
export const mailStates = ['waiting', 'sent', 'refused', 'given_up', 'kept', 'dropped', 'gathered'] as const;
export type MailState = (typeof mailStates)[number];

/** States of which a mail is sent again, when somebody asks for it. */
export const resendableStates = ['refused', 'given_up', 'kept'] as const satisfies readonly MailState[];

interface ToPerson {
  accountName: string;
  /** IANA name; times are told in it. */
  timeZone: string;
  recipientName: string;
}

interface Common extends ToPerson {
  campaignId: string;
  campaignName: string;
}

export interface NoticeFacts extends Common {
  /** A reminder tells again what the notice has told. */
  kind: 'archive_notice' | 'archive_reminder';
  deadline: Date;
  /** How often the entry in the person's calendar was changed before. */
  sequence: number;
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
  /** As in {@link NoticeFacts}. */
  sequence: number;
  /** The date that does not hold any more. */
  toldBefore: Date;
  /** Why: somebody dialled (or the account's policy changed), with the deadline now; or a person archived it. */
  goesOnUntil: Date | null;
  /** It goes on without a date, since it is exempt from archiving itself. */
  exempt: boolean;
  lastDialAt: Date | null;
  /** Who archived it; null: nobody has, or no person of ours. */
  archivedByName: string | null;
}

export interface ArchivedFacts extends Common {
  kind: 'archived';
  archivedAt: Date;
  reason: ArchiveReason;
  /** As in {@link WithdrawnFacts}. */
  archivedByName: string | null;
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

/** What one mail of a kind tells of many campaigns. */
export interface SeveralFacts extends ToPerson {
  kind: 'several';
  of: GatheredMailKind;
  /** Two or more, all of that kind. */
  campaigns: GatheredFacts[];
}

export type GatheredFacts = WithdrawnFacts | ArchivedFacts | NumbersBackFacts;

/** What a mail tells of one campaign, as of when it was written. */
export type CampaignFacts = NoticeFacts | GatheredFacts | NumbersStuckFacts;

export interface InvitationFacts {
  kind: 'invitation';
  /** Nobody knows the name of who is invited. */
  recipientName: null;
  accountName: string;
  timeZone: string;
  role: PersonRole;
  /** Null: a key or the command line invited them. */
  inviterName: string | null;
  /** Whether it is a demo account's. */
  demo: boolean;
  expiresAt: Date;
}

export interface PasswordResetFacts {
  kind: 'password_reset';
  recipientName: string;
  /** Where false they sign in by an OpenID provider only, and there is no link to send. */
  hasPassword: boolean;
}

export interface PasswordChangedFacts {
  kind: 'password_changed';
  recipientName: string;
  /** Of the account that they joined first. */
  timeZone: string;
  changedAt: Date;
}

/** What a mail about a person's own way in tells. */
export type AccessFacts = InvitationFacts | PasswordResetFacts | PasswordChangedFacts;

export interface DigestFacts extends ToPerson {
  kind: 'digest';
  digest: Digest;
}

export interface WebhookDisabledFacts extends ToPerson {
  kind: 'webhook_disabled';
  webhookId: string;
  /** Of its address, which may hold what not everybody who sees the mail should know. */
  host: string;
  description: string;
  reason: Exclude<DisabledReason, 'person'>;
  disabledAt: Date;
  failingSince: Date | null;
  /** Deliveries that were cancelled, or had failed since then. */
  undelivered: number;
}

/** What a mail tells, as of when it was written. */
export type MailFacts = CampaignFacts | SeveralFacts | DigestFacts | WebhookDisabledFacts | AccessFacts;

export const isAccessFacts = (facts: MailFacts): facts is AccessFacts =>
  facts.kind !== 'several' && isAboutAccess(facts.kind);

/** `PUBLISH` changes the entries of many campaigns at once, which the others cannot. */
export const calendarMethods = ['REQUEST', 'CANCEL', 'PUBLISH'] as const;
export type CalendarMethod = (typeof calendarMethods)[number];

/** A mail as it is sent and shown. */
export interface MailContent {
  messageId: string;
  subject: string;
  html: string;
  text: string;
  /** iCalendar (RFC 5545), with its method (RFC 5546). */
  calendar: { method: CalendarMethod; ics: string } | null;
}
