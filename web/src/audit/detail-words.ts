/** What the details of entries are called; a test holds it to what the server writes. */
export const detailNames = {
  accountRequests: 'Requests of the account a minute',
  action: 'Action',
  archivedAt: 'Before the restore',
  archivedBy: 'Archived by',
  archiveWindow: 'Archives itself between',
  blocks: 'Taken away',
  by: 'By',
  byMs: 'By',
  calendarFeedId: 'Address for calendars',
  callEvents: 'Call events a minute',
  calls: 'Calls',
  callSourceId: 'Call source',
  callbackGraceDays: 'Call-back grace in days',
  byLink: 'By the link of a mail',
  campaignIds: 'Their ids',
  campaigns: 'Archived campaigns',
  carrier: 'Carrier',
  changed: 'Changed',
  checked: 'The carrier’s answer',
  contactId: 'Contact’s id',
  contacts: 'Contacts',
  copyContacts: 'With contacts',
  corrected: 'Carrier’s ids corrected',
  days: 'Days',
  deadline: 'Archives itself',
  dispositions: 'Dispositions',
  doNotCallDispositions: 'Dispositions that mean do-not-call',
  erasureId: 'Erasure',
  endsAt: 'End',
  entryId: 'Entry’s id',
  eventAt: 'Event',
  events: 'Events',
  exportId: 'Export’s id',
  failed: 'Campaigns',
  files: 'Sealed files',
  findingId: 'Finding',
  forced: 'Forced',
  from: 'From',
  fromDay: 'Called from',
  givenBack: 'Released before',
  host: 'Address',
  imported: 'Imported',
  inactivityDays: 'Days without a dial',
  invitationId: 'Invitation',
  jobId: 'Bulk job',
  keep: 'Times kept',
  keptUntil: 'Kept until',
  keyId: 'Key',
  keyRequests: 'Requests of one key or person a minute',
  kind: 'Export',
  known: 'Known before',
  language: 'Language',
  lastDialAt: 'Last dial',
  listed: 'Listed',
  mailId: 'Mail’s id',
  mailKind: 'Mails about',
  maxKeeps: 'Times that a campaign may be kept',
  moved: 'Moved',
  name: 'Name',
  namesInTemporal: 'Campaigns’ names in Temporal',
  newNumberId: 'Number now',
  noticeDays: 'Notice in days',
  numberId: 'Number',
  numbers: 'Numbers',
  own: 'Own texts',
  presetId: 'Preset',
  questions: 'By answers to',
  reached: 'Reached',
  reason: 'Reason',
  reminderDays: 'Reminders, days before',
  removeReleaseBlocks: 'Take away what blocks a release',
  retentionDays: 'Days that data is kept',
  role: 'Role',
  rows: 'Rows',
  scheduleId: 'Schedule’s id',
  scopes: 'Scopes',
  source: 'By',
  sourceKind: 'Kind',
  startsAt: 'Start',
  timeZone: 'Time zone',
  whereFound: 'From where it was found',
  to: 'To',
  toDay: 'Called to',
  total: 'Campaigns',
  until: 'Until',
  updated: 'Changed contacts',
  userId: 'Person',
  wanted: 'Wanted',
  webhookId: 'Webhook',
};

/** Ids of what has no name: they tell a person nothing. */
export const hiddenDetails: ReadonlySet<string> = new Set([
  'archivedBy',
  'calendarFeedId',
  'campaignIds',
  'callSourceId',
  'contactId',
  'entryId',
  'exportId',
  'erasureId',
  'findingId',
  'invitationId',
  'keyId',
  'mailId',
  'presetId',
  'scheduleId',
  'webhookId',
]);

/** What a detail is called; one that only another version knows as it is. */
export const detailName = (name: string): string =>
  (detailNames as Readonly<Record<string, string>>)[name] ?? name;

const reasons: Readonly<Record<string, string>> = {
  person: 'somebody asked for it',
  inactivity: 'nobody dialled',
  gone: 'its receiver said that it is gone',
  failing: 'its receiver failed for days',
};

const checks: Readonly<Record<string, string>> = {
  ok: 'accepted',
  rejected: 'rejected, stored anyway',
  unreachable: 'no clear answer',
  skipped: 'not asked',
};

const blocks: Readonly<Record<string, string>> = {
  deletion_lock_enabled: 'the deletion lock',
  emergency_address_registered: 'the emergency address',
};

/** What was changed of a contact, or of a preset. */
const changedParts: Readonly<Record<string, string>> = {
  phone: 'phone',
  firstName: 'first name',
  lastName: 'last name',
  email: 'e-mail address',
  externalId: 'external ID',
  fields: 'other columns',
  name: 'name',
  columns: 'columns',
  url: 'address',
  description: 'description',
  eventTypes: 'types of events',
};

/** Texts that are said to people who call back. */
const callBackTexts: Readonly<Record<string, string>> = {
  archived: 'after the campaign',
  active: 'while it is active',
  optedOut: 'after an opt-out',
  withheld: 'to a withheld number',
};

/** How a number came onto the do-not-call list. */
export const doNotCallSourceWords = {
  person: 'a person',
  opt_out: 'an opt-out',
  import: 'an import',
  disposition: 'a disposition',
} as const;

const waysIn: Readonly<Record<string, string>> = {
  password: 'password',
  openid: 'OpenID provider',
  code: 'password and code',
  recovery_code: 'password and recovery code',
};

const mailKinds: Readonly<Record<string, string>> = {
  archived: 'a campaign that was archived',
  archive_reminder: 'reminders of a deadline',
  numbers_back: 'numbers that are back',
  webhook_disabled: 'webhooks that were disabled',
};

/** Values that are codes, in words. */
export const detailCodes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  blocks,
  reason: reasons,
  by: waysIn,
  changed: changedParts,
  own: callBackTexts,
  checked: checks,
  mailKind: mailKinds,
  source: doNotCallSourceWords,
};

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A span of time as people write it: "2 days 3 hours". */
export function spanWords(ms: number): string {
  const parts: string[] = [];
  let left = ms;
  for (const [unit, size] of units) {
    const whole = Math.floor(left / size);
    left -= whole * size;
    if (whole > 0) parts.push(`${whole} ${unit}${whole === 1 ? '' : 's'}`);
  }
  return parts.join(' ') || 'less than a minute';
}
