/** What of a campaign can be exported, each as one file. */
export const exportKinds = ['calls', 'contacts', 'results', 'receipts'] as const;
export type ExportKind = (typeof exportKinds)[number];

export type ExportForm = 'csv' | 'csv.gz' | 'jsonl';

/** Where a browser downloads it: CSV for a spreadsheet, or each row as a line of JSON. */
export const exportAddress = (campaignId: string, kind: ExportKind, form: ExportForm = 'csv'): string =>
  `/v1/campaigns/${campaignId}/exports/${kind}.${form}${form === 'jsonl' ? '' : '?layout=spreadsheet&bom=true'}`;

/** What each file has, for the people who take it. */
export const exportWords: Record<ExportKind, string> = {
  calls: 'Calls',
  contacts: 'Contacts',
  results: 'Results per contact',
  receipts: 'Receipts',
};
