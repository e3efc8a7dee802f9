import { answer, api } from '../../api/client';

export const secondFactorQuery = {
  queryKey: ['second-factor'],
  queryFn: () => answer(api.GET('/v1/me/second-factor')),
};
