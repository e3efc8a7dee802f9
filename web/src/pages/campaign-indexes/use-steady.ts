import { useState } from 'react';
import type { Campaign } from '../../campaign/words';

const none: ReadonlySet<string> = new Set();

/**
 * A list whose rows stay where they are for as long as `held`, so that what is being ticked does not move away: shown as
 * it is now, what is new at the end, and what has left the list kept as it was, among `gone`.
 */
export function useSteady(items: readonly Campaign[], held: boolean) {
  const [before, setBefore] = useState<readonly Campaign[] | null>(null);
  if (held && before === null) setBefore(items);
  if (!held && before !== null) setBefore(null);
  if (!held || before === null) return { rows: items, gone: none };
  const now = new Map(items.map((campaign) => [campaign.id, campaign]));
  const known = new Set(before.map(({ id }) => id));
  const added = items.filter(({ id }) => !known.has(id));
  if (added.length > 0) setBefore([...before, ...added]);
  const rows = [...before, ...added].map((campaign) => now.get(campaign.id) ?? campaign);
  return { rows, gone: new Set(rows.flatMap(({ id }) => (now.has(id) ? [] : [id]))) };
}
