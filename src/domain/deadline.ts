/** Why a campaign's deadline moved. */
export const moveReasons = ['dial', 'keep', 'policy', 'exempted', 'exemption_ended', 'delay'] as const;
export type MoveReason = (typeof moveReasons)[number];

/** Days without a dial that an account may choose. */
export const inactivityDaysRange = { least: 7, most: 365 } as const;
/** Days of notice that an account may choose. */
export const noticeDaysRange = { least: 1, most: 90 } as const;
/** How many reminders may follow the notice: with it there are five steps. */
export const mostReminders = 4;
/** Days for which one keep may keep a campaign. */
export const keepDaysRange = { least: 1, most: 30 } as const;
