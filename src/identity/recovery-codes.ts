import { randomInt } from 'node:crypto';

// Without what looks alike on paper: 0 and o, 1, i and l.
const letters = '23456789abcdefghjkmnpqrstuvwxyz';
const amount = 10;

/** Ten codes of ten letters, of 31 each: some 49 bits, against 10 tries in a quarter of an hour. */
export const makeRecoveryCodes = (): string[] => Array.from({ length: amount }, () => `${part()}-${part()}`);

const part = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');

/** A code as people type it, as it was made. */
export function readRecoveryCode(typed: string): string {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '');
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}
