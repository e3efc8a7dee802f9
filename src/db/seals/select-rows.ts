import type { ISql } from 'postgres';
import type { PartKind } from '../../domain/manifest.ts';
import { type ColumnType, columnType } from '../../domain/column-types.ts';
import type { Fragment } from '../fragment.ts';
import type { ExportRows } from './export-queries.ts';
import { liveSource } from './live-source.ts';

const postgresTypes: Readonly<Record<ColumnType, string>> = {
  uuid: 'uuid',
  time: 'timestamptz',
  integer: 'int4',
  boolean: 'boolean',
  text: 'text',
  json: 'text',
};

/** One column as it is read: of a type whose binary format is known, JSON as text. */
export const typedColumn = (sql: ISql, name: string, type = columnType(name)): Fragment =>
  sql`r.${sql(name)}::${sql.unsafe(postgresTypes[type])}`;

/** The columns that a JSON column becomes: one for each of its keys, and for the others of `more` another one, as JSON. */
export function keyColumns(sql: ISql, name: string, keys: readonly string[], more: boolean): Fragment[] {
  const each = keys.map((key) => sql`r.${sql(name)} ->> ${key}`);
  return more ? [...each, sql`nullif(r.${sql(name)} - ${[...keys]}::text[], '{}')::text`] : each;
}

/** All rows of an export in their order. */
export const selectRows = (
  sql: ISql,
  { from, orderedBy }: ExportRows,
  values: readonly Fragment[],
): Fragment => sql`select ${listed(sql, values)} from ${from} r order by r.${sql(orderedBy)}`;

/**
 * The rows of a part in the order of their keys.
 *
 * @param part.columns the kind's, of which the first one is the key
 * @param part.after above this key; null: from the first row on
 * @param part.through up to and with this key; null: to the last row
 */
export function selectPart(
  sql: ISql,
  part: {
    campaignId: string;
    kind: PartKind;
    columns: readonly [string, ...string[]];
    after: string | null;
    through: string | null;
  },
): Fragment {
  const { columns, after, through } = part;
  const key = sql`r.${sql(columns[0])}`;
  const values = columns.map((name) => typedColumn(sql, name));
  // Bounds are put in only where there are any, so that each form has an index range scan.
  return sql`
    select ${listed(sql, values)}
    from ${liveSource(sql, part.campaignId)(part.kind)} r
    where true
      ${after === null ? sql`` : sql`and ${key} > ${after}`}
      ${through === null ? sql`` : sql`and ${key} <= ${through}`}
    order by ${key}`;
}

const listed = (sql: ISql, values: readonly Fragment[]): Fragment[] =>
  values.map((value, at) => (at === 0 ? value : sql`, ${value}`));
