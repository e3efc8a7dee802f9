import { type AccountExportKind, accountExportKinds } from './account-exports.ts';
import { type ExportKind, exportKinds } from './exports.ts';

/** Whether a preset is for files of one campaign or for exports of all of the account. */
export const presetScopes = ['campaign', 'account'] as const;
export type PresetScope = (typeof presetScopes)[number];

/** How a campaign's file is laid out, and so which columns it has: as it is sealed, or for people. */
export const exportLayouts = ['plain', 'spreadsheet'] as const;
export type ExportLayoutName = (typeof exportLayouts)[number];

export type PresetKind = ExportKind | AccountExportKind;
export const presetKinds = [...new Set<PresetKind>([...exportKinds, ...accountExportKinds])] as [
  PresetKind,
  ...PresetKind[],
];

/** What a preset is for. */
export interface PresetTarget {
  of: PresetScope;
  kind: PresetKind;
  /** Null: of the account, where the format decides nothing of the columns. */
  layout: ExportLayoutName | null;
}

/** So many an account keeps at most. */
export const mostPresets = 100;
