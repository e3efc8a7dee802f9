import type { Campaign } from '../words';

/** What keeps a campaign from archiving itself: its own, or that of the account. */
export type Exemption = NonNullable<Campaign['exemption']>;

/** What is exempt: a campaign, or with null the account as a whole. */
export type ExemptionOf = { id: string; name: string } | null;
