import { Badge } from '@mantine/core';
import { Hourglass } from 'lucide-react';
import { campaignNowMs } from './clock';
import type { Campaign } from './words';
import { fromNow } from '../ui/format';

/** Until a campaign's deadline, by the campaign's own clock. */
export function untilDeadline(campaign: Campaign): string {
  const { deadline } = campaign;
  if (deadline === null) return '';
  const now = campaignNowMs(campaign);
  return new Date(deadline).getTime() <= now ? 'at any moment' : fromNow(deadline, now);
}

/** The flag on a campaign that ends by itself within the account's notice time. */
export function ArchivesSoon({ campaign }: { campaign: Campaign }) {
  if (!campaign.archivesSoon || campaign.status !== 'active') return null;
  return (
    <Badge
      variant="light"
      color="orange"
      c="var(--mantine-color-text)"
      radius="sm"
      tt="none"
      leftSection={<Hourglass size={12} aria-hidden />}
    >
      Archives itself {untilDeadline(campaign)}
    </Badge>
  );
}
