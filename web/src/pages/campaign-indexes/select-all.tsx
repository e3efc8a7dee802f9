import { Checkbox } from '@mantine/core';
import type { Campaign } from '../../campaign/words';
import { mostSelected, type Selection } from './use-selection';

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
