/** A rented number's life. `available`: rented, in no campaign. */
export const numberStates = ['available', 'assigned', 'releasing', 'released'] as const;
export type NumberState = (typeof numberStates)[number];

/** Where a number's release stands; `released` is the only end. */
export const releaseStatuses = ['pending', 'attempting', 'waiting', 'needs_operator', 'released'] as const;
export type ReleaseStatus = (typeof releaseStatuses)[number];
