import type { ReactNode } from 'react';
import { CardTable, Head, SortHead } from '../../ui/table';
import type { Campaign } from '../../campaign/words';
import { type Column, columns } from './columns';
import { IndexRow } from './index-row';
import { SelectAll } from './select-all';
import type { Index } from './use-index';
import type { Selection } from './use-selection';

/** The campaigns of an index, a row each. */
export function IndexTable(props: {
  label: string;
  index: Index;
  items: readonly Campaign[];
  shown: readonly Column[];
  /** Null: nothing can be ticked. */
  selection?: Selection | null;
  /** The items of a row's flyout menu. */
  menu: (campaign: Campaign) => ReactNode;
}) {
  const { label, index, items, shown, selection = null, menu } = props;
  const heads: readonly Column[] = [columns.name, ...shown];
  return (
    <CardTable
      label={label}
      head={
        <>
          {selection && (
            <Head w={40}>
              <SelectAll items={items} selection={selection} />
            </Head>
          )}
          {heads.map(({ head, order }) =>
            order === undefined ? (
              <Head key={head}>{head}</Head>
            ) : (
              <SortHead
                key={head}
                column={order}
                sort={index.filters.sort}
                onSort={(sort) => index.set({ sort })}
              >
                {head}
              </SortHead>
            ),
          )}
          <Head w={80}>Actions</Head>
        </>
      }
    >
      {items.map((campaign) => (
        <IndexRow
          key={campaign.id}
          campaign={campaign}
          shown={shown}
          selected={selection?.ids.has(campaign.id)}
          onSelect={selection?.toggle}
          menu={menu}
        />
      ))}
    </CardTable>
  );
}
