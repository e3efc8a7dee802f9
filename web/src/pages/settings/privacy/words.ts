import type { Schemas } from '../../../api/client';

export type Erasure = Schemas['Erasure'];

/** Why a person is erased. */
export const reasonWords: Readonly<Record<Erasure['reason'], string>> = {
  request_of_person: 'The person asked for it',
  order_of_authority: 'An authority ordered it',
  other: 'Another reason',
};

/** What keeps an erasure from going on, and what to do about it. */
export const problemWords: Readonly<Record<NonNullable<Erasure['problem']>, string>> = {
  legal_hold: 'Waits for a legal hold to be lifted',
  object_lock: 'Waits: the archive store keeps a file locked, and is asked again each day',
  secret_key_missing: 'Waits: whoever runs this installation has to put its secret key back',
};
