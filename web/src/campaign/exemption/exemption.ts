import { thereNow } from '../../api/client';
import type { Campaign } from '../words';

/** What keeps a campaign from archiving itself: its own, or that of the account. */
export type Exemption = NonNullable<Campaign['exemption']>;

/** What is exempt: a campaign, or with null the account as a whole. */
export type ExemptionOf = { id: string; name: string } | null;

/** The exemption that stands now, where somebody else's change came before; null: none does. */
export const exemptionNow = (error: unknown) => thereNow(error) as Exemption | null | undefined;
