import { lazy, type ReactNode, Suspense } from 'react';
import { CardTable, Head, SortHead } from '../../ui/table';
import type { Campaign } from '../../campaign/words';
import { type Column, columns } from './columns';
import { IndexRow } from './index-row';
import { PlainRows, type RowsProps } from './plain-rows';
import { SelectAll } from './select-all';
import { type Index, pageSize } from './use-index';
import type { Selection } from './use-selection';

const VirtualRows = lazy(() => import('./virtual-rows'));

const none: ReadonlySet<string> = new Set();

/** The campaigns of an index, a row each. */
export function IndexTable(props: {
  label: string;
  index: Index;
  items: readonly Campaign[];
  /** Those that are not in the list any more. */
  gone?: ReadonlySet<string>;
  shown: readonly Column[];
  /** Null: nothing can be ticked. */
  selection?: Selection | null;
  /** What covers the top of the window while the page is scrolled, besides its header, in px. */
  barHeight?: number;
  /** The items of a row's flyout menu. */
  menu: (campaign: Campaign) => ReactNode;
}) {
  const { label, index, items, gone = none, shown, selection = null, barHeight = 0, menu } = props;
  const heads: readonly Column[] = [columns.name, ...shown];
  const rows: RowsProps = {
    items,
    cells: heads.length + (selection ? 2 : 1),
    row: (campaign, drawn) => (
      <IndexRow
        key={campaign.id}
        campaign={campaign}
        shown={shown}
        selected={selection?.ids.has(campaign.id)}
        onSelect={selection?.toggle}
        gone={gone.has(campaign.id)}
        menu={menu}
        {...drawn}
      />
    ),
  };
  const plain = <PlainRows {...rows} items={items.slice(0, pageSize)} />;
  return (
    <CardTable
      label={label}
      stickyAt={barHeight}
      rowCount={items.length + 1}
      head={
        <>
          {selection && (
            <Head w={40}>
              <SelectAll items={index.items} selection={selection} />
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
      {items.length > pageSize ? (
        <Suspense fallback={plain}>
          <VirtualRows {...rows} />
        </Suspense>
      ) : (
        plain
      )}
    </CardTable>
  );
}
