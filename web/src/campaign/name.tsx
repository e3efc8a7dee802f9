import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, api } from '../api/client';

/** A campaign's name, where only its id is known. Names change seldom: they are not asked for at every live update. */
export function useCampaignName(campaignId: string | null) {
  return useQuery({
    queryKey: ['campaign-name', campaignId],
    queryFn: () =>
      answer(api.GET('/v1/campaigns/{campaignId}', { params: { path: { campaignId: campaignId ?? '' } } })),
    select: ({ name }) => name,
    enabled: campaignId !== null,
    staleTime: 5 * 60_000,
  });
}

/**
 * The way to a campaign.
 *
 * @param props.name null: it is gone
 */
export function CampaignLink(props: { campaignId: string; name: string | null; size?: 'xs' | 'sm' }) {
  const { campaignId, name, size = 'sm' } = props;
  if (name === null) {
    return (
      <Text span size={size} c="dimmed">
        A deleted draft
      </Text>
    );
  }
  return (
    <Anchor
      component={Link}
      to={`/campaign/${campaignId}`}
      size={size}
      underline="always"
      style={{ overflowWrap: 'anywhere' }}
    >
      {name}
    </Anchor>
  );
}
