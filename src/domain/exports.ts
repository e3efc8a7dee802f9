import { type PartKind, partKinds } from './manifest.ts';

/** What can be exported of a campaign: what is sealed, and of each contact the last result, which follows from it. */
export const exportKinds = [...partKinds, 'results'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** Which sealed rows an export is made of. */
export const sealedSources: Record<ExportKind, readonly PartKind[]> = {
  calls: ['calls', 'contacts'],
  contacts: ['contacts'],
  receipts: ['receipts'],
  opt_outs: ['opt_outs'],
  results: ['contacts', 'calls'],
};

/** The columns of contacts for a spreadsheet; in the place of `fields` stands one for each of them. */
export const contactSheetColumns = [
  'phone',
  'first_name',
  'last_name',
  'email',
  'external_id',
  'fields',
  'lastcall_contact_id',
  'lastcall_dialled_at',
  'lastcall_created_at',
] as const;

/** The column of contacts that holds, as JSON, the fields that have no column of their own. */
export const otherFieldsColumn = 'lastcall_other_fields';
