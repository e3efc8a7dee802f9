import { answer, api, type Schemas } from '../api/client';

export type ApiKey = Schemas['ApiKey'];

export const apiKeysQuery = {
  queryKey: ['api-keys'],
  queryFn: () => answer(api.GET('/v1/api-keys')),
};
