/** The field's words that a newcomer may not know. */
export const jargon = {
  dial: 'An outgoing call that was really placed, answered or not. Only dials keep a campaign alive.',
  disposition: 'What a caller noted as the result of a call, such as “Supports” or “Wrong number”.',
  remaining:
    'Contacts of the campaign that nobody has dialled yet. Those on the do-not-call list count too, but callers are not given them.',
  deadline: 'When the campaign archives itself unless somebody dials before.',
  archive:
    'Ends a campaign for good: callers lose access, the data is sealed for export, the numbers go back to their carriers.',
  seal: 'Writes calls and contacts as files that can never change, each with a checksum, for export at any time.',
  release: 'Giving a rented phone number back to its carrier, so that it costs nothing any more.',
  receipt: 'The proof of a release: what was asked, what the carrier answered, and that the number is gone.',
  carrier: 'The company that rents out the phone number, such as Twilio or Telnyx.',
  'E.164': 'Phone numbers in international form: + and country code, such as +1 415 555 0123.',
  leak: 'A number that we gave back but that the carrier still lists, and charges.',
  ghost: 'A number in our books that the carrier does not list any more.',
  stranger: 'A number that the carrier lists under your account but that is not in our books.',
  'call-back grace':
    'Days for which an archived campaign’s numbers are still held, so that people who call back reach somebody.',
  advice: 'Reasons why a campaign may be ready to be archived.',
  live: 'Heard of within the last minute: on the calling page, or by a call.',
} as const;

export type Jargon = keyof typeof jargon;
