/** How a number came onto an account's do-not-call list. */
export const doNotCallSources = ['person', 'opt_out', 'import', 'disposition'] as const;
export type DoNotCallSource = (typeof doNotCallSources)[number];

/** A disposition as it is compared with the account's list of those that mean do-not-call. */
export const comparableDisposition = (text: string): string => text.trim().toLowerCase();
