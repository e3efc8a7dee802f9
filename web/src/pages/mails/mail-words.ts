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
  dropped: { label: 'Not needed', color: 'gray', tells: 'What it was to tell was no longer true.' },
};

export const kindWords: Record<MailEntry['kind'], string> = {
  archive_notice: 'A campaign archives itself soon',
  notice_withdrawn: 'A date does not hold any more',
  archived: 'A campaign has archived itself',
  numbers_back: 'All numbers are back',
  numbers_stuck: 'Numbers are stuck',
};
