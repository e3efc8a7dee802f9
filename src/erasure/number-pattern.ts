import { parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * Finds a number wherever it stands in a text: with or without its country code, in whatever way people group its digits. A
 * regular expression in the words that JavaScript and Postgres share.
 *
 * @param phone E.164
 */
export function numberPattern(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone);
  const national = parsed?.nationalNumber ?? phone.replace(/\D/g, '');
  const countryCode = parsed?.countryCallingCode ?? '';
  const between = '[ \\u00a0().\\-/]{0,3}';
  const spaced = (digits: string) => digits.split('').join(between);
  return `(?:(?:\\+|00)?${spaced(countryCode)}${between})?\\(?${spaced(national)}`;
}
