const id = '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11';
const number = '+12025550143';
const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const voiceText = 'The campaign that called you is over. To be called no more, press 9.';

/** Of texts that have no example of their own, by the name of their property. */
const byName: Readonly<Record<string, string>> = {
  account: 'Riverside Phone Bank',
  accountName: 'Riverside Phone Bank',
  accountSid: `AC${'0'.repeat(32)}`,
  active: voiceText,
  address: 'https://lastcall.example/v1/calendars/kq3v9x0abTz.ics',
  apiKey: 'KEY0123456789',
  apiKeySid: `SK${'0'.repeat(32)}`,
  archived: voiceText,
  authId: 'MAXXXXXXXXXXXXXXXXXX',
  authToken: '0123456789abcdef0123456789abcdef',
  callId: 'call-17',
  campaignName: 'Autumn turnout',
  carrier: 'sandbox',
  carrierCode: '21404',
  carrierRef: 'PN0123456789abcdef0123456789abcdef',
  cells: '+1202555014',
  changed: 'inactivityDays',
  clientId: 'client-17',
  code: 'emergency_address',
  columns: 'started_at',
  cursor: 'WyJjcmVhdGVkQXQiXQ',
  detail: 'is missing',
  disposition: 'Supports',
  dispositions: 'Supports',
  doNotCallDispositions: 'do not call',
  email: 'cal@riverside.example',
  encoding: 'utf-8',
  explanation: 'Another campaign holds it.',
  extension: '17',
  externalId: 'crm-4711',
  file: 'calls.csv',
  firstName: 'Ada',
  foundIn: 'AC00000000000000000000000000000001',
  from: '+14155550123',
  heading: 'Best number',
  how: 'Lastcall can take it back; it is paid for again from then on.',
  html: '<p>The campaign Autumn turnout archives itself on 30 November.</p>',
  ics: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n',
  instance: 'urn:uuid:0d2f3c8e-5d0c-4a53-9f52-2f3f6c1d7c11',
  key: '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11/calls-0001.csv.gz',
  lastError: '451 try again later',
  lastName: 'Lovelace',
  message: 'The person is erased from everything that this account keeps.',
  messageId: '<019abf4e@lastcall.example>',
  missingColumns: 'precinct',
  missingKey: '2026-11',
  name: 'Autumn turnout',
  names: 'Autumn turnout',
  nextCursor: 'WyJjcmVhdGVkQXQiXQ',
  note: 'The second round is in May',
  optedOut: 'You are on the list of people whom we call no more. Goodbye.',
  orderRef: 'order-4711',
  outcome: 'requested',
  parameter: 'limit',
  password: 'correct horse battery staple',
  phone: number,
  plain: 'name',
  pointer: '#/name',
  prefix: 'lc_k3v9x0ab',
  preset: 'For the board',
  previousSha256: sha256,
  providerId: 'company',
  question: 'Will you vote?',
  reason: 'Asked by letter',
  removed: 'name',
  search: 'turnout',
  secret: '0123456789abcdef0123456789abcdef',
  sha256,
  signature: 'the account’s API key signs',
  space: 'riverside.signalwire.com',
  spreadsheet: 'phone',
  subaccount: 'AC00000000000000000000000000000001',
  subaccounts: 'AC00000000000000000000000000000001',
  subject: 'Autumn turnout archives itself on 30 November',
  text: 'The campaign Autumn turnout archives itself on 30 November.',
  timeZone: 'America/Chicago',
  title: 'An emergency address is attached',
  to: number,
  token: 'jUYv0o5RzSmr3HXMe5y4qvQb1nT8mE0pP2cK7wLhDkA',
  url: 'https://lastcall.example/v1/call-sources/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11/events',
  username: 'riverside',
  values: 'yes',
  whatToDo: 'Detach the emergency address at the carrier, then retry.',
  withheld: 'You cannot be taken off the list, because your number is withheld. Goodbye.',
  workflowId: 'campaign/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11',
  workflowUrl: 'https://temporal.example/namespaces/default/workflows/campaign',
};

/** By how the name ends. */
const byEnding: readonly (readonly [RegExp, string])[] = [
  [/Names?$/, 'Ada Admin'],
  [/(id|Ids?)$/, id],
  [/(By|actor)$/, `user:${id}`],
];

/** Of objects whose members are named by who sends them. */
const records: Readonly<Record<string, object>> = {
  answers: { 'Will you vote?': 'yes' },
  details: { reason: 'person' },
  fields: { Precinct: '7' },
  names: { userId: 'Ada Admin' },
};

/** An example of an object by the name of its property. */
export const exampleRecord = (name: string): object => records[name] ?? {};

/** What says more of a text than its name does. */
const said = ['enum', 'const', 'format', 'default', 'examples'];

/** An example of a text by the name of its property; undefined for what is no text, and where the name tells nothing. */
export function exampleText(schema: object, name: string): string | undefined {
  const { type } = schema as { type?: string | string[] };
  if (![type].flat().includes('string') || said.some((keyword) => keyword in schema)) return undefined;
  return byName[name] ?? byEnding.find(([ending]) => ending.test(name))?.[1];
}
