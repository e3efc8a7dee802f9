import { type ICalEventData, ICalEventTransparency } from 'ical-generator';
import { plain } from '../mail/plain.ts';

/** How long the entry is, in ms: calendars show nothing of one without a length. */
const lengthMs = 30 * 60 * 1000;

export const productId = { company: 'Lastcall', product: 'Lastcall' };

/**
 * What every entry of a campaign's deadline has, in a mail as in a feed. Its UID is the campaign's for ever, so that a
 * calendar moves the entry that it has.
 */
export const deadlineEvent = (campaign: { id: string; name: string }, at: Date) =>
  ({
    id: `campaign-${campaign.id}`,
    // An instant, so that no calendar has to know the account's zone and its changes of clocks.
    start: at,
    end: new Date(at.getTime() + lengthMs),
    summary: `${plain(campaign.name)} archives itself`,
    // Nobody is busy because of it.
    transparency: ICalEventTransparency.TRANSPARENT,
  }) satisfies ICalEventData;
