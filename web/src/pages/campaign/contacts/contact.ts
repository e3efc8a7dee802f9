import type { Schemas } from '../../../api/client';

export type Contact = Schemas['Contact'];

/** What a contact is called; null: it has no name. */
export const nameOf = ({ firstName, lastName }: Contact): string | null =>
  [firstName, lastName].filter(Boolean).join(' ') || null;
