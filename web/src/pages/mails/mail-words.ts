import type { Schemas } from '../../api/client';

export type MailEntry = Schemas['MailEntry'];

export const stateWords: Record<MailEntry['state'], { label: string; color: string; tells: string }> = {
  waiting: { label: 'Waiting', color: 'blue', tells: 'It is sent as soon as the mail server takes it.' },
  sent: { label: 'Sent', color: 'green', tells: 'The mail server took it.' },
  refused: { label: 'Refused', color: 'red', tells: 'The mail server said that it never will take it.' },
  given_up: {
    label: 'Given up',
    color: 'red',
    tells: 'For two days the mail server could not be reached, or did not take it.',
  },
  kept: {
    label: 'Kept here',
    color: 'gray',
    tells: 'There is no mail server, so it was not sent: it can be read here.',
  },
  dropped: {
    label: 'Not needed',
    color: 'gray',
    tells: 'What it was to tell was no longer true, or is not wanted.',
  },
  gathered: { label: 'In another mail', color: 'gray', tells: 'Another mail of the same kind tells it too.' },
};

/** States of which a mail can be sent again. */
export const resendable: ReadonlySet<MailEntry['state']> = new Set(['refused', 'given_up', 'kept']);

export const kindWords: Record<MailEntry['kind'], string> = {
  archive_notice: 'A campaign archives itself soon',
  archive_reminder: 'A reminder that a campaign archives itself soon',
  notice_withdrawn: 'A date does not hold any more',
  archived: 'A campaign was archived',
  numbers_back: 'All numbers are back',
  numbers_stuck: 'Numbers are stuck',
  digest: 'The week in your account',
  webhook_disabled: 'A webhook was disabled',
  invitation: 'An invitation',
  password_reset: 'A link to set a new password',
  password_changed: 'A password was changed',
};

/** When such a mail comes, and to whom. */
export const aboutWords: Record<Schemas['MailPreferences']['items'][number]['kind'], string> = {
  archive_notice: 'Before a campaign that you launched, or of an account that you own, archives itself.',
  notice_withdrawn: 'Takes the date out of your calendar again, when somebody dials or archives it before.',
  archived: 'When it was archived: by itself, or by somebody else.',
  archive_reminder: 'Further mails before that, as the account’s settings say.',
  numbers_back: 'When all phone numbers of an archived campaign are back at the carrier.',
  webhook_disabled:
    'For owners and admins: when nothing is sent to a webhook any more, since its receiver failed for days or said that it is gone.',
  digest: 'For owners and admins: on Monday morning, unless nothing happened in the week.',
  numbers_stuck: 'For owners and admins: when numbers cannot be given back without a person.',
};
