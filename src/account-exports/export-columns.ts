import type { ISql } from 'postgres';
import { ownHeading } from '../csv/column-headings.ts';
import { csvLine } from '../csv/csv.ts';
import { jsonLinesFormat, type RowFormat, spreadsheetFormat } from '../csv/row-format.ts';
import type { ExportToMake } from '../db/account-exports/make-export.ts';
import { exportColumnType } from '../db/account-exports/part-rows.ts';
import type { Fragment } from '../db/fragment.ts';
import { keyedColumns } from '../db/seals/export-queries.ts';
import { keyColumns, typedColumn } from '../db/seals/select-rows.ts';
import type { ColumnType } from '../domain/column-types.ts';

interface ExportColumn {
  heading: string;
  type: ColumnType;
  value: Fragment;
}

/** The columns of an account's export: in CSV each question has one of its own. */
function columnsOf(sql: ISql, asked: ExportToMake): ExportColumn[] {
  const { format, questions, moreQuestions } = asked;
  return asked.columns.flatMap((name): ExportColumn[] => {
    const keyed = format === 'csv' ? keyedColumns[name] : undefined;
    const type = exportColumnType(asked, name);
    if (!keyed) return [{ heading: name, type, value: typedColumn(sql, name, type) }];
    const keys = questions ?? [];
    const fixed = [...asked.columns, keyed.others];
    const headings = keys.map((key) => ownHeading(key, fixed, keyed.what));
    if (moreQuestions) headings.push(keyed.others);
    return keyColumns(sql, name, keys, moreQuestions).map((value, at) => ({
      heading: headings[at] ?? '',
      type: 'text',
      value,
    }));
  });
}

/** How rows of an account's export are read and written. */
export interface ExportShape {
  values: Fragment[];
  /** What the file begins with. */
  head: string;
  format: RowFormat;
}

export function exportShape(sql: ISql, asked: ExportToMake): ExportShape {
  const all = columnsOf(sql, asked);
  const values = all.map(({ value }) => value);
  if (asked.format === 'jsonl') return { values, head: '', format: jsonLinesFormat(all) };
  const types = all.map(({ type }) => type);
  const head = csvLine(all.map(({ heading }) => heading));
  return { values, head, format: spreadsheetFormat(types, asked.timeZone) };
}
