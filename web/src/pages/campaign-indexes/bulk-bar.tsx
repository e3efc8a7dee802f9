import { Button, Group, Paper, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Archive, Copy } from 'lucide-react';
import { lazy, type Ref, Suspense, useState } from 'react';
import { count, plural } from '../../ui/format';
import { SelectAll } from './select-all';
import './bulk-bar.css';
import type { Index } from './use-index';
import { mostSelected, type Selection } from './use-selection';

const BulkArchive = lazy(() => import('./bulk-archive'));
const BulkClone = lazy(() => import('./bulk-clone'));

/** What can be done to the ticked campaigns, and ways to tick more. */
export function BulkBar(props: { index: Index; selection: Selection; ref: Ref<HTMLDivElement> }) {
  const { index, selection, ref } = props;
  const { items, query } = index;
  const { chosen, select } = selection;
  const [asking, setAsking] = useState<'archive' | 'clone' | null>(null);
  // From the first question on: a dialog that closes must still be there to fade out.
  const [asked, setAsked] = useState(false);
  if (asking !== null && !asked) setAsked(true);
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
    <Paper ref={ref} withBorder px="sm" py={6} className="bulk-bar">
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
          {chosen.length > 0
            ? `${plural(chosen.length, 'campaign')} selected`
            : wide && 'Tick campaigns to archive or clone many at once.'}
          {chosen.length === mostSelected && ', the most that can be selected'}
        </Text>
        {chosen.length > 0 && (
          <>
            <Button
              size="xs"
              leftSection={<Archive size={14} aria-hidden />}
              onClick={() => setAsking('archive')}
            >
              Archive {count(chosen.length)}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<Copy size={14} aria-hidden />}
              onClick={() => setAsking('clone')}
            >
              Clone {count(chosen.length)}
            </Button>
          </>
        )}
      </Group>
      {asked && (
        <Suspense>
          <BulkArchive
            opened={asking === 'archive'}
            campaigns={chosen}
            loadedAtMs={index.loadedAtMs}
            onClose={() => setAsking(null)}
          />
          <BulkClone opened={asking === 'clone'} campaigns={chosen} onClose={() => setAsking(null)} />
        </Suspense>
      )}
    </Paper>
  );
}
