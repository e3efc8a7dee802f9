import { Button, Group, Paper, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, type Ref, useState } from 'react';
import { count, plural } from '../../ui/format';
import { SelectAll } from './select-all';
import './selection-bar.css';
import type { Index } from './use-index';
import { mostSelected, type Selection } from './use-selection';

/** How many campaigns are ticked, ways to tick more, and what can be done to them. */
export function SelectionBar(props: {
  index: Index;
  selection: Selection;
  /** What ticking is for. */
  hint: string;
  /** What can be done to those that are ticked. */
  actions: ReactNode;
  /** The dialogs of the actions. */
  children: ReactNode;
  ref: Ref<HTMLDivElement>;
}) {
  const { index, selection, hint, actions, children, ref } = props;
  const { items, query } = index;
  const { chosen, select } = selection;
  const [loading, setLoading] = useState(false);
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const more = query.hasNextPage || items.length > chosen.length;
  const selectMatching = async () => {
    setLoading(true);
    let found = items;
    let next = query.hasNextPage;
    while (next && found.length < mostSelected) {
      const { data, hasNextPage, isError } = await query.fetchNextPage();
      found = data?.pages.flatMap((page) => page.items) ?? found;
      next = hasNextPage && !isError;
    }
    select(found);
    setLoading(false);
  };
  return (
    <Paper ref={ref} withBorder px="sm" py={6} className="selection-bar">
      <Group gap="xs" mih={36}>
        {/* Where rows are cards, no head of a column has it. */}
        {!wide && <SelectAll items={items} selection={selection} label="Select all shown" />}
        {chosen.length > 0 && (
          <>
            {more && chosen.length < mostSelected && (
              <Button size="xs" variant="subtle" loading={loading} onClick={() => void selectMatching()}>
                {`Select all that match${query.hasNextPage ? `, up to ${count(mostSelected)}` : ''}`}
              </Button>
            )}
            <Button size="xs" variant="subtle" onClick={() => select([])}>
              Clear
            </Button>
          </>
        )}
        <Text size="sm" role="status" style={{ flex: 1 }}>
          {chosen.length > 0 ? `${plural(chosen.length, 'campaign')} selected` : wide && hint}
          {chosen.length === mostSelected && ', the most that can be selected'}
        </Text>
        {chosen.length > 0 && actions}
      </Group>
      {children}
    </Paper>
  );
}
