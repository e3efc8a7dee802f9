import type { Schemas } from './schemas.ts';
import { counted, printFacts, printTable, say, shown, styled } from './terminal.ts';

type Report = Schemas['ImportReport'];
type Preview = Schemas['ImportPreview'];

/** Of each list; the API has the rest. */
const shownRows = 10;

/** What became of the rows of a file. */
export function printReport(report: Report): void {
  const { rows, imported, updated, duplicates, refused, doNotCall = 0, odd } = report;
  printFacts([
    ['Rows', counted(rows, 'row')],
    ['Imported', String(imported)],
    ...(updated > 0 ? [['Changed', String(updated)] as const] : []),
    ['Duplicates', String(duplicates)],
    ['Refused', String(refused)],
    ...(doNotCall > 0 ? [['On the do-not-call list', String(doNotCall)] as const] : []),
  ]);
  printRows('refused', report.refusedRows, refused);
  printRows('odd, but taken', report.oddities, odd);
}

/** How a file would be read. */
export function printPreview(preview: Preview): void {
  const { format, encoding, delimiter, headingLine, columns, rows, needsEncoding } = preview;
  printFacts([
    ['Format', [format, encoding, delimiter].filter((word) => word !== null).join(', ')],
    ['Headings', headingLine === 0 ? 'none' : `in line ${headingLine}`],
  ]);
  printTable(
    ['COLUMN', 'IS TAKEN FOR'],
    columns.map(({ heading, meaning }) => [heading, meaning]),
  );
  console.log(styled('dim', 'The first rows'));
  for (const { line, cells } of rows.slice(0, shownRows))
    console.log(shown(`  line ${line}: ${cells.join(' | ')}`));
  printRows('refused', preview.refusedRows, preview.refusedRows.length);
  printRows('odd, but taken', preview.oddities, preview.oddities.length);
  if (needsEncoding !== null)
    say(`It is not UTF-8: to import it as it is shown, say  --encoding ${needsEncoding}`);
  say('Nothing was imported. Other columns:  --column "Best number=phone" --column "Notes=ignore"');
}

function printRows(what: string, rows: readonly { line: number; message: string }[], count: number): void {
  for (const { line, message } of rows.slice(0, shownRows))
    console.log(shown(`  line ${line} ${what}: ${message}`));
  if (count > shownRows) console.log(`  and ${count - shownRows} more`);
}
