import { useSearchParams } from 'react-router';
import type { CarrierId } from '../../api/carriers';
import { carrierIds, type NumberState, states } from './number-words';

export interface NumberFilters {
  state: NumberState | undefined;
  carrier: CarrierId | undefined;
  campaignId: string | undefined;
  /** Digits only. */
  search: string | undefined;
}

const names = { state: 'state', carrier: 'carrier', campaignId: 'campaign', search: 'q' } as const;
const mostDigits = 30;

/** The filters, kept in the address, so that they can be bookmarked and survive a reload. */
export function useNumberFilters() {
  const [query, setQuery] = useSearchParams();
  const digits = query.get(names.search)?.replaceAll(/\D/g, '').slice(0, mostDigits);
  const filters: NumberFilters = {
    state: states.find((state) => state === query.get(names.state)),
    carrier: carrierIds.find((carrier) => carrier === query.get(names.carrier)),
    campaignId: query.get(names.campaignId) ?? undefined,
    search: digits === '' ? undefined : digits,
  };
  const set = (changes: Partial<Record<keyof NumberFilters, string>>) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [filter, value] of Object.entries(changes)) {
          const name = names[filter as keyof NumberFilters];
          if (value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return {
    filters,
    filtered: Object.values(filters).some((value) => value !== undefined),
    set,
    clear: () => setQuery({}, { replace: true }),
  };
}
