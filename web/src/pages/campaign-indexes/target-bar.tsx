import { Button } from '@mantine/core';
import { UsersRound } from 'lucide-react';
import { lazy, type Ref, Suspense, useState } from 'react';
import { SelectionBar } from './selection-bar';
import type { Index } from './use-index';
import type { Selection } from './use-selection';

const TargetDialog = lazy(() => import('./target-dialog'));
/** As many as the API takes. */
const mostTargeted = 100;

/** The way from ticked archived campaigns to a new one that calls their people again. */
export function TargetBar(props: { index: Index; selection: Selection; ref: Ref<HTMLDivElement> }) {
  const { index, selection, ref } = props;
  const { chosen } = selection;
  const [asking, setAsking] = useState(false);
  // From the first time on: a dialog that closes must still be there to fade out.
  const [asked, setAsked] = useState(false);
  if (asking && !asked) setAsked(true);
  return (
    <SelectionBar
      ref={ref}
      index={index}
      selection={selection}
      hint="Tick campaigns to call some of their people again."
      actions={
        <Button
          size="xs"
          leftSection={<UsersRound size={14} aria-hidden />}
          disabled={chosen.length > mostTargeted}
          onClick={() => setAsking(true)}
        >
          {chosen.length > mostTargeted ? `At most ${mostTargeted} at once` : 'New campaign of their people'}
        </Button>
      }
    >
      {asked && (
        <Suspense>
          <TargetDialog opened={asking} campaigns={chosen} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </SelectionBar>
  );
}
