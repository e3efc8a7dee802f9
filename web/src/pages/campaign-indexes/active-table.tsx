import { Checkbox } from '@mantine/core';
import { CardTable, Head, SortHead } from '../../ui/table';
import type { Campaign } from '../../campaign/words';
import { ActiveRow } from './active-row';
import { mostSelected, type Selection } from './use-selection';

export function ActiveTable(props: {
  items: readonly Campaign[];
  sort: string;
  onSort: (sort: string) => void;
  /** Null: nothing can be ticked. */
  selection: Selection | null;
  onArchive: (campaign: Campaign) => void;
  onClone: (campaign: Campaign) => void;
}) {
  const { items, sort, onSort, selection, onArchive, onClone } = props;
  return (
    <CardTable
      label="Active campaigns"
      head={
        <>
          {selection && (
            <Head w={40}>
              <SelectAll items={items} selection={selection} />
            </Head>
          )}
          <SortHead column="name" sort={sort} onSort={onSort}>
            Name
          </SortHead>
          <SortHead column="start" sort={sort} onSort={onSort}>
            Start
          </SortHead>
          <SortHead column="end" sort={sort} onSort={onSort}>
            End
          </SortHead>
          <SortHead column="callers" sort={sort} onSort={onSort}>
            Callers
          </SortHead>
          <SortHead column="remaining" sort={sort} onSort={onSort}>
            Remaining
          </SortHead>
          <Head w={80}>Actions</Head>
        </>
      }
    >
      {items.map((campaign) => (
        <ActiveRow
          key={campaign.id}
          campaign={campaign}
          selected={selection?.ids.has(campaign.id)}
          onSelect={selection?.toggle}
          onArchive={onArchive}
          onClone={onClone}
        />
      ))}
    </CardTable>
  );
}

export function SelectAll(props: { items: readonly Campaign[]; selection: Selection; label?: string }) {
  const { items, selection, label } = props;
  const { chosen, select } = selection;
  const all = chosen.length > 0 && chosen.length >= Math.min(items.length, mostSelected);
  return (
    <Checkbox
      {...(label === undefined ? { 'aria-label': 'Select all shown' } : { label })}
      checked={all}
      indeterminate={chosen.length > 0 && !all}
      onChange={() => select(all ? [] : items)}
    />
  );
}
