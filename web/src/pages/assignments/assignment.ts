import { answer, api, type Schemas } from '../../api/client';

export type Assignment = Schemas['Assignment'];

export const assignmentsQuery = {
  queryKey: ['assignments'],
  queryFn: async () => (await answer(api.GET('/v1/assignments'))).items,
  // What other callers dial is told to nobody: the numbers of remaining contacts are asked for now and then.
  refetchInterval: 30_000,
};
