import { contactSheetColumns, otherFieldsColumn } from '../domain/exports.ts';
import { nameOfHeading } from './column-headings.ts';
import { columns } from './columns.ts';
import { withoutGuard } from './guard.ts';

/** What a column of exported contacts holds: a known column, one field, fields as JSON, or what only Lastcall knows. */
export type ExportedColumn = { is: 'known' | 'field'; name: string } | { is: 'fields' | 'ours' };

/** How to read a file of contacts that was exported, so that it gives back what it was made of. */
export interface ContactExport {
  columnOf: (heading: string) => ExportedColumn;
}

const known = new Set(['phone', 'first_name', 'last_name', 'email', 'external_id']);
const spreadsheetColumns: readonly string[] = [...contactSheetColumns, otherFieldsColumn];

const spreadsheet: ContactExport = {
  columnOf(heading) {
    const name = nameOfHeading(withoutGuard(heading), spreadsheetColumns, 'field');
    return name === null ? ofOurs(heading, otherFieldsColumn) : { is: 'field', name };
  },
};
const plain: ContactExport = {
  columnOf: (heading) =>
    columns.contacts.includes(heading) ? ofOurs(heading, 'fields') : { is: 'field', name: heading },
};

function ofOurs(heading: string, json: string): ExportedColumn {
  if (known.has(heading)) return { is: 'known', name: heading };
  return { is: heading === json ? 'fields' : 'ours' };
}

/** How to read a file with these headings; null: no export has made it. */
export function contactExport(headings: readonly string[]): ContactExport | null {
  if (headings.includes('lastcall_contact_id')) return spreadsheet;
  const names = new Set(headings);
  return columns.contacts.every((name) => names.has(name)) ? plain : null;
}
