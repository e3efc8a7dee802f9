import { answer, api } from '../../../api/client';

export const carriersQuery = {
  queryKey: ['carriers'],
  queryFn: () => answer(api.GET('/v1/carriers')),
};
