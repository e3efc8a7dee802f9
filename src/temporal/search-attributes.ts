import { defineSearchAttributeKey } from '@temporalio/common';

/** What an operator can filter campaigns by in the Temporal UI, registered when a server is set up. */
export const SEARCH_ATTRIBUTES = {
  LastcallAccountId: 'Keyword',
  LastcallStatus: 'Keyword',
  LastcallStage: 'Keyword',
  LastcallDeadline: 'Datetime',
} as const satisfies Record<string, SearchAttributeTypeName>;

/** The types a Temporal server knows, by the names its command line takes. */
export type SearchAttributeTypeName =
  'Text' | 'Keyword' | 'Int' | 'Double' | 'Bool' | 'Datetime' | 'KeywordList';

export const accountIdKey = defineSearchAttributeKey('LastcallAccountId', 'KEYWORD');
export const statusKey = defineSearchAttributeKey('LastcallStatus', 'KEYWORD');
export const stageKey = defineSearchAttributeKey('LastcallStage', 'KEYWORD');
export const deadlineKey = defineSearchAttributeKey('LastcallDeadline', 'DATETIME');
