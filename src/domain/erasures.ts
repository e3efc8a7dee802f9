/** Why a person's data is taken out. Words of ours: a text of somebody's could hold the number. */
export const erasureReasons = ['request_of_person', 'order_of_authority', 'other'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What keeps an erasure from going on until somebody does something about it. */
export const erasureProblems = ['legal_hold', 'object_lock', 'secret_key_missing'] as const;
export type ErasureProblem = (typeof erasureProblems)[number];

/** An account may keep its archived data for so many days at most, or for ever. */
export const longestRetentionDays = 36_500;
