/** A phone number in E.164: up to 15 digits after the plus sign. */
export const e164Pattern = /^\+[1-9]\d{6,14}$/;

/** A rented number's life. `available`: rented, in no campaign. */
export const numberStates = ['available', 'assigned', 'releasing', 'released'] as const;
export type NumberState = (typeof numberStates)[number];

/**
 * Whose place a rental has at a carrier. `installation`: the one place that a number has behind the credentials which
 * all accounts share; no other account gets it until the rental is released. `own`: none there, because the account
 * had credentials of its own. `disputed`: an older rental of another account had the place when places began to count.
 */
export const carrierPlaces = ['installation', 'own', 'disputed'] as const;

/** Whose credentials an account's requests to a carrier are sent with. */
export type CarrierLogin = 'installation' | 'own';

/** Where a number's release stands; `released` is the only end. */
export const releaseStatuses = ['pending', 'attempting', 'waiting', 'needs_operator', 'released'] as const;
export type ReleaseStatus = (typeof releaseStatuses)[number];

/** How far taking a released number back is. `ordered`: the carrier works on it, or its answer is missing. */
export const reclaimStatuses = ['asking', 'ordered', 'reclaimed'] as const;
export type ReclaimStatus = (typeof reclaimStatuses)[number];

/**
 * For so many days after its release nobody else is given a number: US providers have to age a permanently disconnected
 * number for at least 45 days before they assign it again (47 CFR 52.15(f)(1)(ii), as amended by FCC 18-177). People
 * who were called from it may still call back, so an account that rents it again within that time is asked whether it
 * means to.
 */
export const coolDownDays = 45;
