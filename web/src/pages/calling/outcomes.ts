import type { Schemas } from '../../api/client';

export type CallResult = Schemas['CallResult'];

/** How a call ended on the line, as callers say it; in the order in which they are offered. */
export const outcomeWords: Readonly<Record<CallResult['outcome'], string>> = {
  answered: 'Answered',
  no_answer: 'No answer',
  voicemail: 'Voicemail',
  busy: 'Busy',
  failed: 'Failed',
  canceled: 'Canceled',
};

export const dispositions = [
  'Supports',
  'Undecided',
  'Does not support',
  'Wrong number',
  'Call back later',
  'Do not call',
] as const;

export const longestDisposition = 200;
