import { z } from 'zod';
import type { Rent } from '../../db/numbers/rent.ts';
import { timestamp } from '../http/schemas.ts';

const price = z
  .object({
    currency: z.string().meta({ description: 'ISO 4217.', example: 'USD' }),
    cents: z.int().meta({ description: 'Hundredths of the currency.', example: 1150 }),
    numbers: z.int().meta({ description: 'How many numbers that is for.' }),
  })
  .meta({ id: 'Price' });

export const rentSchema = z
  .object({
    monthly: z.array(price).meta({ description: 'A month, by currency, as far as carriers tell prices.' }),
    unpriced: z.int().meta({ description: 'Numbers whose carrier does not tell a price.' }),
    nextWeek: z.array(price).meta({ description: 'What becomes due again within seven days.' }),
    nextRenewalAt: timestamp()
      .nullable()
      .meta({ description: 'When the next rent becomes due, where a carrier tells.' }),
  })
  .meta({ id: 'Rent' });

export const presentRent = ({ nextRenewalMs, ...rent }: Rent): z.input<typeof rentSchema> => ({
  ...rent,
  nextRenewalAt: nextRenewalMs === null ? null : new Date(nextRenewalMs),
});
