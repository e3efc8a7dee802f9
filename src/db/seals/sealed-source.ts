import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ISql } from 'postgres';
import { type ColumnType, columnType } from '../../domain/column-types.ts';
import type { CsvGuard, PartKind } from '../../domain/manifest.ts';
import type { Fragment } from '../fragment.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';
import { keyedColumns } from './export-queries.ts';

const postgresTypes: Partial<Record<ColumnType, string>> = {
  uuid: 'uuid',
  time: 'timestamptz',
  integer: 'integer',
  boolean: 'boolean',
};

/** As in the hot tables, where a call's id alone is ordered by bytes: rows of both may be put together. */
const declared = (name: string) => typeOf(name) ?? (name === 'call_id' ? 'text collate "C"' : 'text');

/** Undefined: text. Of JSON only that with keys to select by is more than that. */
const typeOf = (name: string) => (keyedColumns[name] ? 'jsonb' : postgresTypes[columnType(name)]);

/** The table for one kind of one campaign. */
export const sealedTable = (kind: PartKind, campaignId: string): string =>
  `sealed_${kind}_${campaignId.replaceAll('-', '')}`;

/** Gives up the tables of a campaign before the transaction ends. */
export async function dropSealedTables(
  sql: ISql,
  campaignId: string,
  kinds: readonly PartKind[],
): Promise<void> {
  for (const kind of kinds)
    await sql`drop table if exists ${sql(`pg_temp.${sealedTable(kind, campaignId)}`)}`;
}

/**
 * Reads a sealed file into a table that lasts as long as the transaction. The database reads CSV as it was sealed:
 * nothing and the empty text are told apart.
 *
 * @param file.table see {@link sealedTable}
 * @param file.names the columns of the rows; one that an old file does not have is empty
 * @param file.guard how its cells are guarded
 * @param csv the whole file, not compressed
 * @param stop ends the reading
 * @returns the rows to select from
 * @throws what reading `csv` throws
 */
export async function sealedRows(
  sql: ISql,
  { table: name, names, guard }: { table: string; names: readonly string[]; guard: CsvGuard },
  csv: Readable,
  stop?: AbortSignal,
): Promise<{ rows: Fragment }> {
  const { head, header } = await firstLine(csv);
  const table = sql(name);
  const columns = header.map((each) => `"${each}" ${declared(each)}`).join(', ');
  await sql`create temporary table ${table} (${sql.unsafe(columns)}) on commit drop`;
  await withLongStatements(wholeCampaignMs, async () => {
    const copying = await sql`copy ${table} from stdin (format csv, header true)`.writable();
    csv.unshift(head);
    await pipeline(csv, copying, stop ? { signal: stop } : {});
  });
  await sql`analyze ${table}`;
  const select = names.map(
    (each, at) => sql`${at === 0 ? sql`` : sql`,`} ${column(sql, each, header, guard)} as ${sql(each)}`,
  );
  // In an object, since a promise of a fragment would run it.
  return { rows: sql`(select ${select} from ${table})` };
}

function column(sql: ISql, name: string, header: readonly string[], guard: CsvGuard): Fragment {
  const type = typeOf(name);
  if (!header.includes(name)) return sql`null::${sql.unsafe(type ?? 'text')}`;
  if (type === 'jsonb' && guard === 'everywhere')
    return sql`${withoutGuard(sql, sql`${sql(name)}::text`)}::jsonb`;
  if (type !== undefined) return sql`${sql(name)}`;
  // What keeps spreadsheets from running a text is taken away, see src/csv/guard.ts.
  if (guard === 'everywhere') return withoutGuard(sql, sql`${sql(name)}`);
  return sql`case when ${sql(name)} ~ ${"^'+[=+@\t\r\n＝＋－＠-]"} then substr(${sql(name)}, 2) else ${sql(name)} end`;
}

const withoutGuard = (sql: ISql, text: Fragment): Fragment => sql`regexp_replace(
  case when ${text} ~ ${`^'(['"]*[=+@＝＋－＠-]|'*[\t\r\n])`} then substr(${text}, 2) else ${text} end,
  ${`([;\t\r\n])'(['"]*[=+@＝＋－＠-])`}, '\\1\\2', 'g')`;

/** The headings of a sealed file, which are ours, and all bytes that were read for them. */
async function firstLine(csv: Readable): Promise<{ head: Buffer; header: string[] }> {
  const iterator = csv.iterator({ destroyOnReturn: false });
  let head = Buffer.alloc(0);
  for await (const chunk of iterator as AsyncIterable<Buffer>) {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n');
    if (end === -1) continue;
    const header = head.subarray(0, end).toString().split(',');
    if (header.every((name) => /^[a-z_]+$/.test(name))) return { head, header };
    break;
  }
  throw new Error('A sealed file does not begin with its headings.');
}
