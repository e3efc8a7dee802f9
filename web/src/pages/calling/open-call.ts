import { api, type Schemas } from '../../api/client';

/** A call in progress. */
export interface OpenCall {
  call: Schemas['PlacedCall'];
  /** When it began, by this machine's clock, in ms. */
  beganAtMs: number;
}

/** The call that the person is in; null for none. The server knows it: a page that is loaded again goes on with it. */
export const openCallQuery = (campaignId: string) => ({
  queryKey: ['assignments', campaignId, 'open-call'],
  queryFn: async (): Promise<OpenCall | null> => {
    const { data, response } = await api.GET('/v1/assignments/{campaignId}/open-call', {
      params: { path: { campaignId } },
    });
    const call = data?.call;
    if (!call) return null;
    // The server's clock and this one may differ.
    const sentMs = Date.parse(response.headers.get('date') ?? '') || Date.now();
    return { call, beganAtMs: Date.now() - Math.max(0, sentMs - Date.parse(call.startedAt)) };
  },
});
