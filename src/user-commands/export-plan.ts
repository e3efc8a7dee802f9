import type { ExportFile, ExportOptions as DownloadOptions } from '../../clients/typescript/src/index.ts';
import { CommandError } from './command-error.ts';

export const exportKinds = ['calls', 'contacts', 'receipts', 'opt_outs', 'results'] as const;
export const exportFormats = ['csv', 'csv.gz', 'jsonl', 'parquet'] as const;

/** As an output: no file. */
export const standardOutput = '-';

export interface ExportOptions {
  kind: (typeof exportKinds)[number];
  format?: (typeof exportFormats)[number];
  layout?: 'plain' | 'spreadsheet';
  columns?: string;
  preset?: string;
  output?: string;
  force?: boolean;
  json?: boolean;
}

export interface ExportPlan {
  /** As the person gets it. */
  format: (typeof exportFormats)[number];
  /** As it is fetched: CSV for a file compressed, as what is sealed is kept, so that a download can be resumed. */
  file: ExportFile;
  query: NonNullable<DownloadOptions['query']>;
  target: string;
}

/** @throws CommandError for a file whose name ends otherwise than the format */
export function planExport(shortId: string, options: ExportOptions): ExportPlan {
  const { kind, output, layout, columns, preset } = options;
  const named = exportFormats.find((format) => output?.endsWith(`.${format}`));
  const format = options.format ?? named ?? 'csv';
  if (named !== undefined && named !== format) {
    throw new CommandError(
      'usage',
      'other_format',
      `${output} is not a name for a file in the format ${format}.`,
    );
  }
  return {
    format,
    file: `${kind}.${format === 'csv' && output !== standardOutput ? 'csv.gz' : format}`,
    query: {
      ...(layout !== undefined && { layout }),
      ...(columns !== undefined && { columns }),
      ...(preset !== undefined && { preset }),
    },
    target: output ?? `${shortId}-${kind}.${format}`,
  };
}
