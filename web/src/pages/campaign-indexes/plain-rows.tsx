import type { ReactNode } from 'react';
import type { Campaign } from '../../campaign/words';

export interface RowsProps {
  items: readonly Campaign[];
  /** How many cells a row has. */
  cells: number;
  /** Draws one row; `at` and `measure` are for lists of which only a part is drawn. */
  row: (
    campaign: Campaign,
    drawn?: { at: number; measure: (row: HTMLTableRowElement | null) => void },
  ) => ReactNode;
}

/** Every row of a list. */
export function PlainRows({ items, row }: RowsProps) {
  return items.map((campaign) => row(campaign));
}
