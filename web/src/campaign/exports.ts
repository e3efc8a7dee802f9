/** What of a campaign can be exported, each as one CSV file. */
export const exportKinds = ['calls', 'contacts', 'receipts'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** Where a browser downloads it. */
export const exportAddress = (campaignId: string, kind: ExportKind, form: 'csv' | 'csv.gz' = 'csv'): string =>
  `/v1/campaigns/${campaignId}/exports/${kind}.${form}`;
