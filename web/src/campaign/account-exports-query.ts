import { answer, api, type Schemas } from '../api/client';

export type AccountExport = Schemas['AccountExport'];

/** The newest exports of the account: those that somebody may wait for. */
export const newestExportsQuery = {
  queryKey: ['account-exports', 'newest'],
  queryFn: () => answer(api.GET('/v1/account-exports', { params: { query: { limit: 20 } } })),
};

/** What each kind of export has. */
export const exportKindWords: Readonly<Record<AccountExport['kind'], string>> = {
  dials: 'All dials',
  results: 'Dials with answers',
  caller_activity: 'Caller activity',
  number_history: 'Number history',
};

export const underWay = ({ status }: AccountExport): boolean => status === 'waiting' || status === 'running';
