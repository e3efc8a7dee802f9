/**
 * Days after a number was added to the project before which SignalWire does not release it, and those of a customer in
 * trial mode.
 */
export const signalwireHeldDays = { usual: 14, trial: 30 } as const;
