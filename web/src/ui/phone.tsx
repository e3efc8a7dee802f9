import { useQuery } from '@tanstack/react-query';

/** The library knows every country's numbers: it is loaded where there is one to show, and the number is shown before. */
const formatter = {
  queryKey: ['phone-format'],
  queryFn: async () => (await import('libphonenumber-js/min')).parsePhoneNumberFromString,
  staleTime: Infinity,
  gcTime: Infinity,
};

/** Writes numbers as people do, "+1 202 555 0143"; as they are where they are none. */
export function usePhoneFormat(): (e164: string) => string {
  const { data: parse } = useQuery(formatter);
  return (e164) => parse?.(e164)?.formatInternational() ?? e164;
}

/**
 * The E.164 form of a number as people type it; as it was typed where it is none.
 *
 * @param like a number of the country that one without a country code is of
 */
export async function readPhone(typed: string, like: string): Promise<string> {
  const { parsePhoneNumberFromString: parse } = await import('libphonenumber-js/min');
  const country = parse(like)?.country;
  return parse(typed, country && { defaultCountry: country })?.number ?? typed.trim();
}

/** A phone number. */
export const Phone = ({ e164 }: { e164: string }) => usePhoneFormat()(e164);
