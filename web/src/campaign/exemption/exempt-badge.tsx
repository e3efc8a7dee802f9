import { Badge } from '@mantine/core';
import type { Campaign } from '../words';

/** Says on a list why a campaign has no deadline. */
export function ExemptBadge({ campaign: { status, exemption } }: { campaign: Campaign }) {
  if (exemption === null || status !== 'active') return null;
  return (
    <Badge
      variant="light"
      color="blue"
      c="var(--mantine-color-text)"
      radius="sm"
      tt="none"
      title={exemption.reason}
    >
      Exempt
    </Badge>
  );
}
