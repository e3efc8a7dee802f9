import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, isChangedMeanwhile, meantFor, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { showUnlessAtFields } from '../../../ui/field-errors';
import { showDone } from '../../../ui/notify';

/** Changes a campaign's name or dates. Errors of fields are for the form to show. */
export function useUpdate(campaign: Schemas['Campaign']) {
  const { id: campaignId } = campaign;
  const queries = useQueryClient();
  const changed = useChanged();
  return useMutation({
    mutationFn: (body: Schemas['CampaignChanges']) =>
      answer(
        api.PATCH('/v1/campaigns/{campaignId}', {
          params: { path: { campaignId }, header: meantFor(campaign) },
          body,
        }),
      ),
    meta: { quiet: true },
    onError: (error) => {
      showUnlessAtFields(error);
      if (isChangedMeanwhile(error)) void changed('campaign');
    },
    onSuccess: (saved) => {
      queries.setQueryData(['campaign', campaignId], saved);
      void changed('campaign');
      showDone(`${saved.name} is saved.`);
    },
  });
}
