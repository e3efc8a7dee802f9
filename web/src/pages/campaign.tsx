import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { answer, api } from '../api/client';
import { RowsSkeleton } from '../ui/rows-skeleton';
import { ErrorState } from '../ui/error-state';
import { Page } from '../ui/page';
import { Draft } from './campaign/draft/draft';
import { Summary } from './campaign/summary/summary';

/** A campaign: the editor while it is a draft, its summary from the launch on. */
export default function CampaignPage() {
  const { campaignId = '' } = useParams();
  const campaign = useQuery({
    queryKey: ['campaign', campaignId],
    queryFn: () => answer(api.GET('/v1/campaigns/{campaignId}', { params: { path: { campaignId } } })),
    // Who is live changes also by silence, which nothing tells of.
    refetchInterval: ({ state }) => state.data?.status === 'active' && 10_000,
  });
  if (campaign.data) {
    const Shown = campaign.data.status === 'draft' ? Draft : Summary;
    return <Shown key={campaignId} campaign={campaign.data} />;
  }
  return (
    <Page title="Campaign">
      {campaign.error ? (
        <ErrorState error={campaign.error} retry={() => void campaign.refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </Page>
  );
}
