import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { jsonBody } from './http.ts';
import type { TwilioCall } from './twilio-call.ts';

const document = z.object({
  price_unit: z.string(),
  phone_number_prices: z.array(z.object({ number_type: z.string(), current_price: z.coerce.number() })),
});

/** What tells a number's price: its digits tell the country. */
interface Priced {
  phoneNumber: string;
  type: string;
}

/**
 * Prices of Twilio's Pricing API, which has them by country and type of number; each country is asked once. A price that is
 * not told, or not in US dollars, is not known: it never keeps a list from being read.
 *
 * @returns cents of US dollars a month, or null
 */
export function twilioPrices(
  call: TwilioCall,
): (number: Priced, signal?: AbortSignal) => Promise<number | null> {
  const countries = new Map<string, ReadonlyMap<string, number>>();

  async function ofCountry(country: string, signal?: AbortSignal): Promise<ReadonlyMap<string, number>> {
    const { reply } = await call(signal, ({ pricing }) => pricing.v1.phoneNumbers.countries(country).fetch());
    const { data } = document.safeParse(jsonBody(reply));
    if (data?.price_unit.toUpperCase() !== 'USD') return new Map();
    return new Map(
      data.phone_number_prices.map(({ number_type: type, current_price: dollars }) => [
        normal(type),
        Math.round(dollars * 100),
      ]),
    );
  }

  return async ({ phoneNumber, type }, signal) => {
    const parsed = parsePhoneNumberFromString(phoneNumber);
    // Where several countries share a code, the main one stands first.
    const country = parsed?.country ?? parsed?.getPossibleCountries()[0];
    if (country === undefined) return null;
    const prices = countries.get(country) ?? (await ofCountry(country, signal));
    countries.set(country, prices);
    return prices.get(normal(type)) ?? null;
  };
}

/** The list says `tollfree`, the prices `toll free`. */
const normal = (type: string) => type.toLowerCase().replaceAll(/[^a-z]/g, '');
