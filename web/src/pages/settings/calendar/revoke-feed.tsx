import { answer, api } from '../../../api/client';
import { fromNow } from '../../../ui/format';
import { Revoke } from '../revoke';
import type { CalendarFeed } from './feeds-query';

/** Asks before a calendar gets nothing any more. */
export function RevokeFeed(props: { feed: CalendarFeed; opened: boolean; onClose: () => void }) {
  const { feed, ...dialog } = props;
  const { id: feedId, name, lastUsedAt } = feed;
  return (
    <Revoke
      {...dialog}
      name={name}
      change="calendar_feed"
      send={() => answer(api.DELETE('/v1/calendar-feeds/{feedId}', { params: { path: { feedId } } }))}
    >
      Its address stops working immediately, for good. What a calendar has read already stays there until it
      is removed in the calendar.{' '}
      {lastUsedAt === null ? 'It was never read.' : `It was last read ${fromNow(lastUsedAt)}.`}
    </Revoke>
  );
}
