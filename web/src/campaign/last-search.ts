import type { Campaign } from './words';

const last = new Map<string, string>();

/** Remembers how an index was searched, filtered and sorted, for the way back from a campaign. */
export function rememberSearch(status: string, search: string): void {
  last.set(status, search);
}

/** What {@link rememberSearch} was told last: a query with its question mark, or an empty text. */
export const lastSearch = (status: Campaign['status']): string => last.get(status) ?? '';
