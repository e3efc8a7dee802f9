import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { lastSearch } from '../../campaign/last-search';
import type { Campaign } from '../../campaign/words';

const indexes: Record<Campaign['status'], string> = {
  draft: 'Draft campaigns',
  active: 'Active campaigns',
  archived: 'Archived campaigns',
};

/** To the index that the campaign is on, as it was left: with its search, filters and order. */
export function WayBack({ status }: Pick<Campaign, 'status'>) {
  return (
    <Anchor component={Link} to={`/campaigns/${status}${lastSearch(status)}`} size="sm">
      {indexes[status]}
    </Anchor>
  );
}
