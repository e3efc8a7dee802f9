import { Anchor, Button, Menu } from '@mantine/core';
import { Copy, Plus, SquarePen, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../session/session';
import { CloneDialog } from '../../campaign/clone-dialog';
import { DeleteDraft } from '../../campaign/delete-draft';
import { useLostFocus } from '../../ui/lost-focus';
import { CardTable, Cell, Head, Row, RowHead, SortHead } from '../../ui/table';
import type { Campaign, Named } from '../../campaign/words';
import { count, useTimes } from '../../ui/format';
import { Page } from '../../ui/page';
import { CampaignMenu } from './campaign-menu';
import { Filters } from './filters';
import { IndexFrame } from './index-frame';
import { NewCampaign } from './new-campaign';
import { type Sort, useIndex } from './use-index';

const sorts: readonly Sort[] = ['-created', 'created', 'name', '-name', 'start', '-start', 'end', '-end'];

/** The campaigns that are not launched yet. */
export function DraftIndex() {
  const index = useIndex('draft', sorts);
  const manager = useMay('owner', 'admin');
  const expectLostFocus = useLostFocus();
  const [making, setMaking] = useState(false);
  const [cloning, setCloning] = useState<Named | null>(null);
  const [deleting, setDeleting] = useState<Named | null>(null);
  const sorting = { sort: index.filters.sort, onSort: (sort: string) => index.set({ sort }) };
  const newCampaign = manager && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setMaking(true)}>
      New campaign
    </Button>
  );
  return (
    <Page
      title="Draft campaigns"
      description="Nobody calls from a draft. Give it contacts, numbers and callers, then launch it."
      actions={newCampaign}
    >
      <IndexFrame
        index={index}
        filters={<Filters index={index} sorts={sorts} />}
        empty={{
          icon: SquarePen,
          title: 'No drafts',
          text: manager
            ? 'Begin with a new campaign, or clone one that you had.'
            : 'An owner or admin of your account can begin a new campaign.',
        }}
      >
        <CardTable
          label="Draft campaigns"
          head={
            <>
              <SortHead column="name" {...sorting}>
                Name
              </SortHead>
              <SortHead column="created" {...sorting}>
                Created
              </SortHead>
              <SortHead column="start" {...sorting}>
                Start
              </SortHead>
              <SortHead column="end" {...sorting}>
                End
              </SortHead>
              <Head>Contacts</Head>
              <Head w={80}>Actions</Head>
            </>
          }
        >
          {index.items.map((campaign) => (
            <DraftRow key={campaign.id} campaign={campaign}>
              <CampaignMenu name={campaign.name}>
                <Menu.Item
                  component={Link}
                  to={`/campaign/${campaign.id}`}
                  leftSection={<SquarePen size={16} aria-hidden />}
                >
                  Open
                </Menu.Item>
                {manager && (
                  <>
                    <Menu.Item
                      leftSection={<Copy size={16} aria-hidden />}
                      onClick={() => setCloning(campaign)}
                    >
                      Clone
                    </Menu.Item>
                    <Menu.Item
                      leftSection={<Trash2 size={16} aria-hidden />}
                      onClick={() => setDeleting(campaign)}
                    >
                      Delete
                    </Menu.Item>
                  </>
                )}
              </CampaignMenu>
            </DraftRow>
          ))}
        </CardTable>
      </IndexFrame>
      <NewCampaign opened={making} onClose={() => setMaking(false)} />
      <CloneDialog campaign={cloning} onClose={() => setCloning(null)} />
      <DeleteDraft campaign={deleting} onClose={() => setDeleting(null)} onDeleted={expectLostFocus} />
    </Page>
  );
}

function DraftRow({ campaign, children }: { campaign: Campaign; children: React.ReactNode }) {
  const { id, name, createdAt, startsAt, endsAt, counts } = campaign;
  const times = useTimes();
  return (
    <Row>
      <RowHead data-beside-corner="" style={{ overflowWrap: 'anywhere' }}>
        <Anchor component={Link} to={`/campaign/${id}`} fw={600} size="sm">
          {name}
        </Anchor>
      </RowHead>
      <Cell label="Created" className="one-line">
        {times.day(createdAt)}
      </Cell>
      <Cell label="Start" className="one-line">
        {times.day(startsAt)}
      </Cell>
      <Cell label="End" className="one-line">
        {times.day(endsAt)}
      </Cell>
      <Cell label="Contacts">{count(counts.contacts)}</Cell>
      <Cell data-corner="">{children}</Cell>
    </Row>
  );
}
