/** Days after its purchase before which SignalWire does not release a number, and those of a customer in trial mode. */
export const signalwireHeldDays = { usual: 14, trial: 30 } as const;
