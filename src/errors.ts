/**
 * The one catalogue of errors that users and dialers can meet: a stable code, an HTTP status, and a message that says
 * what to do next. `{name}` in a message is filled from the error's parameters.
 */
export const catalogue = {
  invalid_request: { status: 400, message: 'The request is not valid: {problem}.' },
  malformed_json: { status: 400, message: 'The body is not JSON: {problem}.' },
  invalid_cursor: {
    status: 400,
    message:
      'The cursor does not belong to this list in this order; start again without it, with the sort you want.',
  },
  invalid_csv: { status: 400, message: 'The file cannot be imported: {problem}. Nothing was changed.' },
  unauthenticated: {
    status: 401,
    message: 'Sign in, or send a valid API key as "Authorization: Bearer lc_...".',
  },
  second_factor_wrong: {
    status: 401,
    message:
      'This code is not right, or was used before. Wait for the next one in your app; if that is refused too, see that the phone’s clock is right.',
  },
  second_factor_not_asked: {
    status: 401,
    message: 'No code is waited for, or it was for more than ten minutes; sign in with your password again.',
  },
  forbidden: {
    status: 403,
    message: 'Your role ({role}) may not do this; ask an owner or admin of your account.',
  },
  no_account: {
    status: 403,
    message: 'You are signed in, but belong to no account; ask an owner or admin of yours to invite you.',
  },
  persons_only: {
    status: 403,
    message: 'Only a person who is signed in can do this; an API key cannot.',
  },
  insufficient_scope: {
    status: 403,
    message: 'This API key lacks the scope {scope}; ask an owner or admin for a key that has it.',
  },
  owner_only: {
    status: 403,
    message: 'Only an owner can give or take the role of an owner; ask one of your account’s owners.',
  },
  cross_site_request: {
    status: 403,
    message:
      'A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.',
  },
  demo_only: {
    status: 403,
    message: 'Only a demo account has this: a clock that can be moved, and calls that reach nobody.',
  },
  demo_clock_too_far: {
    status: 422,
    message: 'A demo campaign’s clock goes {years} years ahead at most; clone the campaign to begin again.',
  },
  not_found: { status: 404, message: 'There is no {what} with this id in your account.' },
  invitation_invalid: {
    status: 404,
    message: 'This invitation was used, taken back or is too old; ask who invited you for a new one.',
  },
  unsubscribe_invalid: {
    status: 404,
    message:
      'This address unsubscribes from nothing: it was changed on its way, or its mail is too old. Sign in and choose which mails you get.',
  },
  route_not_found: {
    status: 404,
    message: 'The API has no {method} at this address; /docs lists what it has.',
  },
  method_not_allowed: {
    status: 405,
    message: 'This address does not take {method}, only {allowed}.',
  },
  campaign_not_launched: {
    status: 409,
    message: 'This campaign is a draft; launch it first (POST /v1/campaigns/{campaignId}/launch).',
  },
  campaign_already_launched: {
    status: 409,
    message: 'This campaign was launched before; only its end date can still be changed.',
  },
  campaign_archived: {
    status: 409,
    message: 'This campaign is archived, which cannot be undone. Clone it to go on calling.',
  },
  campaign_exempt: {
    status: 409,
    message:
      'This campaign is exempt from archiving itself, so there is nothing to keep; end its exemption first.',
  },
  keeps_used_up: {
    status: 409,
    message:
      'This campaign was kept as often as your account allows ({maxKeeps}); call from it, or ask an owner or admin to exempt it or to raise maxKeeps (PATCH /v1/account).',
  },
  exemption_over: {
    status: 422,
    message: 'This exemption would be over already; give an "until" that is still to come, or none.',
  },
  campaign_ended: {
    status: 409,
    message:
      'This campaign’s workflow has come to its end, so no timer is left for its clock to reach; nothing was changed.',
  },
  second_factor_not_on: {
    status: 409,
    message: 'You have no second factor that is on; set one up first.',
  },
  campaign_not_draft: {
    status: 409,
    message: 'Only a draft can be deleted. Archive a campaign that was launched.',
  },
  campaign_not_archived: {
    status: 409,
    message: 'The campaign {campaignId} is not archived; archive it first, or clone it.',
  },
  no_contacts_left: {
    status: 409,
    message:
      'Everybody in this campaign has been dialled, or is on the do-not-call list; ask whoever runs it for more contacts, or archive it.',
  },
  number_unavailable: {
    status: 409,
    message: 'Nothing was attached, because {problem}; "numbers" says why, number by number.',
  },
  mail_essential: {
    status: 409,
    message:
      'Mails of the kind "{kind}" cannot be switched off: they warn of what cannot be undone, or ask for what costs rent until somebody does it.',
  },
  mail_not_resendable: {
    status: 409,
    message:
      'This mail is "{state}", so it was not sent again; only one that is refused, given_up or kept can be.',
  },
  last_owner: {
    status: 409,
    message: 'An account keeps at least one owner; make somebody else an owner first.',
  },
  events_gone: {
    status: 410,
    message:
      'Events after this cursor are not kept any more, so some would be missing; read what you follow as it is now, then go on with after=now, or without "after" from the oldest event that is kept.',
  },
  data_deleted: {
    status: 410,
    message:
      'This campaign’s data was deleted, because the time for which your account keeps it was over; only its counts and receipts are left.',
  },
  legal_hold: {
    status: 409,
    message:
      'A legal hold keeps this data as it is, so nothing was deleted; once it may be lifted (GET /v1/legal-holds), lift it and ask again.',
  },
  erasure_own_number: {
    status: 409,
    message:
      'Your account rents or rented this number: it is not a person’s, and every call from it would be erased. Nothing was changed.',
  },
  already_member: {
    status: 409,
    message: 'A person with this e-mail address is in the account already; change their role instead.',
  },
  mails_not_sent: {
    status: 409,
    message:
      'This installation sends no mails; ask whoever runs it for a link to set a new password (lastcall password-link).',
  },
  sign_in_to_accept: {
    status: 409,
    message: 'There is a user with this e-mail address; sign in as them, then accept the invitation.',
  },
  contact_dialled: {
    status: 409,
    message:
      'Somebody has dialled this contact, so its number stays and it is not removed; everything else can be changed.',
  },
  contact_exists: {
    status: 409,
    message: 'Another contact of this campaign has this number; change that one instead.',
  },
  import_running: {
    status: 409,
    message: 'Another import into this campaign is under way; send this one again when it has ended.',
  },
  idempotency_key_in_use: {
    status: 409,
    message:
      'A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.',
  },
  idempotency_key_reused: {
    status: 422,
    message:
      'Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own.',
  },
  idempotency_answer_lost: {
    status: 409,
    message:
      'This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.',
  },
  changed_meanwhile: {
    status: 412,
    message:
      'Nothing was changed, because this {what} is not what your If-Match or If-None-Match was given for any more; see "current" (null: there is none), and send the change with its etag if you still want it.',
  },
  body_too_large: { status: 413, message: 'The body is larger than {limit}; send it in several parts.' },
  request_timeout: {
    status: 408,
    message: 'The request did not arrive in time; send it again over a connection that is fast enough.',
  },
  headers_too_large: {
    status: 431,
    message: 'The address and headers are larger than 16 KiB; send fewer or shorter cookies and parameters.',
  },
  malformed_http: {
    status: 400,
    message: 'This is not a valid HTTP/1.1 request; look at what made it, or at a proxy on its way.',
  },
  unsupported_media_type: { status: 415, message: 'Send the body as {expected}.' },
  range_not_satisfiable: {
    status: 416,
    message: 'The file has {bytes} bytes; ask for a range inside it.',
  },
  release_not_found_elsewhere: {
    status: 409,
    message:
      'The number was not found in a subaccount that credentials of your own reach, or its release is done or under way; see its receipt (GET /v1/numbers/{numberId}/receipt), or retry without whereFound.',
  },
  release_not_waiting: {
    status: 409,
    message:
      'This number’s release is done or under way; see its receipt (GET /v1/numbers/{numberId}/receipt).',
  },
  notice_not_before_deadline: {
    status: 422,
    message: 'noticeDays must be smaller than inactivityDays, so that people are told before it happens.',
  },
  reminder_not_after_notice: {
    status: 422,
    message:
      'Each of reminderDays must be smaller than noticeDays, since a reminder follows the notice; leave out those that are not.',
  },
  credentials_rejected: {
    status: 422,
    message:
      'Nothing was stored, because {carrier} rejects these credentials; correct them, or store them all the same with "force=true".',
  },
  export_not_ready: {
    status: 409,
    message:
      'This export has no file to download: it is {status}. Ask for another one, or wait until it is ready.',
  },
  export_over: {
    status: 409,
    message: 'This export is not under way any more, so there is nothing to cancel.',
  },
  link_invalid: {
    status: 403,
    message:
      'This link does not hold: it is too old, was changed, or is for another account. Make a new one (POST /v1/account-exports/{exportId}/link).',
  },
  webhook_disabled: {
    status: 409,
    message:
      'This webhook is disabled, so nothing is sent to it; enable it first (POST /v1/webhooks/{webhookId}/enable).',
  },
  too_many_webhooks: {
    status: 409,
    message: 'The account has as many webhooks as it can have; delete one first.',
  },
  replay_too_large: {
    status: 422,
    message: 'Nothing is sent, because there are more than {most} events in this time; replay a shorter one.',
  },
  too_many_schedules: {
    status: 409,
    message: 'The account has as many scheduled exports as it can have; remove one first.',
  },
  preset_not_found: {
    status: 404,
    message:
      'There is no preset "{preset}" in your account; see which there are (GET /v1/export-presets), or name the columns.',
  },
  preset_outdated: {
    status: 409,
    message:
      'Nothing was exported, because the preset "{preset}" has columns that there are no more: {columns}. Change it (PATCH /v1/export-presets/{presetId}), or name the columns.',
  },
  preset_exists: {
    status: 409,
    message: 'Another preset of your account has this name; change that one, or take another name.',
  },
  preset_scheduled: {
    status: 403,
    message:
      'A scheduled export has the columns of this preset, so only an owner or admin may change them; make another preset.',
  },
  calendar_not_found: {
    status: 404,
    message:
      'There is no calendar at this address, or not any more; make another one on the page Settings, Calendar.',
  },
  too_many_calendar_feeds: {
    status: 409,
    message: 'You have as many addresses for calendars as you can have; revoke one first.',
  },
  too_many_presets: {
    status: 409,
    message: 'The account has as many presets as it can have; delete one first.',
  },
  finding_other_fix: {
    status: 409,
    message: 'This finding is a {kind}, which is fixed by "{fix}"; nothing was changed.',
  },
  finding_resolved: {
    status: 409,
    message: 'A later comparison did not find this any more, so there is nothing to fix.',
  },
  finding_outdated: {
    status: 409,
    message: 'The number has changed here since it was compared; compare again (POST /v1/comparisons).',
  },
  signature_invalid: {
    status: 403,
    message: 'Nothing was recorded, because the signature is not valid: {problem}.',
  },
  called_number_unknown: {
    status: 422,
    message:
      'Nothing was recorded, because no campaign of your account has or had the number that was called; attach the number to its campaign, or have its calls answered elsewhere.',
  },
  calling_number_unknown: {
    status: 422,
    message:
      'Nothing was recorded, because no campaign of your account has the number that called; attach the number to its campaign, or name the campaign in the source’s address.',
  },
  event_id_reused: {
    status: 409,
    message: 'The id "{eventId}" was used for another event, which stays; give each event an id of its own.',
  },
  number_held_elsewhere: {
    status: 409,
    message:
      'Another account of this installation holds this number, so nothing was changed. If it is yours, ask whoever runs the installation.',
  },
  reclaim_by_hand: { status: 409, message: 'This carrier has no API to take a number back. {how}' },
  reclaim_over: {
    status: 409,
    message:
      'The carrier does not keep this number for you, or not any more; see reclaimableUntil in the inventory (GET /v1/numbers).',
  },
  reclaim_rented: {
    status: 409,
    message:
      'The number is rented again already, by your account or another one of this installation; nothing was asked for.',
  },
  reclaim_busy: {
    status: 409,
    message:
      'Somebody is taking this number back right now; send the request again in a minute to see what became of it.',
  },
  reclaim_failed: { status: 502, message: 'The number was not taken back: {problem}' },
  carrier_list_failed: {
    status: 502,
    message:
      'The carrier’s list could not be read to its end. {problem} What was read before is imported; import again to go on.',
  },
  rate_limit_exceeded: {
    status: 429,
    message:
      'Nothing was done, because more than {most} {what} came within a minute; send it again in {seconds} s. The RateLimit header of each answer tells how much is left.',
  },
  account_busy: {
    status: 429,
    message: 'Your account has as many of these under way as it may; try again when one of them has ended.',
  },
  too_many_tries: {
    status: 429,
    message: 'Too many addresses of this kind that hold nothing were tried from here; try again in a minute.',
  },
  too_many_mails: {
    status: 429,
    message: 'So many mails were asked for that no more are sent for now; try again in {minutes} min.',
  },
  internal: {
    status: 500,
    message: 'Something failed on our side; try again, and tell us the request id {requestId}.',
  },
  database_unavailable: {
    status: 503,
    message: 'The database cannot be reached right now; try again in a moment.',
  },
  installation_superseded: {
    status: 503,
    message:
      'This copy of the installation does nothing any more: {problem}. Ask the one that runs. Whoever runs this one has to stop it, or, where it is the one to keep, see "Two copies" in docs/backup.md.',
  },
  archive_store_unavailable: {
    status: 503,
    message:
      'The sealed files cannot be reached right now: {problem}. Try again in a moment; whoever runs this installation has to see to its archive store.',
  },
  server_busy: {
    status: 503,
    message: 'Too many of these are under way right now; try again in a moment.',
  },
  secret_key_missing: {
    status: 503,
    message:
      'This cannot be stored, because this installation has no key to encrypt it with; whoever runs it has to set LASTCALL_SECRET_KEYS.',
  },
  second_factor_unreadable: {
    status: 503,
    message:
      'Your second factor cannot be read, since this installation’s LASTCALL_AUTH_SECRET was changed; whoever runs it has to reset your second factor ("lastcall reset-second-factor").',
  },
  secret_unreadable: {
    status: 503,
    message:
      'The secret of this call source cannot be decrypted, so nothing was recorded; whoever runs this installation has to put the key "{keyId}" back into LASTCALL_SECRET_KEYS, or the secret has to be entered again.',
  },
  workflow_missing: {
    status: 503,
    message:
      'This campaign’s workflow has not begun yet, so nothing was changed; try again in a moment. If it stays so, whoever runs this installation has to run "lastcall compare".',
  },
  notice_not_written: {
    status: 503,
    message:
      'The campaign’s clock stands at its notice, since no worker has written the mails that tell of it yet; see that a worker runs, then let the rest of the time pass.',
  },
  time_skipping_off: {
    status: 503,
    message:
      'The campaign’s clock has moved, but this installation’s Temporal server lets no time be skipped, so its timers fire as if it had not; whoever runs it can set frontend.WorkflowTimeSkippingEnabled.',
  },
  temporal_unavailable: {
    status: 503,
    message: 'Temporal cannot be reached right now: {problem}.',
  },
} as const;

export type ErrorCode = keyof typeof catalogue;

type NamesIn<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** What the message of an error names in braces. */
type ErrorParams<Code extends ErrorCode> = Record<NamesIn<(typeof catalogue)[Code]['message']>, string>;

/** Everything that a message names in braces. */
export type ErrorParam = { [Code in ErrorCode]: keyof ErrorParams<Code> }[ErrorCode];

/** The errors whose message is the same each time. */
export type PlainErrorCode = {
  [Code in ErrorCode]: [keyof ErrorParams<Code>] extends [never] ? Code : never;
}[ErrorCode];

/** An error of the catalogue. The parameters that its message names are given, all of them and no other. */
export class LastcallError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'LastcallError';
  readonly code: ErrorCode;
  readonly status: number;
  /** Further members of the problem document, such as the refused event ids. */
  readonly details: Record<string, unknown>;

  constructor(
    code: Code,
    ...[params, details = {}]: [Code] extends [PlainErrorCode]
      ? []
      : [params: ErrorParams<Code>, details?: Record<string, unknown>]
  ) {
    const values: Readonly<Record<string, string>> = params ?? {};
    super(catalogue[code].message.replace(/\{(\w+)\}/g, (hole, key: string) => values[key] ?? hole));
    this.code = code;
    this.status = catalogue[code].status;
    this.details = details;
  }
}
