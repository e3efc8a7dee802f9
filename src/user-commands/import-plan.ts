import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { CommandError } from './command-error.ts';

export interface ImportOptions {
  country?: string;
  encoding?: string;
  delimiter?: string;
  headingLine?: number;
  column?: string[];
  update?: boolean;
  preview?: boolean;
  refused?: string;
  json?: boolean;
}

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const contentTypes: Readonly<Record<string, string>> = {
  '.xlsx': workbook,
  '.tsv': 'text/tab-separated-values',
  '.txt': 'text/plain',
};

/** What the API looks at of a text to show how it would be read. */
const previewBytes = 256 * 1024;

export interface ImportPlan {
  contentType: string;
  /** How the file is to be read; the API says what of it is not valid. */
  query: Record<string, string>;
  /** How much of it is sent. */
  bytes: number;
}

/** @throws CommandError for what is no file, and for a column without a meaning */
export async function planImport(path: string, options: ImportOptions): Promise<ImportPlan> {
  const found = await stat(path);
  if (!found.isFile()) throw new CommandError('usage', 'no_file', `${path} is no file.`);
  const { country, encoding, delimiter, headingLine, column, update, preview } = options;
  const contentType = contentTypes[extname(path).toLowerCase()] ?? 'text/csv';
  const query = {
    ...(country !== undefined && { country: country.toUpperCase() }),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(headingLine !== undefined && { headingLine: String(headingLine) }),
    ...(column !== undefined && { columns: JSON.stringify(Object.fromEntries(column.map(readColumn))) }),
    ...(update && !preview && { update: 'true' }),
  };
  const bytes = preview && contentType !== workbook ? Math.min(previewBytes, found.size) : found.size;
  return { contentType, query, bytes };
}

/** `Best number=phone`. A heading may have a sign like that in it, a meaning never. */
function readColumn(text: string): [heading: string, meaning: string] {
  const at = text.lastIndexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new CommandError(
    'usage',
    'invalid_column',
    `"${text}" does not say what the column is: write  --column "Best number=phone"`,
  );
}
