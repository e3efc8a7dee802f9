import { answer, api, type Schemas, thereNow } from '../../api/client';

export type LegalHold = Schemas['LegalHold'];

export const holdsQuery = {
  queryKey: ['legal-holds'],
  queryFn: () => answer(api.GET('/v1/legal-holds')),
};

/** What a hold is set on: a campaign, or with null the account as a whole. */
export type HoldOf = { id: string; name: string } | null;

/** The hold that stands now, where somebody else's change came before; null: none does. */
export const holdNow = (error: unknown) => thereNow(error) as LegalHold | null | undefined;
