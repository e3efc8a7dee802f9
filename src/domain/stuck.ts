/**
 * Why a workflow stands still: its task fails at every attempt, or it runs and what the database says is long due does
 * not happen.
 */
export const stuckReasons = [
  'task_fails',
  'deadline_passed',
  'not_sealed',
  'release_not_tried',
  'not_completed',
] as const;
export type StuckReason = (typeof stuckReasons)[number];
