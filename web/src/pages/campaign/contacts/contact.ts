import { type Schemas, thereNow } from '../../../api/client';

export type Contact = Schemas['Contact'];

/** What a contact is called; null: it has no name. */
export const nameOf = ({ firstName, lastName }: Contact): string | null =>
  [firstName, lastName].filter(Boolean).join(' ') || null;

/** The contact as it is now, where somebody else's change came before. */
export const contactNow = (error: unknown) => thereNow(error) as Contact | undefined;
