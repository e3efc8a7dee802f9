import type { Schemas } from '../api/client';

export type ExportFile = Schemas['ExportList']['items'][number];

/** What of a campaign can be exported, each as one file. */
export const exportKinds = ['calls', 'contacts', 'results', 'receipts', 'opt_outs'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** In which form a browser downloads a file: what follows its dot, and the layout of its columns. */
export const exportForms = {
  sheet: { ends: 'csv', layout: 'spreadsheet', label: 'CSV, for spreadsheets' },
  sheetGzip: { ends: 'csv.gz', layout: 'spreadsheet', label: 'CSV, for spreadsheets, compressed with gzip' },
  plain: { ends: 'csv', layout: 'plain', label: 'CSV, for programs' },
  lines: { ends: 'jsonl', layout: 'plain', label: 'JSON Lines, for programs' },
  parquet: { ends: 'parquet', layout: 'plain', label: 'Parquet, for analysis' },
} as const;
export type ExportForm = keyof typeof exportForms;

/**
 * Where a browser downloads a file.
 *
 * @param columns in their order; none: all of them
 */
export function exportAddress(
  campaignId: string,
  kind: ExportKind,
  form: ExportForm = 'sheet',
  columns: readonly string[] = [],
): string {
  const { ends, layout } = exportForms[form];
  const query = new URLSearchParams({
    ...(layout === 'spreadsheet' && { layout, bom: 'true' }),
    ...(columns.length > 0 && { columns: columns.join(',') }),
  });
  return `/v1/campaigns/${campaignId}/exports/${kind}.${ends}${query.size > 0 ? `?${query}` : ''}`;
}

/** What each file has, for the people who take it. */
export const exportWords: Record<ExportKind, string> = {
  calls: 'Calls',
  contacts: 'Contacts',
  results: 'Results per contact',
  receipts: 'Receipts',
  opt_outs: 'Opt-outs of people who called back',
};
