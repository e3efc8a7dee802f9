import type { ISql } from 'postgres';
import type { Fragment } from './fragment.ts';

/** A text in SQL as it is searched: in small letters, and without accents. */
export const folded = (sql: ISql, text: Fragment): Fragment =>
  sql`regexp_replace(normalize(lower(${text}), NFD), '[\u0300-\u036f]', '', 'g')`;
