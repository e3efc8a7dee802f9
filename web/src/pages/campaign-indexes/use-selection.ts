import { useCallback, useMemo, useState } from 'react';
import type { Campaign } from '../../campaign/words';

/** What one bulk job takes. */
export const mostSelected = 1_000;

const none: ReadonlySet<string> = new Set();

/**
 * Which campaigns of a list are ticked.
 *
 * @param key of the list: another search or order begins without ticks
 */
export function useSelection(key: string, items: readonly Campaign[]) {
  const [state, setState] = useState({ key, ids: none });
  const ids = state.key === key ? state.ids : none;
  const toggle = useCallback(
    (id: string) =>
      setState((before) => {
        const after = new Set(before.key === key ? before.ids : none);
        if (!after.delete(id)) after.add(id);
        return { key, ids: after };
      }),
    [key],
  );
  const select = useCallback(
    (campaigns: readonly Campaign[]) =>
      setState({ key, ids: new Set(campaigns.slice(0, mostSelected).map(({ id }) => id)) }),
    [key],
  );
  // What is archived meanwhile leaves the list, and the selection with it.
  const chosen = useMemo(() => items.filter(({ id }) => ids.has(id)), [items, ids]);
  return { ids, chosen, toggle, select };
}

export type Selection = ReturnType<typeof useSelection>;
