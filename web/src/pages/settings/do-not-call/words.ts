import type { Schemas } from '../../../api/client';

export type Entry = Schemas['DoNotCallEntry'];
type Source = Entry['source'];

/** How a number came onto the list, for a filter. */
export const sourceWords: Readonly<Record<Source, string>> = {
  person: 'Added by hand',
  opt_out: 'Opted out',
  import: 'Imported',
  disposition: 'Said so in a call',
};

/** Who put it there. */
export const addedByWords = ({ addedByName, callerId }: Entry): string =>
  addedByName ?? (callerId === null ? 'Somebody who is no longer here' : `Caller ${callerId}`);
