import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Megaphone } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { countsQuery } from '../../campaign/counts-query';
import { useMay } from '../../session/session';
import { ArchiveDialog } from '../../campaign/archive-dialog';
import { CloneDialog } from '../../campaign/clone-dialog';
import { useLostFocus } from '../../ui/lost-focus';
import type { Campaign, Named } from '../../campaign/words';
import { plural } from '../../ui/format';
import { Page } from '../../ui/page';
import { Term } from '../../ui/term';
import { ActiveTable } from './active-table';
import { BulkBar } from './bulk-bar';
import { Filters } from './filters';
import { IndexFrame } from './index-frame';
import { type Sort, useIndex } from './use-index';
import { useSelection } from './use-selection';

const sorts: readonly Sort[] = [
  '-created',
  'created',
  'name',
  '-name',
  'start',
  '-start',
  'end',
  '-end',
  '-callers',
  'callers',
  'remaining',
  '-remaining',
  'deadline',
  '-deadline',
];

/** The campaigns that are being called. */
export function ActiveIndex() {
  const index = useIndex('active', sorts);
  const { items, key, filters, set } = index;
  const manager = useMay('owner', 'admin');
  const selection = useSelection(key, items);
  const expectLostFocus = useLostFocus();
  const [archiving, setArchiving] = useState<Named | null>(null);
  const [cloning, setCloning] = useState<Named | null>(null);
  const archive = useCallback((campaign: Campaign) => setArchiving(campaign), []);
  const clone = useCallback((campaign: Campaign) => setCloning(campaign), []);
  return (
    <Page
      title="Active campaigns"
      description={
        <>
          Callers are those <Term word="live">live</Term> now; <Term word="remaining">remaining</Term> are
          dials to make. <AdviceCount />
        </>
      }
    >
      <IndexFrame
        index={index}
        filters={<Filters index={index} sorts={sorts} advice />}
        empty={{
          icon: Megaphone,
          title: 'No campaign is active',
          text: 'A campaign is here from its launch until it is archived. Make a draft, import its contacts, and launch it.',
          action: manager && (
            <Button component={Link} to="/campaigns/draft">
              To the drafts
            </Button>
          ),
        }}
      >
        {manager && <BulkBar index={index} selection={selection} />}
        <ActiveTable
          items={items}
          sort={filters.sort}
          onSort={(sort) => set({ sort })}
          selection={manager ? selection : null}
          onArchive={archive}
          onClone={clone}
        />
      </IndexFrame>
      <ArchiveDialog campaign={archiving} onClose={() => setArchiving(null)} onArchived={expectLostFocus} />
      <CloneDialog campaign={cloning} onClose={() => setCloning(null)} />
    </Page>
  );
}

function AdviceCount() {
  const { data } = useQuery(countsQuery);
  if (!data || data.withAdvice === 0) return null;
  return (
    <>
      <Anchor component={Link} to="/campaigns/active?advice=any" inherit underline="always">
        {plural(data.withAdvice, 'campaign')}
      </Anchor>{' '}
      may be ready to be archived.
    </>
  );
}
