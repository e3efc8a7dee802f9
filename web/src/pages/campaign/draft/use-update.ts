import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../../api/client';
import { showUnlessAtFields } from '../../../ui/field-errors';
import { useRefreshCampaigns } from '../../../campaign/refresh';
import { showDone } from '../../../ui/notify';

/** Changes a campaign's name or dates. Errors of fields are for the form to show. */
export function useUpdate(campaignId: string) {
  const queries = useQueryClient();
  const refresh = useRefreshCampaigns();
  return useMutation({
    mutationFn: (body: Schemas['CampaignChanges']) =>
      answer(api.PATCH('/v1/campaigns/{campaignId}', { params: { path: { campaignId } }, body })),
    meta: { quiet: true },
    onError: showUnlessAtFields,
    onSuccess: (campaign) => {
      queries.setQueryData(['campaign', campaignId], campaign);
      refresh();
      showDone(`${campaign.name} is saved.`);
    },
  });
}
