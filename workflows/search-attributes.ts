import { defineSearchAttributeKey } from '@temporalio/common';

/** What operators filter workflows by in the Temporal UI. Never encrypted, so ids and states only. */
export const accountIdKey = defineSearchAttributeKey('LastcallAccountId', 'KEYWORD');
/** A campaign's short id, as its page shows it: on its workflow and on those that release its numbers. */
export const campaignKey = defineSearchAttributeKey('LastcallCampaign', 'KEYWORD');
export const statusKey = defineSearchAttributeKey('LastcallStatus', 'KEYWORD');
export const stageKey = defineSearchAttributeKey('LastcallStage', 'KEYWORD');
export const deadlineKey = defineSearchAttributeKey('LastcallDeadline', 'DATETIME');
