import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { deadlineEvent, productId } from '../calendar/deadline-event.ts';
import type { CalendarMethod, MailContent, NoticeFacts, WithdrawnFacts } from '../domain/mails.ts';
import { campaignLink } from './links.ts';
import type { MailConfig } from './mail-config.ts';
import { plain } from './plain.ts';

interface EntryOptions {
  from: MailConfig['from'];
  to: string;
  publicUrl: string;
  writtenAt: Date;
}

/**
 * The entry of a campaign's deadline in a person's calendar. Its SEQUENCE grows with each mail that changes it, so that
 * a calendar moves or removes the entry that it has.
 */
export function calendarEntry(
  facts: NoticeFacts | WithdrawnFacts,
  options: EntryOptions,
): NonNullable<MailContent['calendar']> {
  const method = facts.kind === 'notice_withdrawn' ? 'CANCEL' : 'REQUEST';
  return calendarOf([facts], method, options);
}

/** The entries of several campaigns, all withdrawn: published, since a cancellation is of one entry (RFC 5546, 3.2.5). */
export const withdrawnEntries = (
  facts: readonly WithdrawnFacts[],
  options: EntryOptions,
): NonNullable<MailContent['calendar']> => calendarOf(facts, 'PUBLISH', options);

function calendarOf(
  all: readonly (NoticeFacts | WithdrawnFacts)[],
  method: CalendarMethod,
  { from, to, publicUrl, writtenAt }: EntryOptions,
): NonNullable<MailContent['calendar']> {
  const calendar = ical({ prodId: productId, method: ICalCalendarMethod[method] });
  for (const facts of all) {
    const withdrawn = facts.kind === 'notice_withdrawn';
    const campaign = { id: facts.campaignId, name: facts.campaignName };
    const link = campaignLink(publicUrl, facts.campaignId);
    calendar.createEvent({
      ...deadlineEvent(campaign, withdrawn ? facts.toldBefore : facts.deadline),
      sequence: facts.sequence,
      stamp: writtenAt,
      description: withdrawn
        ? `This date does not hold any more. ${link}`
        : `Unless somebody dials from it before. ${link}`,
      url: link,
      status: withdrawn ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer: { name: from.name, email: from.address },
      attendees: [
        {
          email: to,
          name: plain(facts.recipientName),
          rsvp: false,
          status: ICalAttendeeStatus.NEEDSACTION,
        },
      ],
    });
  }
  return { method, ics: calendar.toString() };
}
