import { defineSearchAttributeKey } from '@temporalio/common';

/** What operators filter campaigns by in the Temporal UI. Never encrypted, so ids and states only. */
export const accountIdKey = defineSearchAttributeKey('LastcallAccountId', 'KEYWORD');
export const statusKey = defineSearchAttributeKey('LastcallStatus', 'KEYWORD');
export const stageKey = defineSearchAttributeKey('LastcallStage', 'KEYWORD');
export const deadlineKey = defineSearchAttributeKey('LastcallDeadline', 'DATETIME');
