import { answer, api, type Schemas } from '../../../api/client';

export type CallSource = Schemas['CallSource'];

export const callSourcesQuery = {
  queryKey: ['call-sources'],
  queryFn: () => answer(api.GET('/v1/call-sources')),
};
