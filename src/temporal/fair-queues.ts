/**
 * Settings of the Temporal server under which one account's thousands of numbers do not make another's few wait: tasks
 * are handed out in turns by fairness key (the account), and from one partition, so that the turns and the rate hold
 * for the queue as a whole. For a server of our own; elsewhere they are an operator's (docs/operations.md).
 */
export const fairQueues = {
  'matching.enableFairness': true,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
} as const;
