import type { Schemas } from '../../api/client';

export type BulkItem = Schemas['BulkJobDetails']['items'][number];
export type BulkOutcome = NonNullable<BulkItem['outcome']>;

export const outcomeWords: Record<BulkOutcome, string> = {
  archived: 'Archived',
  already_archived: 'Archived before',
  in_use: 'Left alone, somebody dialled',
  draft: 'Still a draft, never launched',
  cloned: 'Cloned',
  gone: 'Deleted meanwhile',
  failed: 'Failed',
};
