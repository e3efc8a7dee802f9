import { z, type ZodType } from 'zod';
import { instantRange, isInstant } from '../../domain/instants.ts';
import { e164Pattern } from '../../domain/numbers.ts';
import { isStorable, isVisible, notStorable } from '../../domain/text.ts';

/** An instant in an answer: ISO 8601 in UTC with milliseconds, which is how JSON writes a Date. */
export const timestamp = () => z.date().meta({ format: 'date-time', example: '2026-11-23T18:00:00.000Z' });

/** Of what the world's clock dates: added to its time it is told on the campaign's clock. */
export const clockShiftMs = () =>
  z.int().meta({
    description: 'How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others.',
  });

/** An instant in a request: ISO 8601 with `Z` or an offset, in the years 1970 to 2999. */
export const timestampInput = () =>
  z.iso
    .datetime({ offset: true, error: 'must be a time in ISO 8601 with Z or an offset' })
    .transform((text) => new Date(text))
    .refine(isInstant, instantRange)
    .meta({ format: 'date-time', example: '2026-11-23T18:00:00Z' });

/** A calendar day, in the years 1970 to 2999. */
export const day = () =>
  z.iso
    .date('must be a day such as 2026-11-23')
    .refine((text) => isInstant(new Date(text)), instantRange)
    .meta({ example: '2026-11-23' });

export const e164 = () =>
  z
    .string()
    .regex(e164Pattern, 'must be a number in E.164, such as +14155550123')
    .meta({ example: '+14155550123' });

/** Text that is stored: of so many characters at most, and nothing in it that Postgres refuses. */
export const storableText = (maxLength: number) => z.string().max(maxLength).refine(isStorable, notStorable);

/** A name that people give: without blanks around it, and with something to see in it. */
export const nameInput = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine(isStorable, notStorable)
    // An empty one is refused above, once.
    .refine((text) => text === '' || isVisible(text), 'must have a character that can be seen');

/** A UUID, in the one spelling that is compared with ours, and named to Temporal. */
export const id = () =>
  z.uuid('must be a UUID').toLowerCase().meta({ example: '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11' });

/** What a change is meant for, see if-match.ts. */
export const etag = () =>
  z.string().meta({
    description:
      'Another one as soon as what can be changed is another; also the header `ETag`. Sent as `If-Match` with a change, it has the ' +
      'change refused if somebody else came before.',
    example: '"5d41402abc4b2a76b9719d911017c592"',
  });

/** A query parameter that is `true` or `false`. */
export const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false'])
    .default(fallback ? 'true' : 'false')
    .transform((text) => text === 'true');

export const campaignParams = z.strictObject({ campaignId: id() });

export const defaultPageSize = 50;
export const maxPageSize = 200;

/** The query parameters of every list. */
export const pageQuery = {
  cursor: z.string().max(2000).optional().meta({ description: '`nextCursor` of the page before.' }),
  limit: z.coerce
    .number('must be a whole number')
    .int()
    .min(1)
    .max(maxPageSize)
    .default(defaultPageSize)
    .meta({ description: 'How many items a page has at most.' }),
};

/** A page of a list, as a component of the OpenAPI document. */
export const pageOf = <T extends ZodType>(name: string, item: T) =>
  z
    .object({
      items: z.array(item),
      nextCursor: z.string().nullable().meta({ description: 'Null on the last page.' }),
    })
    .meta({ id: name });
