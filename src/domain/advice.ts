/**
 * Why a campaign may be ready to be archived: nothing is left to dial, its end date or the event it calls for is over,
 * or a newer campaign calls the same people.
 */
export const adviceReasons = ['no_remaining_dials', 'past_end', 'event_passed', 'shared_contacts'] as const;
export type AdviceReason = (typeof adviceReasons)[number];

/** From which share of a campaign's contacts on a newer campaign that has them too is a reason, in percent. */
export const sharedContactsPercent = 10;
