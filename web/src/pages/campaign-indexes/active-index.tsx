import { Anchor, Button, Menu } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Archive, Copy, Eye, Megaphone } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { Link } from 'react-router';
import { countsQuery } from '../../campaign/counts-query';
import { useMay } from '../../session/session';
import { CloneDialog } from '../../campaign/clone-dialog';
import { useLostFocus } from '../../ui/lost-focus';
import type { Campaign, Named } from '../../campaign/words';
import { plural } from '../../ui/format';
import { Page } from '../../ui/page';
import { Term } from '../../ui/term';
import { BulkBar } from './bulk-bar';
import { Filters } from './filters';
import { IndexFrame } from './index-frame';
import { IndexTable } from './index-table';
import { NewCampaignButton } from './new-campaign';
import { useColumns } from './use-columns';
import { useIndex } from './use-index';
import { useSteady } from './use-steady';
import { useSelection } from './use-selection';

const ArchiveDialog = lazy(async () => ({
  default: (await import('../../campaign/archive-dialog')).ArchiveDialog,
}));

/** The campaigns that are being called. */
export function ActiveIndex() {
  const index = useIndex('active');
  const { items, key } = index;
  const { shown } = useColumns('active');
  const manager = useMay('owner', 'admin');
  const selection = useSelection(key, items);
  const { rows, gone } = useSteady(items, selection.ids.size > 0);
  const bar = useElementSize({ box: 'border-box' });
  const expectLostFocus = useLostFocus();
  const [archiving, setArchiving] = useState<Named | null>(null);
  const [cloning, setCloning] = useState<Named | null>(null);
  const menu = useCallback(
    (campaign: Campaign) => (
      <>
        <Menu.Item leftSection={<Archive size={16} aria-hidden />} onClick={() => setArchiving(campaign)}>
          Archive
        </Menu.Item>
        {manager && (
          <Menu.Item leftSection={<Copy size={16} aria-hidden />} onClick={() => setCloning(campaign)}>
            Clone
          </Menu.Item>
        )}
        <Menu.Item
          component={Link}
          to={`/campaign/${campaign.id}`}
          leftSection={<Eye size={16} aria-hidden />}
        >
          View
        </Menu.Item>
      </>
    ),
    [manager],
  );
  return (
    <Page
      title="Active campaigns"
      description={
        <>
          Callers are those <Term word="live">live</Term> now; <Term word="remaining">remaining</Term> are
          dials to make. <AdviceCount />
        </>
      }
      actions={manager && <NewCampaignButton />}
    >
      <IndexFrame
        index={index}
        filters={<Filters index={index} advice />}
        empty={{
          icon: Megaphone,
          title: 'No campaign is active',
          text: 'A campaign is here from its launch until it is archived. Make a draft, import its contacts, and launch it.',
          action: manager && (
            <Button component={Link} to="/campaigns/draft">
              Go to the drafts
            </Button>
          ),
        }}
      >
        {manager && <BulkBar ref={bar.ref} index={index} selection={selection} />}
        <IndexTable
          label="Active campaigns"
          index={index}
          items={rows}
          gone={gone}
          barHeight={manager ? bar.height : 0}
          shown={shown}
          selection={manager ? selection : null}
          menu={menu}
        />
      </IndexFrame>
      {!index.query.isPending && (
        <Suspense>
          <ArchiveDialog
            campaign={archiving}
            onClose={() => setArchiving(null)}
            onArchived={expectLostFocus}
          />
        </Suspense>
      )}
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
