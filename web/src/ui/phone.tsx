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

/** A phone number. */
export const Phone = ({ e164 }: { e164: string }) => usePhoneFormat()(e164);
