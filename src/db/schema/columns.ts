import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import { uuidv7 } from '../../ids.ts';

/** A primary key of ours: UUIDv7, made by the process that inserts, so that it is known before the insert. */
export const id = () => uuid('id').primaryKey().$defaultFn(uuidv7);

/** An instant. Milliseconds are what JavaScript's Date can hold; more digits would make `=` lie. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

export const createdAt = () => instant('created_at').notNull().defaultNow();

/** The database itself refuses a word that is not one of `values`. */
export const oneOf = (name: string, column: AnyPgColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`);

/** Bytes as they are. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
