import { setImmediate as others } from 'node:timers/promises';
import ical, { ICalEventStatus } from 'ical-generator';
import type { FeedEntry } from '../domain/calendar-feeds.ts';
import { campaignLink } from '../mail/links.ts';
import { plain } from '../mail/plain.ts';
import { deadlineEvent, productId } from './deadline-event.ts';
import { foldLines } from './fold-lines.ts';

/** How often a calendar is asked to look again. Most have a pace of their own. */
const refreshSeconds = 60 * 60;
/** Some milliseconds' worth: then everybody else has a turn. */
const atOnce = 100;

/**
 * The deadlines of an account's campaigns as iCalendar (RFC 5545). The same entries give the same text, so that its hash
 * tells whether anything has changed.
 *
 * @param more whether the account has further ones, which are later
 */
export async function deadlineFeed(
  { accountName, entries, more }: { accountName: string; entries: readonly FeedEntry[]; more: boolean },
  publicUrl: string,
): Promise<string> {
  const calendar = ical({
    prodId: productId,
    name: escaped(`${plain(accountName)}: campaigns that archive themselves`),
    description: more
      ? `The ${entries.length} deadlines that come first. There are more.`
      : 'When campaigns archive themselves unless somebody dials.',
    ttl: refreshSeconds,
  });
  const end = 'END:VCALENDAR';
  const parts = [calendar.toString().slice(0, -end.length)];
  for (const [at, entry] of entries.entries()) {
    if (at > 0 && at % atOnce === 0) await others();
    const { campaignId, campaignName, deadline, changedAt, sequence } = entry;
    const link = campaignLink(publicUrl, campaignId);
    const event = calendar.createEvent({
      ...deadlineEvent({ id: campaignId, name: campaignName }, deadline),
      sequence,
      // Without a METHOD they mean the same.
      stamp: changedAt,
      lastModified: changedAt,
      description: `Unless somebody dials from it before. ${link}`,
      url: link,
      status: ICalEventStatus.CONFIRMED,
    });
    // Not the calendar's own text: its folding takes ten times as long as all the rest.
    parts.push(foldLines(event.toString()));
  }
  return `${parts.join('')}${end}\r\n`;
}

/** Of a calendar's own name the library escapes nothing. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&');
