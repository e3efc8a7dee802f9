import { answer, api } from '../api/client';

/** How many campaigns there are of each status. */
export const countsQuery = {
  queryKey: ['campaign-counts'],
  queryFn: () => answer(api.GET('/v1/campaign-counts')),
};
