import { Anchor, Menu } from '@mantine/core';
import { Archive, Copy, Download, Eye } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../session/session';
import { CloneDialog } from '../../campaign/clone-dialog';
import { exportAddress, exportKinds } from '../../campaign/exports';
import { ArchiveProgress } from '../../campaign/progress';
import { CardTable, Cell, Head, Row, RowHead, SortHead } from '../../ui/table';
import { archiveReasons, type Campaign, type Named } from '../../campaign/words';
import { useTimes } from '../../ui/format';
import { Page } from '../../ui/page';
import { CampaignMenu } from './campaign-menu';
import { Filters } from './filters';
import { IndexFrame } from './index-frame';
import { type Sort, useIndex } from './use-index';

const sorts: readonly Sort[] = ['-archived', 'archived', 'name', '-name', '-created', 'created'];

/** The campaigns that are over. */
export function ArchivedIndex() {
  const index = useIndex('archived', sorts);
  const [cloning, setCloning] = useState<Named | null>(null);
  const clone = useCallback((campaign: Campaign) => setCloning(campaign), []);
  const sorting = { sort: index.filters.sort, onSort: (sort: string) => index.set({ sort }) };
  return (
    <Page
      title="Archived campaigns"
      description="An archived campaign cannot be reactivated. It can be exported at any time, and cloned into a new draft."
    >
      <IndexFrame
        index={index}
        filters={<Filters index={index} sorts={sorts} />}
        empty={{
          icon: Archive,
          title: 'No archived campaigns',
          text: 'A campaign is here once somebody archived it, or after it was not dialled for as long as your account allows.',
        }}
      >
        <CardTable
          label="Archived campaigns"
          head={
            <>
              <SortHead column="name" {...sorting}>
                Name
              </SortHead>
              <SortHead column="archived" {...sorting}>
                Archived
              </SortHead>
              <Head>Why</Head>
              <Head>Progress</Head>
              <Head w={80}>Actions</Head>
            </>
          }
        >
          {index.items.map((campaign) => (
            <ArchivedRow key={campaign.id} campaign={campaign} onClone={clone} />
          ))}
        </CardTable>
      </IndexFrame>
      <CloneDialog campaign={cloning} onClose={() => setCloning(null)} />
    </Page>
  );
}

function ArchivedRow(props: { campaign: Campaign; onClone: (campaign: Campaign) => void }) {
  const { campaign, onClone } = props;
  const { id, name, archive } = campaign;
  const times = useTimes();
  const manager = useMay('owner', 'admin');
  return (
    <Row>
      <RowHead data-beside-corner="" style={{ overflowWrap: 'anywhere' }}>
        <Anchor component={Link} to={`/campaign/${id}`} fw={600} size="sm">
          {name}
        </Anchor>
      </RowHead>
      <Cell label="Archived" className="one-line">
        {times.minute(archive?.archivedAt ?? null)}
      </Cell>
      <Cell label="Why">
        {archive && archiveReasons[archive.reason]}
        {archive?.reason === 'person' && archive.archivedByName !== null && `: ${archive.archivedByName}`}
      </Cell>
      <Cell>
        <ArchiveProgress campaign={campaign} />
      </Cell>
      <Cell data-corner="">
        <CampaignMenu name={name}>
          <Menu.Label>Export</Menu.Label>
          {exportKinds.map((kind) => (
            <Menu.Item
              key={kind}
              component="a"
              href={exportAddress(id, kind)}
              download
              leftSection={<Download size={16} aria-hidden />}
            >
              Export {kind}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {manager && (
            <Menu.Item leftSection={<Copy size={16} aria-hidden />} onClick={() => onClone(campaign)}>
              Clone
            </Menu.Item>
          )}
          <Menu.Item component={Link} to={`/campaign/${id}`} leftSection={<Eye size={16} aria-hidden />}>
            View
          </Menu.Item>
        </CampaignMenu>
      </Cell>
    </Row>
  );
}
