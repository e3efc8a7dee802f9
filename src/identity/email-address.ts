import { z } from 'zod';

const longestAddress = 254;

/** An e-mail address as it is kept: without blanks around it, in lower case. Nothing that could end a mail's header is one. */
export const emailAddress = () =>
  z.string().trim().toLowerCase().max(longestAddress).pipe(z.email('must be an e-mail address'));

/** @throws Error when it is none */
export function readEmailAddress(text: string): string {
  const read = emailAddress().safeParse(text);
  if (!read.success) throw new Error(`${JSON.stringify(text)} is not an e-mail address.`);
  return read.data;
}
