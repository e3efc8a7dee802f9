import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

const words = new Set([
  'campaigns',
  'campaign',
  'campaign-counts',
  'numbers',
  'callers',
  'contacts',
  'exports',
]);

/** Makes everything that tells of campaigns stale; what is on the screen is asked for again. */
export function useRefreshCampaigns(): () => void {
  const queries = useQueryClient();
  return useCallback(
    () => void queries.invalidateQueries({ predicate: ({ queryKey: [word] }) => words.has(String(word)) }),
    [queries],
  );
}
