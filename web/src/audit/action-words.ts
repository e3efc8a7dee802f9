import type { Schemas } from '../api/client';

export type AuditEntry = Schemas['AuditEntry'];

const actions: Readonly<Record<Schemas['AuditAction'], string>> = {
  'account_export.cancelled': 'Cancelled an export of the account',
  'account_export.created': 'Asked for an export of the account',
  'account_export.linked': 'Made a download link for an export of the account',
  'account_export.ready': 'Made an export of the account',
  'account.changed': 'Changed the account’s settings',
  'api_key.created': 'Created an API key',
  'api_key.revoked': 'Revoked an API key',
  'bulk_job.created': 'Started a bulk job',
  'bulk_job.resumed': 'Retried a bulk job’s failed campaigns',
  'call_back_texts.changed': 'Changed what is said to people who call back',
  'calendar_feed.created': 'Created an address for calendars',
  'calendar_feed.revoked': 'Revoked an address for calendars',
  'call_source.created': 'Created a call source',
  'call_source.revoked': 'Revoked a call source',
  'call_source.secret_replaced': 'Replaced a call source’s secret',
  'caller.assigned': 'Assigned a caller',
  'caller.unassigned': 'Unassigned a caller',
  'campaign.archived': 'Archived the campaign',
  'campaign.clock_advanced': 'Moved the demo clock forward',
  'campaign.cloned': 'Cloned a campaign into this draft',
  'campaign.complete': 'Finished the archive: everything is sealed and given back',
  'campaign.created': 'Created the campaign',
  'campaign.data_deleted': 'Deleted the campaign’s data, whose time was over',
  'campaign.deleted': 'Deleted the draft',
  'campaign.draining': 'Began to wait for the last calls to end',
  'campaign.kept': 'Kept the campaign without a dial',
  'campaign.launched': 'Launched the campaign',
  'campaign.notice_given': 'Gave notice that the campaign archives itself soon',
  'campaign.releasing': 'Began to give the numbers back',
  'campaign.sealing': 'Began to seal the data',
  'campaign.targeted': 'Made the draft of people of archived campaigns',
  'campaign.updated': 'Changed the campaign',
  'carrier.credentials_removed': 'Removed the credentials at a carrier',
  'carrier.credentials_set': 'Set the credentials at a carrier',
  'comparison.requested': 'Requested a comparison with the carriers',
  'contact.changed': 'Changed a contact',
  'contact.removed': 'Removed a contact',
  'contacts.imported': 'Imported contacts',
  'do_not_call.added': 'Put a number on the do-not-call list',
  'do_not_call.exported': 'Downloaded the do-not-call list',
  'do_not_call.imported': 'Imported numbers into the do-not-call list',
  'do_not_call.removed': 'Took a number off the do-not-call list',
  'exemption.ended': 'Ended an exemption from archiving itself',
  'exemption.set': 'Exempted from archiving itself',
  'export.taken': 'Downloaded an export',
  'export_preset.changed': 'Changed a preset of export columns',
  'export_preset.created': 'Saved a preset of export columns',
  'export_preset.deleted': 'Deleted a preset of export columns',
  'export_schedule.created': 'Scheduled an export of the account',
  'export_schedule.removed': 'Removed a scheduled export',
  'finding.accepted': 'Accepted that a number is gone',
  'finding.adopted': 'Adopted a stranger into the list of numbers',
  'finding.released': 'Released a leaked number again',
  'legal_hold.lifted': 'Lifted a legal hold',
  'legal_hold.set': 'Set a legal hold',
  'person.erased': 'Finished erasing a person',
  'person.erasure_requested': 'Asked for a person to be erased',
  'invitation.created': 'Invited a person',
  'invitation.revoked': 'Revoked an invitation',
  'mail.sent_again': 'Had a mail sent again',
  'mail_preference.changed': 'Chose which mails they get',
  'member.changed': 'Changed a person’s role',
  'member.joined': 'Joined the account',
  'member.password_changed': 'Changed their password',
  'member.password_link_made': 'Made a link to set a new password',
  'member.password_link_requested': 'Asked for a link to set a new password',
  'member.removed': 'Removed a person from the account',
  'number.blocks_removed': 'Took away at the carrier what kept a number from being given back',
  'rate_limits.changed': 'Changed how much the account may ask in a minute',
  'webhook.changed': 'Changed a webhook',
  'webhook.created': 'Created a webhook',
  'webhook.deleted': 'Deleted a webhook',
  'webhook.disabled': 'Disabled a webhook',
  'webhook.enabled': 'Enabled a webhook',
  'webhook.replayed': 'Replayed events to a webhook',
  'webhook.secret_rotated': 'Replaced a webhook’s secret',
  'workflow.restarted': 'Resumed a campaign’s background work',
  'number.reclaimed': 'Took a released number back',
  'number.release_retried': 'Retried a number’s release',
  'number.releases_retried': 'Retried the release of all numbers that waited for a person',
  'numbers.attached': 'Attached numbers',
  'numbers.detached': 'Detached a number',
  'numbers.imported': 'Imported numbers from a carrier',
  'numbers.moved_away': 'Moved numbers to another campaign',
};

/** What was done, in words; an action that only another version knows as it is. */
export const actionWords = (action: string): string =>
  (actions as Readonly<Record<string, string>>)[action] ?? action;

const machines: Readonly<Record<string, string>> = {
  anyone: 'Somebody on the sign-in page',
  workflow: 'Lastcall itself',
  operator: 'An operator',
  cli: 'The command line',
  demo: 'The demo’s set-up',
};

/** Who did it: a person's or a key's name where there is one. */
export function actorWords({ actor, actorName }: Pick<AuditEntry, 'actor' | 'actorName'>): string {
  if (actorName !== null) return actor.startsWith('key:') ? `${actorName} (API key)` : actorName;
  if (actor.startsWith('user:')) return 'Somebody who is no longer here';
  if (actor.startsWith('key:')) return 'An API key';
  if (actor.startsWith('source:')) return 'A call source';
  return machines[actor] ?? actor;
}
