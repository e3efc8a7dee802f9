import type { z, ZodType } from 'zod';
import { LastcallError } from '../../errors.ts';

/**
 * A list's place to go on from, as opaque text. `order` names the list and its sort, so that a cursor is refused where
 * it does not belong.
 */
export function encodeCursor(order: string, position: unknown): string {
  return Buffer.from(JSON.stringify([order, position])).toString('base64url');
}

/** @throws LastcallError `invalid_cursor` */
export function decodeCursor<S extends ZodType>(
  cursor: string | undefined,
  order: string,
  schema: S,
): z.output<S> | null {
  if (cursor === undefined) return null;
  const [madeFor, position] = parse(cursor);
  const parsed = schema.safeParse(position);
  if (madeFor !== order || !parsed.success) throw new LastcallError('invalid_cursor');
  return parsed.data;
}

function parse(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** Cuts a page out of `limit + 1` rows: the one too many tells that there is a next page. */
export function page<T>(
  rows: readonly T[],
  limit: number,
  cursorAfter: (last: T) => string,
): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorAfter(last) : null };
}
