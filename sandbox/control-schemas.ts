import { z } from 'zod';
import { action } from './fault-rules.ts';
import { dialectId, e164, hold } from './model.ts';

const dollarCentsAMonth = z.number().int().nonnegative();

/** Rents numbers without the carrier's own API: listed one by one, or so many from a first number on. */
export const seed = z
  .object({
    carrier: dialectId,
    account: z.string().min(1),
    numbers: z
      .array(
        z.object({
          e164,
          purchasedAt: z.iso.datetime().optional(),
          hold: hold.nullable().optional(),
          hosted: z.boolean().optional(),
          renewsAt: z.iso.datetime().optional(),
          monthlyCostCents: dollarCentsAMonth.optional(),
          /** For Plivo and Vonage, whose lists tell it. */
          subaccount: z.string().min(1).optional(),
        }),
      )
      .max(100_000)
      .optional(),
    range: z.object({ from: e164, count: z.number().int().min(1).max(100_000) }).optional(),
  })
  .strict();
export type Seed = z.input<typeof seed>;

/** Changes a rented number as somebody in the carrier's console would. */
export const change = z
  .object({
    carrier: dialectId,
    e164,
    hold: hold.nullable().optional(),
    purchasedAt: z.iso.datetime().optional(),
    addedAt: z.iso.datetime().optional(),
    hosted: z.boolean().optional(),
    renewsAt: z.iso.datetime().optional(),
    /** Moves it to another account or project, where it begins to count as added. */
    account: z.string().min(1).optional(),
    /** True releases it behind Lastcall's back. */
    released: z.literal(true).optional(),
    /** Lets anybody buy the number, once it is released. */
    forSale: z.boolean().optional(),
  })
  .strict();
export type Change = z.input<typeof change>;

export const orderSettings = z
  .object({ delayMs: z.number().int().nonnegative(), word: z.string().min(1).default('PROCESSING') })
  .strict();

/** How long new tokens are said to hold, and do unless told otherwise; with `revoke` those that are out hold no more. */
export const tokenSettings = z
  .object({
    lifeMs: z.number().int().positive().default(3_600_000),
    holdsMs: z.number().int().positive().optional(),
    revoke: z.boolean().default(false),
  })
  .strict();

export const numbersQuery = z.object({
  carrier: dialectId.optional(),
  account: z.string().optional(),
  state: z.enum(['rented', 'released', 'all']).default('rented'),
});

export const requestsQuery = z.object({
  number: e164.optional(),
  carrier: dialectId.optional(),
  action: action.optional(),
  afterSeq: z.coerce.number().int().nonnegative().optional(),
  limit: z.coerce.number().int().positive().optional(),
});
