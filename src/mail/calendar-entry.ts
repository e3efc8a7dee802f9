import ical, {
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { MailContent, NoticeFacts, WithdrawnFacts } from '../domain/mails.ts';
import type { MailConfig } from './mail-config.ts';
import { plain } from './plain.ts';

/** How long the entry is, in ms: calendars show nothing of one without a length. */
const lengthMs = 30 * 60 * 1000;

/**
 * The entry of a campaign's deadline in a person's calendar. Its UID is the campaign's for ever, and its SEQUENCE grows
 * with each mail that changes it, so that a calendar moves or removes the entry that it has.
 */
export function calendarEntry(
  facts: NoticeFacts | WithdrawnFacts,
  options: { from: MailConfig['from']; to: string; sequence: number; link: string; writtenAt: Date },
): NonNullable<MailContent['calendar']> {
  const withdrawn = facts.kind === 'notice_withdrawn';
  const method = withdrawn ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const start = withdrawn ? facts.toldBefore : facts.deadline;
  const calendar = ical({ prodId: { company: 'Lastcall', product: 'Lastcall' }, method });
  calendar.createEvent({
    id: `campaign-${facts.campaignId}`,
    sequence: options.sequence,
    stamp: options.writtenAt,
    start,
    end: new Date(start.getTime() + lengthMs),
    summary: `${plain(facts.campaignName)} archives itself`,
    description: withdrawn
      ? `This date does not hold any more. ${options.link}`
      : `Unless somebody dials from it before. ${options.link}`,
    url: options.link,
    status: withdrawn ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // Nobody is busy because of it.
    transparency: ICalEventTransparency.TRANSPARENT,
    organizer: { name: options.from.name, email: options.from.address },
    attendees: [
      {
        email: options.to,
        name: plain(facts.recipientName),
        rsvp: false,
        status: ICalAttendeeStatus.NEEDSACTION,
      },
    ],
  });
  return { method: withdrawn ? 'CANCEL' : 'REQUEST', ics: calendar.toString() };
}
