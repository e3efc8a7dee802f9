import { answer, api } from '../../../api/client';

export const callersQuery = (campaignId: string) => ({
  queryKey: ['callers', campaignId],
  queryFn: () => answer(api.GET('/v1/campaigns/{campaignId}/callers', { params: { path: { campaignId } } })),
  // Who is live changes also by silence, which nothing tells of.
  refetchInterval: 20_000,
});
