import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** The first words of queries' keys: what a query tells of. */
type QueryWord =
  | 'account'
  | 'account-exports'
  | 'api-keys'
  | 'assignments'
  | 'audit-log'
  | 'bulk-job'
  | 'call-back-texts'
  | 'calendar-feeds'
  | 'call-sources'
  | 'callers'
  | 'campaign'
  | 'campaign-counts'
  | 'campaigns'
  | 'carriers'
  | 'contacts'
  | 'do-not-call'
  | 'erasures'
  | 'events'
  | 'export-presets'
  | 'exports'
  | 'findings'
  | 'inbox'
  | 'invitations'
  | 'legal-holds'
  | 'mail-preferences'
  | 'mails'
  | 'me'
  | 'members'
  | 'numbers'
  | 'webhooks';

/** Which queries are stale after which change, made here or told of by the server. */
const staleAfter = {
  account: ['account', 'me', 'campaigns', 'campaign', 'campaign-counts', 'audit-log'],
  account_export: ['account-exports'],
  api_key: ['api-keys'],
  assignment: ['assignments', 'callers'],
  bulk_job: ['bulk-job'],
  call_back_texts: ['call-back-texts', 'audit-log'],
  calendar_feed: ['calendar-feeds', 'audit-log'],
  call_source: ['call-sources', 'audit-log'],
  calls: ['campaigns', 'campaign'],
  campaign: [
    'campaigns',
    'campaign',
    'campaign-counts',
    'numbers',
    'inbox',
    'callers',
    'contacts',
    'exports',
    'mails',
    'events',
  ],
  carrier: ['carriers'],
  comparison: ['findings'],
  contact: ['contacts', 'campaign', 'campaigns', 'exports', 'audit-log'],
  do_not_call: ['do-not-call', 'contacts', 'audit-log'],
  erasure: ['erasures', 'audit-log'],
  // Schedules follow theirs.
  export_preset: ['export-presets', 'account-exports', 'audit-log'],
  // Its link may just have been accepted.
  invitation: ['invitations', 'members'],
  legal_hold: ['legal-holds', 'erasures', 'audit-log'],
  mail: ['mails', 'audit-log'],
  mail_preference: ['mail-preferences', 'audit-log'],
  me: ['me'],
  // Who leaves loses theirs.
  member: ['members', 'calendar-feeds', 'callers', 'campaigns', 'campaign'],
  webhook: ['webhooks', 'audit-log'],
  workflow: ['inbox', 'audit-log'],
  number: ['numbers', 'inbox', 'findings', 'campaigns', 'campaign', 'campaign-counts'],
} as const satisfies Record<string, readonly QueryWord[]>;

/** Something that changed. */
export type Change = keyof typeof staleAfter;

/** Whether this version of the pages knows such a change: the server may be newer. */
export const isChange = (topic: string): topic is Change => Object.hasOwn(staleAfter, topic);

/** Makes what tells of these changes stale; what is on the screen is loaded again. `everything` is for what was missed. */
export function makeStale(queries: QueryClient, changes: readonly Change[] | 'everything'): Promise<void> {
  if (changes === 'everything') return queries.invalidateQueries();
  const words = new Set<unknown>(changes.flatMap((change) => staleAfter[change]));
  return queries.invalidateQueries({ predicate: ({ queryKey: [word] }) => words.has(word) });
}

/** For a page that changed something: makes what tells of it stale. */
export function useChanged(): (...changes: Change[]) => Promise<void> {
  const queries = useQueryClient();
  return useCallback((...changes: Change[]) => makeStale(queries, changes), [queries]);
}
