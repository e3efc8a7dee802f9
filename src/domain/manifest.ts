import type { ArchiveReason } from './campaign.ts';
import type { ErasureReason } from './erasures.ts';

/**
 * The kinds of rows an archive holds; each is one CSV file cut into parts. `opt_outs`: people who called back and chose not to
 * be called again; an archive has it only where there are some.
 */
export const partKinds = ['calls', 'contacts', 'receipts', 'opt_outs'] as const;
export type PartKind = (typeof partKinds)[number];

/** Kinds whose rows leave the hot tables once they are sealed for good. */
export const clearedKinds: readonly PartKind[] = ['calls', 'contacts'];

/** Where in a cell what a spreadsheet would run as a formula has an apostrophe before it, see src/csv/guard.ts. */
export const csvGuards = ['beginning', 'everywhere'] as const;
export type CsvGuard = (typeof csvGuards)[number];

/** One sealed file as the manifest names it. */
export interface ManifestPart {
  kind: PartKind;
  sequence: number;
  revision: number;
  /** The file's key in the archive store. */
  key: string;
  rows: number;
  bytes: number;
  uncompressedBytes: number;
  /** SHA-256 of the compressed file, in hex. */
  sha256: string;
  /** Left out: `beginning`. */
  guard?: 'everywhere';
}

/** That a person was taken out of what was sealed before: what is gone, never whose it was. */
export interface ManifestErasure {
  id: string;
  /** ISO 8601, UTC: when it was asked for. */
  at: string;
  reason: ErasureReason;
  /** Rows that were taken out, of the files that stood then. */
  rows: Record<'calls' | 'contacts', number> & { opt_outs?: number };
  /** Keys of the files that are gone from the store. */
  removed: string[];
}

/** Rows of each kind. Without `opt_outs`: nobody opted out, or none of it is sealed yet. */
export type ManifestRows = Record<Exclude<PartKind, 'opt_outs'>, number> & { opt_outs?: number };

/** What an archive consists of, written last: a manifest that exists vouches for every file it names. */
export interface Manifest {
  schema: 'lastcall.archive/1';
  campaignId: string;
  accountId: string;
  campaignName: string;
  version: number;
  /** Of the file of the version before, in hex. Left out: there is none, or it was written before this was told. */
  previousSha256?: string;
  reason: ArchiveReason;
  archivedBy: string;
  /** ISO 8601, UTC. */
  archivedAt: string;
  /** ISO 8601, UTC: when this version was written. */
  sealedAt: string;
  rows: ManifestRows;
  parts: ManifestPart[];
  /** Left out: none. */
  erasures?: ManifestErasure[];
}
