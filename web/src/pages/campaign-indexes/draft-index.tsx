import { Menu } from '@mantine/core';
import { Copy, SquarePen, Trash2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../session/session';
import { CloneDialog } from '../../campaign/clone-dialog';
import { DeleteDraft } from '../../campaign/delete-draft';
import { useLostFocus } from '../../ui/lost-focus';
import type { Campaign, Named } from '../../campaign/words';
import { Page } from '../../ui/page';
import { Filters } from './filters';
import { IndexFrame } from './index-frame';
import { IndexTable } from './index-table';
import { NewCampaignButton } from './new-campaign';
import { useColumns } from './use-columns';
import { useIndex } from './use-index';

/** The campaigns that are not launched yet. */
export function DraftIndex() {
  const index = useIndex('draft');
  const manager = useMay('owner', 'admin');
  const expectLostFocus = useLostFocus();
  const [cloning, setCloning] = useState<Named | null>(null);
  const [deleting, setDeleting] = useState<Named | null>(null);
  const { shown } = useColumns('draft');
  const menu = useCallback(
    (campaign: Campaign) => (
      <>
        <Menu.Item
          component={Link}
          to={`/campaign/${campaign.id}`}
          leftSection={<SquarePen size={16} aria-hidden />}
        >
          Open
        </Menu.Item>
        {manager && (
          <>
            <Menu.Item leftSection={<Copy size={16} aria-hidden />} onClick={() => setCloning(campaign)}>
              Clone
            </Menu.Item>
            <Menu.Item leftSection={<Trash2 size={16} aria-hidden />} onClick={() => setDeleting(campaign)}>
              Delete
            </Menu.Item>
          </>
        )}
      </>
    ),
    [manager],
  );
  return (
    <Page
      title="Draft campaigns"
      description="Nobody can call for a draft. Give it contacts, numbers and callers, then launch it."
      actions={manager && <NewCampaignButton />}
    >
      <IndexFrame
        index={index}
        filters={<Filters index={index} />}
        empty={{
          icon: SquarePen,
          title: 'No drafts',
          text: manager
            ? 'Create a new campaign, or clone an existing one.'
            : 'An owner or admin of your account can begin a new campaign.',
        }}
      >
        <IndexTable label="Draft campaigns" index={index} items={index.items} shown={shown} menu={menu} />
      </IndexFrame>
      <CloneDialog campaign={cloning} onClose={() => setCloning(null)} />
      <DeleteDraft campaign={deleting} onClose={() => setDeleting(null)} onDeleted={expectLostFocus} />
    </Page>
  );
}
