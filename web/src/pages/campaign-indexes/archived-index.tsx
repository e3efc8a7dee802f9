import { Menu } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { Archive, Copy, Download, Eye } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../session/session';
import { CloneDialog } from '../../campaign/clone-dialog';
import { exportAddress, exportKinds, exportWords } from '../../campaign/exports';
import type { Campaign, Named } from '../../campaign/words';
import { Page } from '../../ui/page';
import { Filters } from './filters';
import { IndexFrame } from './index-frame';
import { IndexTable } from './index-table';
import { useColumns } from './use-columns';
import { TargetBar } from './target-bar';
import { useIndex } from './use-index';
import { useSelection } from './use-selection';

/** The campaigns that are over. */
export function ArchivedIndex() {
  const index = useIndex('archived');
  const [cloning, setCloning] = useState<Named | null>(null);
  const { shown } = useColumns('archived');
  const manager = useMay('owner', 'admin');
  const selection = useSelection(index.key, index.items);
  const bar = useElementSize({ box: 'border-box' });
  const menu = useCallback(
    (campaign: Campaign) => (
      <>
        <Menu.Label>Export</Menu.Label>
        {exportKinds.map((kind) => (
          <Menu.Item
            key={kind}
            component="a"
            href={exportAddress(campaign.id, kind)}
            download
            leftSection={<Download size={16} aria-hidden />}
          >
            Export {exportWords[kind].toLowerCase()}
          </Menu.Item>
        ))}
        <Menu.Divider />
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
      title="Archived campaigns"
      description="An archived campaign cannot be reactivated. It can be exported at any time, and cloned into a new draft."
    >
      <IndexFrame
        index={index}
        filters={<Filters index={index} />}
        empty={{
          icon: Archive,
          title: 'No archived campaigns',
          text: 'A campaign is here once somebody archived it, or after it was not dialled for as long as your account allows.',
        }}
      >
        {manager && <TargetBar ref={bar.ref} index={index} selection={selection} />}
        <IndexTable
          label="Archived campaigns"
          index={index}
          items={index.items}
          barHeight={manager ? bar.height : 0}
          shown={shown}
          selection={manager ? selection : null}
          menu={menu}
        />
      </IndexFrame>
      <CloneDialog campaign={cloning} onClose={() => setCloning(null)} />
    </Page>
  );
}
