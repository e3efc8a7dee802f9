import { answer, api, type Schemas } from '../../../api/client';

export type CalendarFeed = Schemas['CalendarFeed'];

export const calendarFeedsQuery = {
  queryKey: ['calendar-feeds'],
  queryFn: () => answer(api.GET('/v1/calendar-feeds')),
};
