import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { Campaign } from '../../campaign/words';

const indexes: Record<Campaign['status'], string> = {
  draft: 'Draft campaigns',
  active: 'Active campaigns',
  archived: 'Archived campaigns',
};

/** To the index that the campaign is on. */
export function WayBack({ status }: Pick<Campaign, 'status'>) {
  return (
    <Anchor component={Link} to={`/campaigns/${status}`} size="sm">
      {indexes[status]}
    </Anchor>
  );
}
