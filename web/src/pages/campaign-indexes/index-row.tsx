import { Checkbox } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import type { Campaign } from '../../campaign/words';
import { useTimes } from '../../ui/format';
import { Cell, Row, RowHead } from '../../ui/table';
import { CampaignMenu } from './campaign-menu';
import { type Column, columns } from './columns';

interface IndexRowProps {
  campaign: Campaign;
  /** Besides the name. */
  shown: readonly Column[];
  /** Undefined: rows cannot be ticked. */
  selected?: boolean | undefined;
  onSelect?: ((id: string) => void) | undefined;
  /** It has left the list, and stays where it was for as long as rows must not move. */
  gone?: boolean;
  menu: (campaign: Campaign) => ReactNode;
  /** Where only some rows are drawn: which one of all this is, and what measures its height. */
  at?: number;
  measure?: (row: HTMLTableRowElement | null) => void;
}

/** Remembered: of many rows only the one that was ticked is drawn again. */
export const IndexRow = memo((props: IndexRowProps) => {
  const { campaign, shown, selected, onSelect, gone = false, menu, at, measure } = props;
  const { id, name } = campaign;
  const times = useTimes();
  return (
    <Row
      {...(selected && !gone && { bg: 'var(--mantine-primary-color-light)' })}
      {...(gone && { opacity: 0.5 })}
      // The head is the first row.
      {...(at !== undefined && { 'data-index': at, 'aria-rowindex': at + 2 })}
      ref={measure}
    >
      {selected !== undefined && (
        <Cell data-select="">
          <Checkbox
            aria-label={gone ? `${name} is not in this list any more` : `Select ${name}`}
            checked={selected && !gone}
            disabled={gone}
            onChange={() => onSelect?.(id)}
          />
        </Cell>
      )}
      <RowHead data-beside-corner="" style={{ overflowWrap: 'anywhere', minWidth: '11rem' }}>
        {columns.name.cell(campaign)}
      </RowHead>
      {shown.map(({ head, oneLine, hint, cell }) => (
        <Cell
          key={head}
          label={head}
          {...(oneLine && { className: 'one-line' })}
          {...(hint && { title: hint(campaign, times) })}
        >
          {cell(campaign, times)}
        </Cell>
      ))}
      <Cell data-corner="">{!gone && <CampaignMenu name={name}>{menu(campaign)}</CampaignMenu>}</Cell>
    </Row>
  );
});
