import { Button } from '@mantine/core';
import { Archive, Copy } from 'lucide-react';
import { lazy, type Ref, Suspense, useState } from 'react';
import { count } from '../../ui/format';
import { SelectionBar } from './selection-bar';
import type { Index } from './use-index';
import type { Selection } from './use-selection';

const BulkArchive = lazy(() => import('./bulk-archive'));
const BulkClone = lazy(() => import('./bulk-clone'));

/** What can be done to the ticked campaigns, and ways to tick more. */
export function BulkBar(props: { index: Index; selection: Selection; ref: Ref<HTMLDivElement> }) {
  const { index, selection, ref } = props;
  const { chosen } = selection;
  const [asking, setAsking] = useState<'archive' | 'clone' | null>(null);
  // From the first question on: a dialog that closes must still be there to fade out.
  const [asked, setAsked] = useState(false);
  if (asking !== null && !asked) setAsked(true);
  return (
    <SelectionBar
      ref={ref}
      index={index}
      selection={selection}
      hint="Tick campaigns to archive or clone many at once."
      actions={
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
      }
    >
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
    </SelectionBar>
  );
}
