import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { showUnlessAtFields } from '../../../ui/field-errors';
import { showDone } from '../../../ui/notify';

/** Changes a campaign's name or dates. Errors of fields are for the form to show. */
export function useUpdate(campaignId: string) {
  const queries = useQueryClient();
  const changed = useChanged();
  return useMutation({
    mutationFn: (body: Schemas['CampaignChanges']) =>
      answer(api.PATCH('/v1/campaigns/{campaignId}', { params: { path: { campaignId } }, body })),
    meta: { quiet: true },
    onError: showUnlessAtFields,
    onSuccess: (campaign) => {
      queries.setQueryData(['campaign', campaignId], campaign);
      void changed('campaign');
      showDone(`${campaign.name} is saved.`);
    },
  });
}
